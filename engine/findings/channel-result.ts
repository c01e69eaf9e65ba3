import { significant } from '../metrics/significant.ts';
import { makeResult } from './make-result.ts';
import type { FactMetric, FactUnit, FindingKindId, Result } from '../finding.ts';
import type { ComparedArm, RefusedArm } from '../statistics/arm-comparison.ts';
import type { ComparedChannel } from './compare-channels.ts';

/** Who asked, and what the numbers of the comparison are called. */
export type ChannelQuestion = {
  readonly id: string;
  readonly askedBy: FindingKindId;
  readonly metric: FactMetric;
  readonly unit: FactUnit;
  /** By how much a ratio of sums is multiplied for the KPI: 1000 for a price per thousand. */
  readonly per: number;
  readonly money: number | null;
};

/** The answer of one channel's comparison with the others: its value, the difference with interval, or why there is none. */
export function channelResult(channel: ComparedChannel, question: ChannelQuestion): Result {
  const { comparison, place, entity, arm, sides, events } = channel;
  const head = {
    id: question.id,
    askedBy: question.askedBy,
    method: 'each-against-the-rest',
    inputs: [
      arm.numerator,
      arm.denominator,
      ...(arm.days ?? []).flatMap(({ day, numerator, denominator }) => [day, numerator, denominator]),
    ],
    scope: { place, entity, period: null },
    metric: question.metric,
    unit: question.unit,
    n: { rows: null, clusters: arm.days?.length ?? null, events: significant(events) },
    drilldown: [channel.kpi, sides.numerator, sides.denominator],
  };
  if (comparison.status === 'refused') return makeResult({ ...head, status: 'refused', ...whyRefused(comparison) });
  return makeResult({ ...head, ...answerOf(comparison, question) });
}

function answerOf(compared: ComparedArm, { per, money }: ChannelQuestion) {
  const scaled = (value: number | null): number | null => (value === null ? null : significant(value * per));
  const { difference, interval, lift, basis, p, adjustedP, warnings } = compared;
  const [low, high] = [scaled(interval?.low ?? null), scaled(interval?.high ?? null)];
  return {
    status: 'ok',
    estimate: scaled(difference),
    interval: low === null || high === null ? null : { level: 0.95, low, high, kind: basis },
    pValue: significant(p),
    adjustedP: significant(adjustedP),
    effect: { absolute: scaled(difference), relative: lift === null ? null : significant(lift), money },
    assumptions: [basis === 'days' ? 'Days are independent of each other.' : 'Results come one by one and by chance.'],
    warnings,
  } as const;
}

function whyRefused({ reason, needed }: RefusedArm): { readonly reason: string; readonly needed: string | null } {
  switch (reason) {
    case 'few-events':
      return { reason: 'Fewer than 10 results were counted, and fewer were to be expected.', needed: amountOf(needed, 'of spend') };
    case 'few-days':
      return { reason: 'There are too few days with results to see how much they vary.', needed: amountOf(needed, 'days') };
    case 'no-rest':
      return { reason: 'The other channels have no results to compare with.', needed: null };
    case 'not-a-ratio':
      return { reason: 'The channel has no spend or no results that could be compared.', needed: null };
  }
}

function amountOf(needed: number | null, what: string): string | null {
  return needed === null ? null : `${Math.ceil(needed)} ${what}.`;
}
