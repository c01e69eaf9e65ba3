import type { Factor } from './lmdi.ts';

/**
 * Splits the change of a product of factors into one effect per factor: the mean, over all orders in which the factors
 * can move from their old to their new value, of what each one's move adds. The effects are in the unit of the product,
 * in the order of the factors, and add up to the change; factors may be 0 or negative. Null when a factor is not finite.
 * @see Shapley 1953, "A value for n-person games", doi:10.1515/9781400881970-018
 * @see Sun 1998, "Changes in energy consumption and energy intensity: a complete decomposition model", doi:10.1016/S0140-9883(97)00012-1
 */
export function shapleyEffects(factors: readonly Factor[]): readonly number[] | null {
  if (!factors.every(({ before, after }) => Number.isFinite(before) && Number.isFinite(after))) return null;
  return factors.map((factor, index) => (factor.after - factor.before) * meanProduct(factors.toSpliced(index, 1)));
}

/**
 * Mean product of the other factors at the moment when one factor moves. `products[k]` is the sum, over all choices of k
 * factors that moved already, of the product; a choice of k out of m comes with probability 1 ÷ ((m + 1) · C(m, k)).
 * That takes steps in the square of the factors, where going through the orders takes their factorial.
 */
function meanProduct(others: readonly Factor[]): number {
  const products = others.reduce<readonly number[]>(
    (sums, { before, after }) => Array.from({ length: sums.length + 1 }, (_, k) => (sums[k] ?? 0) * before + (sums[k - 1] ?? 0) * after),
    [1],
  );
  const m = others.length;
  let probability = 1 / (m + 1);
  let mean = 0;
  for (const [k, product] of products.entries()) {
    mean += product * probability;
    probability *= (k + 1) / (m - k);
  }
  return mean;
}
