import type { Finding, FindingKindId } from '../finding.ts';

/** Findings that name a group as better, or as worse, than all others of its breakdown. */
export type GapQuery = { readonly kinds: readonly FindingKindId[]; readonly tone: 'good' | 'bad' };

/** The findings of these kinds and this tone that name a group, each claim once: one dimension of the data may repeat another. */
export function gapClaims(findings: readonly Finding[], { kinds, tone }: GapQuery): readonly Finding[] {
  const own = findings.filter((finding) => kinds.includes(finding.kind) && finding.tone === tone && finding.entity !== null);
  return own.filter((finding, at) => !own.slice(0, at).some((earlier) => isRestated(earlier, finding)));
}

function isRestated(a: Finding, b: Finding): boolean {
  return a.kind === b.kind && numbersOf(a) === numbersOf(b);
}

function numbersOf({ facts }: Finding): string {
  return JSON.stringify(facts.map(({ role, metric, value }) => [role, metric, value]));
}
