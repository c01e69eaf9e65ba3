import { toUnits } from '../fields/decimal.ts';
import { caveatsOf } from './kpi-claim.ts';
import { namedRows } from './channel-table.ts';
import { valueIn } from './fact-in-role.ts';
import { segmentFacts } from './segment-facts.ts';
import { isBetter } from './segment-standing.ts';
import { stakeOfMoney } from './stake.ts';
import type { FindingKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Draft } from './finding-kind.ts';
import type { Segment } from './segment-comparison.ts';

/** Of which kind the claim is, the result that carries it, and the same group compared by a price, where it has one. */
export type SegmentClaim = { readonly kind: FindingKindId; readonly result: string; readonly price: Segment | null };

/** The claim that one group is better or worse than all others together; null where a number for it is not on record. */
export function segmentDraft(facts: CampaignFacts, segment: Segment, { kind, result, price }: SegmentClaim): Draft | null {
  const { comparison, entity, place, table, arm, kpi } = segment;
  if (comparison.status === 'refused') return null;
  const id = `${kind}.${place}`;
  const cited = segmentFacts(facts.ledger, segment, { id, price });
  if (valueIn(cited, 'value') === null || valueIn(cited, 'difference') === null) return null;
  const effectMoney = valueIn(cited, 'effect');
  const coverage = { coverage: table.coverageOfSpend, isTooFew: false };
  return {
    id,
    kind,
    tone: isBetter(segment) === true ? 'good' : 'bad',
    entity,
    period: null,
    comparator: 'rest',
    facts: cited,
    effectMoney,
    result,
    grade: arm.days === undefined || table.dimension === 'weekday' ? 'C' : 'B',
    caveats: ['observed-not-caused', ...caveatsOf(facts, kpi.id, coverage)],
    stake: effectMoney === null ? stakeWithoutMoney(segment, comparison.lift ?? 0) : stakeOfMoney(facts, effectMoney),
    certainty: 1 - comparison.adjustedP,
    topics: topicsOf(segment),
  };
}

/** The relative difference over the group's share of what is counted. */
function stakeWithoutMoney({ table, arm, kpi }: Segment, lift: number): number {
  const whole = toUnits(table.whole[kpi.denominator] ?? 0n);
  return whole > 0 ? Math.min(1, (Math.abs(lift) * arm.denominator) / whole) * (table.coverageOfSpend ?? 1) : 0;
}

/** Of two groups, what is said of one is said of the other. */
function topicsOf({ table, entity }: Segment): readonly string[] {
  const named = namedRows(table);
  const keys = named.length === 2 ? named.map(({ key }) => key) : [entity.key];
  return keys.map((key) => `${table.dimension}:${key}`);
}
