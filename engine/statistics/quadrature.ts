/**
 * Integral of a smooth function from `low` to `high` to about 13 digits; roots and peaks at the ends do no harm, as long as the value
 * there is finite. For peaks far narrower than the range, give the range of the peak.
 * @see Takahasi & Mori 1974, doi:10.2977/prims/1195192451 (tanh-sinh)
 */
export function integrate(f: (x: number) => number, low: number, high: number): number {
  const half = (high - low) / 2;
  let sum = half * Math.PI * 0.5 * f(low + half);
  let integral = 0;
  let step = 1;
  for (let level = 0; level < maxLevels; level++, step /= 2) {
    // Every level halves the step; the points of the levels before are kept.
    for (let t = step; t < reach; t += level === 0 ? step : 2 * step) sum += half * pairAt(f, t, { low, high });
    const previous = integral;
    integral = sum * step;
    if (level > 2 && Math.abs(integral - previous) <= 1e-13 * Math.abs(integral)) break;
  }
  return integral;
}

/**
 * Points between −1 and 1 and their weights, by which polynomials up to degree 2 · `count` − 1 are integrated exactly; from low to high.
 * @see DLMF 3.5.v
 */
export function gaussLegendre(count: number): readonly { readonly x: number; readonly weight: number }[] {
  return Array.from({ length: count }, (_, index) => {
    let x = -Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    for (let i = 0; i < 8; i++) x -= legendre(count, x).value / legendre(count, x).slope;
    return { x, weight: 2 / ((1 - x * x) * legendre(count, x).slope ** 2) };
  });
}

function legendre(count: number, x: number): { readonly value: number; readonly slope: number } {
  let [before, value] = [1, x];
  for (let k = 2; k <= count; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (count * (x * value - before)) / (x * x - 1) };
}

const maxLevels = 9;
/** Beyond this the weights are below 1e-17 of the largest. */
const reach = 3.2;

type Range = { readonly low: number; readonly high: number };

function pairAt(f: (x: number) => number, t: number, { low, high }: Range): number {
  const stretched = (Math.PI / 2) * Math.sinh(t);
  const weight = ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(stretched) ** 2;
  // Distance from the end, which keeps its digits where it is tiny.
  const distance = (high - low) / (1 + Math.exp(2 * stretched));
  return weight * (f(low + distance) + f(high - distance));
}
