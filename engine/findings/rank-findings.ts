import type { Finding } from '../finding.ts';
import { significant } from '../metrics/significant.ts';
import type { Draft } from './finding-kind.ts';

/** What is left of a finding's novelty for each finding ranked higher that shares a topic. */
const repeated = 0.5;
/** What is left for each one that makes the same claim with the same numbers: one dimension of the data implies another. */
const restated = 0.1;

/**
 * Ranks findings by stake × certainty × novelty: one by one the best of those that are left, where novelty halves with every
 * chosen finding on a topic of its own, and all but vanishes after the same claim on another dimension. Ties are broken by id.
 * @see Tang et al. 2017, doi:10.1145/3035918.3035922 (impact × significance)
 */
export function rankFindings(drafts: readonly Draft[]): readonly Finding[] {
  const left = [...drafts];
  const chosen: Draft[] = [];
  const ranked: Finding[] = [];
  while (left.length > 0) {
    const scored = left.map((draft) => ({ draft, ...scoreOf(draft, chosen) }));
    const [best] = scored.toSorted((a, b) => b.score - a.score || (a.draft.id < b.draft.id ? -1 : 1));
    if (best === undefined) break;
    const { stake, certainty, topics: _, ...finding } = best.draft;
    const rank = { position: ranked.length + 1, score: best.score, stake, certainty, novelty: best.novelty, impliedBy: best.impliedBy };
    ranked.push({ ...finding, rank });
    chosen.push(best.draft);
    left.splice(left.indexOf(best.draft), 1);
  }
  return ranked;
}

function scoreOf(draft: Draft, chosen: readonly Draft[]): { score: number; novelty: number; impliedBy: string | null } {
  const implying = chosen.filter((other) => other.topics.some((topic) => draft.topics.includes(topic)));
  const same = chosen.filter((other) => isRestated(other, draft));
  const novelty = repeated ** implying.length * restated ** same.length;
  const score = significant(draft.stake * draft.certainty * novelty) ?? 0;
  return { score, novelty, impliedBy: (same[0] ?? implying[0])?.id ?? null };
}

function isRestated(a: Draft, b: Draft): boolean {
  return a.kind === b.kind && a.facts.length > 0 && numbersOf(a) === numbersOf(b);
}

function numbersOf({ facts }: Draft): string {
  return JSON.stringify(facts.map(({ role, metric, value }) => [role, metric, value]));
}
