import { factIn } from './fact-of-role.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { Fact, FactMetric, Finding, Grade, RecommendationKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Move, RecommendationDraft } from './recommendation-kind.ts';
import { weakestGrade } from './weakest-grade.ts';
import { worseSide } from './worse-side.ts';

/** What one finding asks to be done. */
export type FindingAction = {
  readonly kind: RecommendationKindId;
  readonly finding: Finding;
  /** Those that are not on record are left out. The expected effect is the one in role `effect` or `gain`, the cost that in `cost`. */
  readonly facts: readonly (Fact | null)[];
  /** Which way the finding's group moves; null where no spend moves. */
  readonly direction?: Move['direction'];
  /** No grade better than this. */
  readonly best?: Grade;
  /** The side of `threshold` that proves it wrong, where that is not the worse side of its metric. */
  readonly wrongSide?: 'above' | 'below';
};

/** The recommendation that rests on one finding: as sure and as well graded as that, wrong on the worse side of `threshold`. */
export function findingDraft(campaign: CampaignFacts, action: FindingAction): RecommendationDraft {
  const { kind, finding, direction, best } = action;
  const facts = action.facts.filter((fact) => fact !== null);
  const expected = factIn(facts, 'effect') ?? factIn(facts, 'gain');
  const threshold = factIn(facts, 'threshold');
  const { entity } = finding;
  return {
    id: `${kind}.${finding.id}`,
    entity,
    findings: [finding.id],
    facts,
    expectedRole: expected?.role ?? null,
    costRole: factIn(facts, 'cost') === null ? null : 'cost',
    disproof: threshold === null ? null : disproofOf(threshold.metric, action.wrongSide),
    sampleSize: null,
    grade: weakestGrade([finding], best),
    money: moneyAtStake(campaign, finding, expected),
    certainty: finding.rank.certainty,
    moves: direction === undefined || entity === null ? [] : [{ entity, direction }],
  };
}

function disproofOf(metric: FactMetric, side = worseSide(metric)): RecommendationDraft['disproof'] {
  return { metric, role: 'threshold', direction: side };
}
