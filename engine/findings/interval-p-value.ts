import { z95 } from '../statistics/interval.ts';
import { normalCdf } from '../statistics/distributions.ts';
import type { Interval } from '../statistics/interval.ts';

/** Nearly five standard errors: further out the tail of a normal distribution says nothing of the one that the interval is of. */
const smallestP = 1e-6;

/**
 * Two-sided p-value against 0 of an estimate with a 95 % interval: the distance to the bound on the side of 0 is taken for 1.96
 * standard errors of a normal distribution, so that it is below 0.05 exactly where the interval leaves out 0. At least 0.000001, also
 * for an interval without any width; 1 for an estimate of 0.
 */
export function intervalPValue(estimate: number, { low, high }: Interval): number {
  if (estimate === 0) return 1;
  const reach = estimate > 0 ? estimate - low : high - estimate;
  // A skewed interval may leave out its own estimate.
  const width = reach > 0 ? reach : (high - low) / 2;
  return width > 0 ? Math.max(smallestP, 2 * normalCdf((-z95 * Math.abs(estimate)) / width)) : smallestP;
}
