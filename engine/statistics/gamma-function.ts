/** ln Γ(x); x > 0, else NaN. Relative error below 1e-14, near the zeros at 1 and 2 too. @see DLMF 5.7.3 and 5.11.1 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x < 0.5) return logGammaFromTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return logGammaFromTwo(x - 1) - Math.log(x);
  if (x >= 15) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x);
  let [rest, product] = [x, 1];
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return Math.log(product) + logGammaFromTwo(rest - 2);
}

/**
 * What Stirling's formula lacks: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π; x > 0. Densities that are built from it keep their
 * digits where differences of ln Γ of large numbers lose them.
 * @see Loader 2000, Fast and Accurate Computation of Binomial Probabilities
 */
export function stirlingError(x: number): number {
  return x >= 15 ? stirlingSeries(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi;
}

/** x ln(x ÷ mean) + mean − x, without cancellation where both are close; x ≥ 0, mean > 0. @see Loader 2000 */
export function devianceTerm(x: number, mean: number): number {
  if (x === 0) return mean;
  const v = (x - mean) / (x + mean);
  if (Math.abs(v) > 0.6) return x * Math.log(x / mean) + mean - x;
  let [sum, power] = [0, v * v * v];
  for (let j = 3; j < 90 && Math.abs(power) > Math.abs(sum) * epsilon; j += 2) {
    sum += power / j;
    power *= v * v;
  }
  return (x - mean) * v + 2 * x * sum;
}

/** Regularised lower incomplete gamma P(a, x); a > 0. 0 for x ≤ 0. @see DLMF 8.11.4 */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Regularised upper incomplete gamma Q(a, x), accurate in the tail; a > 0. 1 for x ≤ 0. @see DLMF 8.9.2 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/** Complementary error function, 2 ÷ √π times the integral of exp(−t²) from x on. @see DLMF 7.11.2 */
export function erfc(x: number): number {
  return x < 0 ? 1 + lowerGamma(0.5, x * x) : upperGamma(0.5, x * x);
}

const halfLogTwoPi = 0.9189385332046728;
const epsilon = 1.2e-16;
/** Near x = a the number of terms grows with √a; this is enough for a of ten thousand million. */
const maxTerms = 1_000_000;
const tiny = 1e-300;

/** xᵃ e⁻ˣ ÷ Γ(a + 1). */
function gammaFront(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  return Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function gammaSeries(a: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let n = 1; n < maxTerms && term > sum * epsilon; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * gammaFront(a, x);
}

/** Continued fraction by the method of Lentz. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let [c, d] = [1 / tiny, 1 / b];
  let h = d;
  for (let i = 1; i < maxTerms; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 2 * epsilon) break;
  }
  return h * a * gammaFront(a, x);
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Σ B₂ₖ ÷ (2k (2k − 1) x²ᵏ⁻¹); x ≥ 15 leaves less than 1e-17. */
function stirlingSeries(x: number): number {
  const y = 1 / (x * x);
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360)))))) / x;
}

/** ln Γ(2 + z) for −½ ≤ z ≤ ½. */
function logGammaFromTwo(z: number): number {
  return z * taylorAtTwo.reduceRight((sum, coefficient) => sum * z + coefficient, 0);
}

/** 1 − γ, then (−1)ᵏ (ζ(k) − 1) ÷ k from k = 2 on. */
const taylorAtTwo = [
  0.42278433509846713, 0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5, 2.050721277567069e-5,
  -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7, -4.492469198764566e-7, 2.1207184805554665e-7,
  -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8, 1.0838659214896955e-8, -5.183475041970047e-9,
  2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10,
  -6.4229645638381e-11, 3.1044247747322276e-11,
];
