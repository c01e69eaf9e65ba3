import { correlationFactor } from './correlation-factor.ts';
import { tCdf } from './distributions.ts';
import { solveLeastSquares } from './linear-solver.ts';
import type { LeastSquares } from './linear-solver.ts';

/** A step in a series: where the new level begins, how high it is and how sure it is. */
export type LevelShift = {
  /** Position of the first value of the new level. */
  readonly index: number;
  /** Height of the step in the unit of the values, other terms held still; negative for a fall. */
  readonly step: number;
  /** Two-sided chance of such a step at this position if there were none, 0–1; 0 when nothing is left unexplained. */
  readonly pValue: number;
};

export type LevelShiftOptions = {
  /** Volume behind each value ≥ 0; a value of weight 0 is ignored. Unless told, all count alike. */
  readonly weights?: readonly number[];
  /** Holds a straight slope still, so that a ramp is no step. */
  readonly hasSlope?: boolean;
  /** Holds the means of a season of this many values still. */
  readonly period?: number;
};

/**
 * Tests for a step between position `index` − 1 and `index` by regression; the error is widened when neighbouring
 * residuals go together. Null when either side is empty or too few values are left for the terms.
 * @see Chow 1960, doi:10.2307/1910133
 */
export function testLevelShift(values: readonly number[], index: number, options: LevelShiftOptions = {}): LevelShift | null {
  const weights = options.weights ?? values.map(() => 1);
  const rows = values.map((_, i) => termsAt(i, index, options));
  const fit = solveLeastSquares(rows, values, weights);
  if (fit === null || fit.degreesOfFreedom < 1) return null;
  const step = fit.coefficients[1] ?? 0;
  const variance = (fit.residualSumOfSquares / fit.degreesOfFreedom) * (fit.inverse[1]?.[1] ?? 0);
  const error = Math.sqrt(variance * correlationFactor(residualsOf(values, rows, { fit, weights })));
  return { index, step, pValue: error > 0 ? 2 * tCdf(-Math.abs(step) / error, fit.degreesOfFreedom) : 0 };
}

export type StepSearch = LevelShiftOptions & {
  /** Fewest values on either side. */
  readonly minSegment: number;
  /** Tries every n-th position only; 1 unless told. */
  readonly stride?: number;
};

/**
 * The most certain step among the positions that leave enough values on either side; its p-value is multiplied by the
 * number of positions tried (Bonferroni). Null when there is no such position or nothing moves.
 */
export function strongestLevelShift(values: readonly number[], search: StepSearch): LevelShift | null {
  const { minSegment, stride = 1 } = search;
  const count = Math.max(0, Math.floor((values.length - 2 * minSegment) / stride) + 1);
  const tried = Array.from({ length: count }, (_, i) => testLevelShift(values, minSegment + i * stride, search));
  const rounding = 1e-12 * Math.max(...values.map(Math.abs));
  let best: LevelShift | null = null;
  for (const shift of tried) {
    if (shift !== null && Math.abs(shift.step) > rounding && (best === null || isStronger(shift, best))) best = shift;
  }
  return best === null ? null : { ...best, pValue: Math.min(1, best.pValue * count) };
}

function isStronger(shift: LevelShift, other: LevelShift): boolean {
  return shift.pValue < other.pValue || (shift.pValue === other.pValue && Math.abs(shift.step) > Math.abs(other.step));
}

/** Intercept, step, slope and all but one phase of the season. */
function termsAt(i: number, index: number, { hasSlope, period }: LevelShiftOptions): readonly number[] {
  const phases = period === undefined ? [] : Array.from({ length: period - 1 }, (_, phase) => (i % period === phase ? 1 : 0));
  return [1, i >= index ? 1 : 0, ...(hasSlope === true ? [i] : []), ...phases];
}

type Fit = { readonly fit: LeastSquares; readonly weights: readonly number[] };

function residualsOf(values: readonly number[], rows: readonly (readonly number[])[], { fit, weights }: Fit): readonly number[] {
  return rows.map((row, i) => {
    const fitted = row.reduce((sum, term, j) => sum + term * (fit.coefficients[j] ?? 0), 0);
    return ((values[i] ?? 0) - fitted) * Math.sqrt(weights[i] ?? 0);
  });
}
