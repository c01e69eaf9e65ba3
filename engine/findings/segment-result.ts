import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { armAnswer, armRefusal } from './arm-answer.ts';
import { makeResult } from './make-result.ts';
import type { FactUnit, FindingKindId, Result } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Segment } from './segment-comparison.ts';

/** Who asked, under which id, and the money of the finding that rests on the answer. */
export type SegmentQuestion = { readonly id: string; readonly askedBy: FindingKindId; readonly money: number | null };

/** The answer of one group's comparison with the others: the difference with interval, or why there is none. */
export function segmentResult(segment: Segment, { id, askedBy, money }: SegmentQuestion): Result {
  const { comparison, place, entity, arm, kpi, events } = segment;
  const days = (arm.days ?? []).flatMap(({ day, numerator, denominator }) => [day, numerator, denominator]);
  const head = {
    id,
    askedBy,
    method: 'each-against-the-rest',
    inputs: [kpi.id, arm.numerator, arm.denominator, ...days],
    scope: { place, entity, period: null },
    metric: kpi.id,
    unit: unitOf(kpi.id),
    n: { rows: null, clusters: arm.days?.length ?? null, events: significant(events) },
    drilldown: [kpi.id, kpi.numerator, kpi.denominator].map((measure) => `${place}.${measure}`),
  };
  if (comparison.status === 'refused') return makeResult({ ...head, ...armRefusal(comparison, exposureOf(kpi.id)) });
  return makeResult({ ...head, ...armAnswer(comparison, { per: kpiOf(kpi.id).per, money }) });
}

/** Shares differ by points. */
function unitOf(id: KpiId): FactUnit {
  const { unit } = kpiOf(id);
  return unit === 'share' ? 'points' : unit;
}

/** What buys results: the money of a price, the trials of a share. */
function exposureOf(id: KpiId): string {
  const { kind, denominator } = kpiOf(id);
  return kind === 'cost' ? 'of spend' : denominator.replaceAll('_', ' ');
}
