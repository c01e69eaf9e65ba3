import { tCdf, tQuantile } from './distributions.ts';
import { tailOf } from './interval.ts';
import { contrastRatios } from './ratio-contrast.ts';
import type { Interval } from './interval.ts';
import type { DayCluster } from './ratio-contrast.ts';

/** `lift` is first ÷ second − 1 (0.08 is 8 % more), the interval is its own, `p` two-sided. */
export type Lift = Interval & { readonly lift: number; readonly logError: number; readonly degrees: number; readonly p: number };

/**
 * Relative difference of two ratios of sums, from the sums of their days: the delta method on the logarithm with Student's t, an
 * interval of 95 % unless `level` says otherwise. Null with fewer than two days on a side, or unless both ratios are above 0.
 * @see Deng, Knoblich & Lu 2018, arXiv:1803.06336
 */
export function logLiftInterval(first: readonly DayCluster[], second: readonly DayCluster[], level = 0.95): Lift | null {
  const contrast = contrastRatios(first, second);
  if (contrast === null || contrast.logError === null) return null;
  return liftOf(Math.log(contrast.first / contrast.second), { logError: contrast.logError, degrees: contrast.degrees }, level);
}

/** Lift of a logarithm with its standard error; infinitely many `degrees` are the normal distribution. */
export function liftOf(
  logRatio: number,
  { logError, degrees }: { readonly logError: number; readonly degrees: number },
  level: number,
): Lift | null {
  if (!(logError > 0)) return null;
  const half = tQuantile(1 - tailOf(level), degrees) * logError;
  return {
    lift: Math.expm1(logRatio),
    low: Math.expm1(logRatio - half),
    high: Math.expm1(logRatio + half),
    logError,
    degrees,
    p: 2 * tCdf(-Math.abs(logRatio) / logError, degrees),
  };
}
