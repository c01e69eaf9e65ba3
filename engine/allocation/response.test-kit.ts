import { drawNormal, seededRandom } from '../statistics/seeded-random.ts';
import { outcomeAt } from './response-curve.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { SpendPoint } from './response-fit.ts';

/** Periods on a curve, with spend of about 500 that varies by half of it, and errors of a share of the outcome. */
export function periodsOn(
  curve: ResponseCurve,
  options: { readonly seed: number; readonly count: number; readonly noise: number },
): readonly SpendPoint[] {
  const random = seededRandom(options.seed);
  return Array.from({ length: options.count }, () => {
    const spend = Math.max(20, 500 * Math.exp(0.5 * drawNormal(random) - 0.125));
    return { spend, outcome: Math.max(0, outcomeAt(curve, spend) * (1 + options.noise * drawNormal(random))) };
  });
}
