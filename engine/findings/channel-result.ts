import { significant } from '../metrics/significant.ts';
import { armAnswer, armRefusal } from './arm-answer.ts';
import { makeResult } from './make-result.ts';
import type { FactMetric, FactUnit, FindingKindId, Result } from '../finding.ts';
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
  if (comparison.status === 'refused') return makeResult({ ...head, ...armRefusal(comparison, 'of spend') });
  return makeResult({ ...head, ...armAnswer(comparison, question) });
}
