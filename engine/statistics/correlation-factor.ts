/**
 * How much more the mean of `values` around 0 varies when each goes with the one before: (1 + ρ) ÷ (1 − ρ), with ρ the
 * correlation of neighbours, raised by what short series underrate it and held between 0 and 0.9; 1 when there are none.
 * @see Bartlett 1935, doi:10.1111/j.2397-2335.1935.tb04188.x; Marriott & Pope 1954, doi:10.1093/biomet/41.3-4.390
 */
export function correlationFactor(values: readonly number[]): number {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  if (!(squares > 0)) return 1;
  const products = values.reduce((sum, value, i) => sum + value * (values[i - 1] ?? 0), 0);
  const found = products / squares;
  const rho = Math.min(0.9, Math.max(0, found + (1 + 3 * found) / values.length));
  return (1 + rho) / (1 - rho);
}
