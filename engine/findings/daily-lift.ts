import { significant } from '../metrics/significant.ts';
import { minClusters } from '../statistics/cluster-ratio-interval.ts';
import { logLiftInterval } from '../statistics/log-lift-interval.ts';
import type { Lift } from '../statistics/log-lift-interval.ts';
import type { DayCluster } from '../statistics/ratio-contrast.ts';

/**
 * Relative difference of two ratios of sums with 95 % interval and p-value, each cut to 12 digits. Null below eight days on a side
 * (unless `minDays` says otherwise), where a ratio is 0, and where nothing varies: equal ratios on every day leave an error of
 * rounding, not of chance.
 */
export function dailyLift(first: readonly DayCluster[], second: readonly DayCluster[], minDays = minClusters): Lift | null {
  const found = logLiftInterval(first, second);
  if (found === null || found.logError < 1e-9 || found.degrees + 1 < minDays) return null;
  const cut = (value: number): number => significant(value) ?? value;
  return { ...found, lift: cut(found.lift), low: cut(found.low), high: cut(found.high), p: cut(found.p) };
}
