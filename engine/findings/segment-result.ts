import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { makeResult } from './make-result.ts';
import type { FactUnit, FindingKindId, Result } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { ComparedArm, RefusedArm } from '../statistics/arm-comparison.ts';
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
  if (comparison.status === 'refused') return makeResult({ ...head, status: 'refused', ...whyRefused(comparison, segment) });
  return makeResult({ ...head, ...answerOf(comparison, { per: kpiOf(kpi.id).per, money }) });
}

/** Shares differ by points. */
function unitOf(id: KpiId): FactUnit {
  const { unit } = kpiOf(id);
  return unit === 'share' ? 'points' : unit;
}

function answerOf(compared: ComparedArm, { per, money }: { readonly per: number; readonly money: number | null }) {
  const scaled = (value: number | null): number | null => (value === null ? null : significant(value * per));
  const { difference, interval, lift, basis, p, adjustedP, warnings } = compared;
  const [low, high] = [scaled(interval?.low ?? null), scaled(interval?.high ?? null)];
  const isOnDays = basis === 'days' || basis === 'pooled-days';
  return {
    status: 'ok',
    estimate: scaled(difference),
    interval: low === null || high === null ? null : { level: 0.95, low, high, kind: basis },
    pValue: significant(p),
    adjustedP: significant(adjustedP),
    effect: { absolute: scaled(difference), relative: lift === null ? null : significant(lift), money },
    assumptions: [isOnDays ? 'Days are independent of each other.' : 'Results come one by one and by chance.'],
    warnings,
  } as const;
}

function whyRefused({ reason, needed }: RefusedArm, { kpi }: Segment): { readonly reason: string; readonly needed: string | null } {
  switch (reason) {
    case 'few-events':
      return { reason: 'Fewer than 10 results were counted, and fewer were to be expected.', needed: amountOf(needed, exposureOf(kpi.id)) };
    case 'few-days':
      return { reason: 'There are too few days with results to see how much they vary.', needed: amountOf(needed, 'days') };
    case 'no-rest':
      return { reason: 'The others have no results to compare with.', needed: null };
    case 'not-a-ratio':
      return { reason: 'The two sums make no ratio that could be compared.', needed: null };
  }
}

/** What buys results: the money of a price, the trials of a share. */
function exposureOf(id: KpiId): string {
  const { kind, denominator } = kpiOf(id);
  return kind === 'cost' ? 'of spend' : denominator.replaceAll('_', ' ');
}

function amountOf(needed: number | null, what: string): string | null {
  return needed === null ? null : `${Math.ceil(needed)} ${what}.`;
}
