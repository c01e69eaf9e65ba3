import { decomposeChain } from './chain-decomposition.ts';
import { bootstrapDays } from './day-bootstrap.ts';
import { funnelFactors } from './funnel-factors.ts';
import type { BootstrapOptions } from './cluster-bootstrap.ts';
import type { Interval } from './interval.ts';

/** The sums of the stages of one day: spend, impressions, clicks, conversions. */
export type FunnelDay = readonly number[];

export type FunnelNoise = {
  readonly change: Interval;
  /** One for each stage, as the effects of the chain: of the first stage, then of each rate. */
  readonly effects: readonly Interval[];
  /** False: no change beyond noise, the interval of the change holds 0. */
  readonly isBeyondNoise: boolean;
};

/**
 * How far the change of a funnel's last stage between two periods, and the effects of its stages, could differ by the
 * chance of the days alone. The periods are compared as they are: give them equally many days. Null with fewer than four
 * days in a period or where the stages are no funnel. Throws when days differ in their number of stages.
 * @see `bootstrapDays` for the method and its limits
 */
export function measureFunnelNoise(
  days: { readonly before: readonly FunnelDay[]; readonly after: readonly FunnelDay[] },
  options: BootstrapOptions,
): FunnelNoise | null {
  const stages = [...days.before, ...days.after][0]?.length ?? 0;
  if ([...days.before, ...days.after].some((day) => day.length !== stages)) throw new RangeError('every day needs the same stages');
  const intervals = bootstrapDays(
    { before: days.before.length, after: days.after.length },
    (weights) => {
      const sums = Array.from({ length: stages }, (_, stage) => ({
        before: weightedSum(days.before, weights.before, stage),
        after: weightedSum(days.after, weights.after, stage),
      }));
      const factors = funnelFactors(sums);
      const chain = factors === null ? null : decomposeChain([{ id: 'funnel', factors }]);
      return chain === null ? null : [chain.change, ...chain.effects];
    },
    options,
  );
  const [change, ...effects] = intervals ?? [];
  return change === undefined ? null : { change, effects, isBeyondNoise: change.low > 0 || change.high < 0 };
}

function weightedSum(days: readonly FunnelDay[], weights: readonly number[], stage: number): number {
  return days.reduce((sum, day, index) => sum + (weights[index] ?? 0) * (day[stage] ?? 0), 0);
}
