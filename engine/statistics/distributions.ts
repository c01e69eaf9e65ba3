/** Density, distribution and quantiles of the normal, Student's t and chi-square distributions. */

/** ln Γ(x) for x > 0, Lanczos with g = 7 and nine terms; relative error below 1e-14. */
export function logGamma(x: number): number {
  if (x > 1e6) return logGammaLarge(x);
  const shifted = x - 1;
  let sum = lanczos[0] ?? 0;
  for (let i = 1; i < lanczos.length; i++) sum += (lanczos[i] ?? 0) / (shifted + i);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** P(Z ≤ z) of the standard normal. */
export function normalCdf(z: number): number {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z > 0 ? 1 - tail : tail;
}

/** z with P(Z ≤ z) = p; ±Infinity at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  let z = acklam(p);
  for (let i = 0; i < 3; i++) {
    const error = normalCdf(z) - p;
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const step = error / density;
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}

/** P(T ≤ t) of Student's t with `df` degrees of freedom. */
export function tCdf(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** t with P(T ≤ t) = p; `df` > 0. NaN for p outside 0–1. */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) return Number.NaN;
  if (p < 0.5) return -tQuantile(1 - p, df);
  if (p === 0.5) return 0;
  const tail = (t: number): number => 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return solveIncreasing((t) => 1 - p - tail(t), { start: 2 });
}

/** P(X ≤ x) of chi-square with `df` degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return x <= 0 ? 0 : 1 - upperGamma(df / 2, x / 2);
}

/**
 * x with P(X ≤ x) = p of chi-square; `df` > 0. Above 100,000 degrees the Wilson–Hilferty form is
 * within 2e-9 of the exact value and does not need the slow series.
 * @see Wilson & Hilferty 1931, doi:10.1073/pnas.17.12.684
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) return p === 0 ? 0 : Number.NaN;
  if (df > 1e5) return wilsonHilferty(p, df);
  const start = Math.max(wilsonHilferty(p, df), 1e-8);
  return p < 0.5
    ? solveIncreasing((x) => lowerGamma(df / 2, x / 2) - p, { start })
    : solveIncreasing((x) => 1 - p - upperGamma(df / 2, x / 2), { start });
}

/** Regularised incomplete beta I_x(a, b), by the continued fraction of Lentz. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

function logGammaLarge(x: number): number {
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x);
}

/** Regularised lower incomplete gamma P(a, x). */
function lowerGamma(a: number, x: number): number {
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Regularised upper incomplete gamma Q(a, x), accurate in the tail. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

const maxTerms = 20_000;
const epsilon = 1e-16;
const tiny = 1e-300;

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < maxTerms && Math.abs(term) > Math.abs(sum) * epsilon; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < maxTerms; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < epsilon * 10) break;
  }
  return h * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < maxTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < epsilon * 10) break;
  }
  return h;
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

function wilsonHilferty(p: number, df: number): number {
  const spread = 2 / (9 * df);
  return df * (1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3;
}

/** Root of an increasing function on x > 0: brackets by doubling, then bisection and regula falsi (Illinois). */
function solveIncreasing(f: (x: number) => number, options: { readonly start: number }): number {
  let low = options.start;
  let high = options.start;
  for (let i = 0; i < 1100 && f(high) < 0; i++) high *= 2;
  for (let i = 0; i < 1100 && f(low) > 0; i++) low /= 2;
  return illinois(f, low, high);
}

function illinois(f: (x: number) => number, low: number, high: number): number {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  for (let i = 0; i < 300 && b - a > 4e-16 * b; i++) {
    const secant = (a * fb - b * fa) / (fb - fa);
    const x = i % 3 === 2 || !(secant > a && secant < b) ? (a + b) / 2 : secant;
    const fx = f(x);
    if (fx === 0 || x === a || x === b) return x;
    if (fx < 0) [a, fa, fb] = [x, fx, fb / 2];
    else [b, fb, fa] = [x, fx, fa / 2];
  }
  return (a + b) / 2;
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
