import { solveLeastSquares } from './linear-solver.ts';
import type { LeastSquares } from './linear-solver.ts';

/** Logarithms of rates as sums of terms, and how sure they are. */
export type PoissonRegression = {
  readonly coefficients: readonly number[];
  /** Covariance of the coefficients, over-dispersion included. */
  readonly covariance: readonly (readonly number[])[];
  /** Scatter of the counts in units of what chance alone gives, never below 1. */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
};

/** Counts with the terms of their rate; all lists have one length. */
export type PoissonTask = {
  /** Terms of each row, the intercept written out. */
  readonly rows: readonly (readonly number[])[];
  readonly counts: readonly number[];
  /** Logarithm of what the rate is taken of: of the impressions behind the clicks. */
  readonly offsets: readonly number[];
};

const maxRounds = 50;
const tolerance = 1e-10;
/** Logarithms of means are held in here, so that a first bad step cannot overflow. */
const [leastLog, mostLog] = [-30, 30];

/**
 * Quasi-Poisson regression with logarithmic link by iteratively reweighted least squares; the covariance is multiplied
 * by the Pearson dispersion where counts scatter more than chance. Null when terms depend on each other, no count is
 * above 0, rows are too few, or the fit does not settle.
 * @see McCullagh & Nelder 1989, Generalized Linear Models, 2nd ed., 2.5 and 6.2
 */
export function poissonRegression({ rows, counts, offsets }: PoissonTask): PoissonRegression | null {
  if (!counts.some((count) => count > 0)) return null;
  let logs = counts.map((count) => Math.log(count + 0.5));
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < maxRounds; round++) {
    const means = logs.map(Math.exp);
    const working = logs.map((log, i) => log - (offsets[i] ?? 0) + ((counts[i] ?? 0) - (means[i] ?? 1)) / (means[i] ?? 1));
    const fit = solveLeastSquares(rows, working, means);
    if (fit === null || fit.degreesOfFreedom < 1) return null;
    logs = rows.map((row, i) => Math.min(mostLog, Math.max(leastLog, (offsets[i] ?? 0) + dot(row, fit.coefficients))));
    const deviance = devianceOf(counts, logs);
    if (Math.abs(deviance - last) <= tolerance * (Math.abs(deviance) + 0.1)) return describe(fit, counts, logs);
    last = deviance;
  }
  return null;
}

function describe(fit: LeastSquares, counts: readonly number[], logs: readonly number[]): PoissonRegression {
  const pearson = counts.reduce((sum, count, i) => sum + (count - Math.exp(logs[i] ?? 0)) ** 2 / Math.exp(logs[i] ?? 0), 0);
  const dispersion = Math.max(1, pearson / fit.degreesOfFreedom);
  return {
    coefficients: fit.coefficients,
    covariance: fit.inverse.map((row) => row.map((value) => value * dispersion)),
    dispersion,
    degreesOfFreedom: fit.degreesOfFreedom,
  };
}

function devianceOf(counts: readonly number[], logs: readonly number[]): number {
  return counts.reduce((sum, count, i) => {
    const log = logs[i] ?? 0;
    return sum + 2 * ((count > 0 ? count * (Math.log(count) - log) : 0) - count + Math.exp(log));
  }, 0);
}

function dot(row: readonly number[], coefficients: readonly number[]): number {
  return row.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), 0);
}
