import { factIn, inRole } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import type { Fact, Finding, FindingKindId } from '../finding.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/** Of each fault the roles that its sentence needs, and what they are called here: a fault is told by roles that no other has. */
const faults: Readonly<Partial<Record<FindingKindId, Readonly<Record<string, string>>>>> = {
  'unit-jump': { factor: 'factor', affected: 'affected' },
  'missing-days': { days: 'missing-days', typical: 'typical' },
  'reconciliation-gap': { difference: 'difference', relative: 'relative' },
  'coverage-gap': { covered: 'covered', missing: 'missing', value: 'value', coverage: 'coverage' },
};

/** Asks for an export without the fault that was found; what a right one will show is not known before. */
export const fixExport: RecommendationKind = {
  id: 'fix-export',
  group: 'refine',
  recommend: (campaign, { findings }) =>
    findings
      .filter(({ kind }) => faults[kind] !== undefined)
      .map((finding) => findingDraft(campaign, { kind: 'fix-export', finding, facts: factsOf(finding) })),
};

function factsOf({ kind, facts }: Finding): readonly (Fact | null)[] {
  return Object.entries(faults[kind] ?? {}).map(([from, to]) => inRole(factIn(facts, from), to));
}
