import { tCdf, tQuantile } from './distributions.ts';
import { tailOf } from './interval.ts';
import type { Interval } from './interval.ts';

/** `difference` is the mean of a − the mean of b, the interval is its own, `p` two-sided. */
export type WelchTest = Interval & {
  readonly difference: number;
  readonly standardError: number;
  readonly degrees: number;
  readonly t: number;
  readonly p: number;
};

/**
 * t test of two means without equal variances, each value the mean of a cluster (a day, an ad), with an interval of 95 % unless `level`
 * says otherwise. Null with fewer than two values on a side, or where nothing varies.
 * @see Welch 1947, doi:10.1093/biomet/34.1-2.28
 */
export function welchTest(a: readonly number[], b: readonly number[], level = 0.95): WelchTest | null {
  if (a.length < 2 || b.length < 2) return null;
  const [first, second] = [meanOf(a), meanOf(b)];
  const variance = first.variance + second.variance;
  if (!(variance > 0)) return null;
  const degrees = variance ** 2 / (first.variance ** 2 / (a.length - 1) + second.variance ** 2 / (b.length - 1));
  const standardError = Math.sqrt(variance);
  const difference = first.mean - second.mean;
  const [t, half] = [difference / standardError, tQuantile(1 - tailOf(level), degrees) * standardError];
  return { difference, standardError, degrees, t, p: 2 * tCdf(-Math.abs(t), degrees), low: difference - half, high: difference + half };
}

/** Mean, and the variance of the mean. */
function meanOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) / values.length };
}
