import { devianceTerm, logGamma, stirlingError } from './gamma-function.ts';

/**
 * Regularised incomplete beta I(x; a, b); a and b > 0. `y` is 1 − x, for callers who know it better than the difference does.
 * @see DiDonato & Morris 1992, doi:10.1145/131766.131776, for the continued fraction
 */
export function incompleteBeta(x: number, a: number, b: number, y = 1 - x): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = betaKernel(x, a, b, y);
  return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b, y) : 1 - front * betaFraction(y, b, a, x);
}

/** xᵃ (1 − x)ᵇ ÷ B(a, b): the density of Beta(a, b) times x (1 − x); a and b > 0, 0 < x < 1. @see Loader 2000 */
export function betaKernel(x: number, a: number, b: number, y = 1 - x): number {
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/** ln B(a, b), which keeps its digits where a or b is large; a and b > 0. @see DLMF 5.12.1 */
export function logBeta(a: number, b: number): number {
  const [small, large] = [Math.min(a, b), Math.max(a, b)];
  if (large < 15) return logGamma(small) + logGamma(large) - logGamma(small + large);
  // ln Γ(large) − ln Γ(large + small), with the leading parts taken together.
  const ratio = -(large - 0.5) * Math.log1p(small / large) - small * Math.log(large + small) + small;
  return logGamma(small) + ratio + stirlingError(large) - stirlingError(large + small);
}

/** Near its mean the number of terms grows with √(a + b). */
const maxTerms = 1_000_000;
const tiny = 1e-300;

/** I(x; a, b) ÷ kernel, by the method of Lentz. */
function betaFraction(x: number, a: number, b: number, y: number): number {
  const lambda = a * y - b * x;
  let c = 1 / tiny;
  let d = (a + 1) / nonZero(a * (lambda + 1));
  let h = d;
  for (let n = 1; n < maxTerms; n++) {
    const s = a + 2 * n - 1;
    const alpha = ((a + n - 1) / s) * ((a + b + n - 1) / s) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / s + ((a + n) * (lambda + 1 + n * (1 + y))) / (s + 2);
    d = 1 / nonZero(beta + alpha * d);
    c = nonZero(beta + alpha / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return h;
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
