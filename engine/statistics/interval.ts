import { normalQuantile } from './distributions.ts';

/** `low` ≤ `high`, in the unit of the estimate; of 95 % where no other level is asked for. */
export type Interval = { readonly low: number; readonly high: number };

/** Two-sided 95 %: the 97.5 % quantile of the standard normal. */
export const z95 = 1.959963984540054;

/** The share that a two-sided interval leaves out on each side: 0.025 of `level` 0.95. `level` lies between 0 and 1. */
export function tailOf(level: number): number {
  // The difference 1 − 0.95 is not exactly 0.05.
  return level === 0.95 ? 0.025 : (1 - level) / 2;
}

/** Half the width of a two-sided normal interval in standard errors: 1.96 of `level` 0.95. */
export function criticalZ(level: number): number {
  return level === 0.95 ? z95 : -normalQuantile(tailOf(level));
}
