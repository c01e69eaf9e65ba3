import { normalQuantile } from './distributions.ts';
import { criticalZ } from './interval.ts';

/** Two-sided `level` of the interval (0.95 unless told) and the chance to see an effect that is there (0.8 unless told). */
export type Design = { readonly level?: number; readonly power?: number };

/**
 * The smallest difference of two shares that so many trials would have shown, in the unit of the share: belongs beside every result
 * that is not significant. Null without trials on a side, or unless the share lies between 0 and 1.
 * @see Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, 3rd edition, 4.1
 */
export function minimumDetectableEffect(
  { share, trialsA, trialsB }: { readonly share: number; readonly trialsA: number; readonly trialsB: number },
  design: Design = {},
): number | null {
  if (!isInside(share) || !(trialsA > 0) || !(trialsB > 0)) return null;
  return detectableErrors(design) * Math.sqrt(share * (1 - share) * (1 / trialsA + 1 / trialsB));
}

/** Trials that each of two arms needs to show a difference of `effect` around `share`; null unless there is one to show. */
export function proportionSampleSize(
  { share, effect }: { readonly share: number; readonly effect: number },
  design: Design = {},
): number | null {
  if (!isInside(share) || !(Math.abs(effect) > 0)) return null;
  return Math.ceil(2 * share * (1 - share) * (detectableErrors(design) / effect) ** 2);
}

/**
 * Values that each of two arms needs to show a difference of `effect` between two means; null unless there is one to show.
 * @see Lehr 1992, doi:10.1002/sim.4780110811
 */
export function meanSampleSize(
  { standardDeviation, effect }: { readonly standardDeviation: number; readonly effect: number },
  design: Design = {},
): number | null {
  if (!(standardDeviation > 0) || !(Math.abs(effect) > 0)) return null;
  return Math.ceil(2 * ((standardDeviation * detectableErrors(design)) / effect) ** 2);
}

/** How many standard errors an effect must measure to be seen: 2.80 at 95 % and a power of 80 %. */
export function detectableErrors({ level = 0.95, power = 0.8 }: Design = {}): number {
  return criticalZ(level) + normalQuantile(power);
}

function isInside(share: number): boolean {
  return share > 0 && share < 1;
}
