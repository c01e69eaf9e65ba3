import { tQuantile } from './distributions.ts';
import { z95 } from './interval.ts';
import { solveLeastSquares } from './linear-solver.ts';

/** Errors of past forecasts: one list per place that was forecast from, by step; null where nothing came to compare. */
export type PastErrors = readonly (readonly (number | null)[])[];

export type ConformalOptions = {
  readonly horizon: number;
  /** Least growth of errors with the horizon, as a power of it: below 0 where they even out. */
  readonly leastPower: number;
  /** How many of the lists err on their own; at least 2. */
  readonly independent: number;
};

/** The sum of the values of a walk errs with this power of the horizon; nothing errs faster. */
const mostPower = 1.5;

/**
 * Half-widths of 95 % intervals by step, `horizon` of them: errors are brought to one size by a power of the horizon,
 * pooled, and their quantile is widened as Student's t is for as many independent lists. Steps beyond the longest list
 * go on along the same power. Null with fewer than two lists, since nothing is then known of their spread.
 * @see Vovk, Gammerman & Shafer 2005, doi:10.1007/b106715; Stankeviciute, Alaa & van der Schaar 2021, NeurIPS 34
 */
export function conformalScale(errors: PastErrors, { horizon, leastPower, independent }: ConformalOptions): readonly number[] | null {
  if (errors.length < 2) return null;
  const sizes = errors.flatMap((list) => list.flatMap((error, i) => (error === null ? [] : [{ step: i + 1, size: Math.abs(error) }])));
  const power = Math.min(mostPower, Math.max(leastPower, growthOf(sizes)));
  const scores = sizes.map(({ step, size }) => size / step ** power).sort((a, b) => a - b);
  const rank = Math.min(scores.length, Math.ceil(0.95 * (scores.length + 1)));
  const widening = tQuantile(0.975, independent - 1) / z95;
  return Array.from({ length: horizon }, (_, i) => (scores[rank - 1] ?? 0) * widening * (i + 1) ** power);
}

type Size = { readonly step: number; readonly size: number };

/** Slope of the logarithm of the mean size on the logarithm of the step; that of a walk where it cannot be told. */
function growthOf(sizes: readonly Size[]): number {
  const means = [...Map.groupBy(sizes, ({ step }) => step)]
    .map(([step, all]) => ({ step, count: all.length, mean: all.reduce((sum, { size }) => sum + size, 0) / all.length }))
    .filter(({ mean }) => mean > 0);
  const line = solveLeastSquares(
    means.map(({ step }) => [1, Math.log(step)]),
    means.map(({ mean }) => Math.log(mean)),
    means.map(({ count }) => count),
  );
  return line?.coefficients[1] ?? 0.5;
}
