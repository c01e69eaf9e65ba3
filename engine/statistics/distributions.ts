/** Distributions and quantiles of the normal, Student's t, chi-square, F and beta distributions. */
import { incompleteBeta } from './beta-function.ts';
import { findIncreasingRoot } from './find-root.ts';
import { lowerGamma, upperGamma } from './gamma-function.ts';

/** P(Z ≤ z) of the standard normal. */
export function normalCdf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z > 0 ? 1 - tail : tail;
}

/** z with P(Z ≤ z) = p; ±Infinity at 0 and 1, NaN outside. @see Acklam 2003 for the start, refined by the method of Halley */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  let z = acklam(p);
  for (let i = 0; i < 3; i++) {
    // Near one half the mass between 0 and z has more digits than the tail.
    const error = p > 0.25 ? 0.5 - p - 0.5 * lowerGamma(0.5, (z * z) / 2) : normalCdf(z) - p;
    const step = error * Math.exp((z * z) / 2) * Math.sqrt(2 * Math.PI);
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}

/** P(T ≤ t) of Student's t with `df` > 0 degrees of freedom; infinitely many make it the normal distribution. */
export function tCdf(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  const tail = tTail(t, df);
  return t > 0 ? 1 - tail : tail;
}

/** t with P(T ≤ t) = p; `df` > 0, also infinitely many. ±Infinity at 0 and 1, NaN outside. */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1 && df > 0)) return Number.NaN;
  if (p === 0 || p === 1 || df === Number.POSITIVE_INFINITY) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const body = (t: number): number => 0.5 * incompleteBeta((t * t) / (df + t * t), 0.5, df / 2, df / (df + t * t));
  // Near one half the mass between 0 and t has more digits than the tail.
  const excess = (t: number): number => (tail > 0.25 ? body(t) - Math.abs(p - 0.5) : tail - tTail(t, df));
  const t = findIncreasingRoot(excess, Math.abs(normalQuantile(p)));
  return p < 0.5 ? -t : t;
}

/** P(X ≤ x) of chi-square with `df` > 0 degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return lowerGamma(df / 2, x / 2);
}

/** P(X > x) of chi-square, accurate where it is small; `df` > 0. */
export function chiSquareTail(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
}

/**
 * x with P(X ≤ x) = p of chi-square; `df` > 0. NaN for p outside 0–1. Above 100,000 degrees the expansion is exact to 1e-13 and
 * does not need the slow series.
 * @see Cornish & Fisher 1938, doi:10.2307/1400905; Goldberg & Levine 1946, doi:10.1214/aoms/1177730979
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1 && df > 0)) return Number.NaN;
  if (df > 1e5) return cornishFisher(normalQuantile(p), df);
  return positiveQuantile(p, { lower: (x) => chiSquareCdf(x, df), upper: (x) => chiSquareTail(x, df), start: wilsonHilferty(p, df) });
}

/** P(X ≤ x) of F with `df1` and `df2` > 0 degrees of freedom. */
export function fCdf(x: number, df1: number, df2: number): number {
  const sum = df1 * x + df2;
  return x <= 0 ? 0 : incompleteBeta((df1 * x) / sum, df1 / 2, df2 / 2, df2 / sum);
}

/** P(X > x) of F, accurate where it is small. */
export function fTail(x: number, df1: number, df2: number): number {
  const sum = df1 * x + df2;
  return x <= 0 ? 1 : incompleteBeta(df2 / sum, df2 / 2, df1 / 2, (df1 * x) / sum);
}

/** x with P(X ≤ x) = p of F; `df1` and `df2` > 0. NaN for p outside 0–1. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p >= 0 && p <= 1 && df1 > 0 && df2 > 0)) return Number.NaN;
  return positiveQuantile(p, { lower: (x) => fCdf(x, df1, df2), upper: (x) => fTail(x, df1, df2), start: 1 });
}

/** x with I(x; a, b) = p, the quantile of Beta(a, b); a and b > 0. NaN for p outside 0–1. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return Number.NaN;
  if (p === 1) return 1;
  const upper = (x: number): number => incompleteBeta(1 - x, b, a, x);
  return positiveQuantile(p, { lower: (x) => incompleteBeta(x, a, b), upper, start: a / (a + b), max: 1 });
}

/** The tail beyond |t|. */
function tTail(t: number, df: number): number {
  return 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5, (t * t) / (df + t * t));
}

type Tails = {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
  readonly start: number;
  readonly max?: number;
};

/** Solves for the smaller of the two tails, which has the more digits. */
function positiveQuantile(p: number, { lower, upper, start, max = Number.MAX_VALUE }: Tails): number {
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return findIncreasingRoot(p < 0.5 ? (x) => lower(x) - p : (x) => 1 - p - upper(x), Math.max(start, 1e-8), max);
}

function wilsonHilferty(p: number, df: number): number {
  const spread = 2 / (9 * df);
  return df * (1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3;
}

function cornishFisher(z: number, df: number): number {
  const [z2, root] = [z * z, Math.sqrt(2 * df)];
  const first = root * z + (2 / 3) * (z2 - 1) + (z * (z2 - 7)) / (9 * root);
  const second = (32 - 14 * z2 - 6 * z2 * z2) / (405 * df) + (z * (9 * z2 * z2 + 256 * z2 - 433)) / (4860 * df * root);
  return df + first + second;
}

/** Acklam's rational start for p ≤ 0.5; relative error 1.2e-9 before refinement. */
function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(tailTop, q) / (polynomial(tailBottom, q) * q + 1);
  }
  const q = p - 0.5;
  return (polynomial(middleTop, q * q) * q) / (polynomial(middleBottom, q * q) * q * q + 1);
}

const tailTop = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783,
];
const tailBottom = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];
const middleTop = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const middleBottom = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
