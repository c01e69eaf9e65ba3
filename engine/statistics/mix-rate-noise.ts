import { bootstrapDays } from './day-bootstrap.ts';
import { decomposeMixRate } from './mix-rate.ts';
import type { BootstrapOptions } from './cluster-bootstrap.ts';
import type { DayWeights } from './day-bootstrap.ts';
import type { Interval } from './interval.ts';
import type { MixRate, RatioSums } from './mix-rate.ts';

/** The daily sums of one segment, on the same days in the same order as those of the other segments; 0 on days without it. */
export type SegmentDays = { readonly id: string; readonly before: readonly RatioSums[]; readonly after: readonly RatioSums[] };

type PartIntervals = { readonly mix: Interval; readonly rate: Interval; readonly withoutDenominator: Interval };

export type MixRateNoise = PartIntervals & {
  readonly change: Interval;
  /** False: no change beyond noise, the interval of the change holds 0. */
  readonly isBeyondNoise: boolean;
  readonly days: { readonly before: number; readonly after: number };
  readonly segments: readonly (PartIntervals & { readonly id: string })[];
};

/**
 * How far the change of a ratio and its mix and rate could differ by the chance of the days alone: intervals from drawing
 * days anew, for the total and by segment in the given order. Null with fewer than four days in a period or without
 * denominators. Throws when segments differ in their number of days.
 * @see `bootstrapDays` for the method and its limits
 */
export function measureMixRateNoise(segments: readonly SegmentDays[], options: BootstrapOptions): MixRateNoise | null {
  const days = { before: segments[0]?.before.length ?? 0, after: segments[0]?.after.length ?? 0 };
  if (segments.some(({ before, after }) => before.length !== days.before || after.length !== days.after)) {
    throw new RangeError('every segment needs the same days');
  }
  const statistic = (weights: DayWeights): readonly number[] | null => {
    const drawn = segments.map(({ id, before, after }) => ({
      id,
      before: weightedSums(before, weights.before),
      after: weightedSums(after, weights.after),
    }));
    const decomposition = decomposeMixRate(drawn);
    return decomposition === null ? null : figuresOf(decomposition);
  };
  const intervals = bootstrapDays(days, statistic, options);
  const [change, ...parts] = intervals ?? [];
  const [total, ...bySegment] = inThrees(parts);
  if (change === undefined || total === undefined) return null;
  return {
    change,
    isBeyondNoise: change.low > 0 || change.high < 0,
    ...total,
    days,
    segments: segments.flatMap(({ id }, index) => {
      const part = bySegment[index];
      return part === undefined ? [] : [{ id, ...part }];
    }),
  };
}

function weightedSums(days: readonly RatioSums[], weights: readonly number[]): RatioSums {
  let [numerator, denominator] = [0, 0];
  for (const [day, sums] of days.entries()) {
    const weight = weights[day] ?? 0;
    numerator += weight * sums.numerator;
    denominator += weight * sums.denominator;
  }
  return { numerator, denominator };
}

/** The change, then mix, rate and what has no denominator, of the total and of each segment. */
function figuresOf(decomposition: MixRate): readonly number[] {
  const parts = [decomposition, ...decomposition.segments];
  return [decomposition.change, ...parts.flatMap(({ mix, rate, withoutDenominator }) => [mix, rate, withoutDenominator])];
}

function inThrees(intervals: readonly Interval[]): readonly PartIntervals[] {
  return Array.from({ length: Math.floor(intervals.length / 3) }, (_, index) => {
    const [mix, rate, withoutDenominator] = intervals.slice(index * 3, index * 3 + 3);
    return mix === undefined || rate === undefined || withoutDenominator === undefined ? [] : [{ mix, rate, withoutDenominator }];
  }).flat();
}
