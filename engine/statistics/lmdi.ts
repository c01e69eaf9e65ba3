/** One factor of a product in two periods: spend, impressions per spend, clicks per impression, and so on. */
export type Factor = { readonly before: number; readonly after: number };

/**
 * Splits the change of a product of factors into one effect per factor, additively and without a rest: LMDI-I. The
 * effects are in the unit of the product and in the order of the factors. Zeros take the analytical limits: what appears
 * or vanishes is the effect of the factor that was or became 0; several such factors share it equally, as they do when
 * all of them approach 0 alike. Null for negative or endless factors, for which a logarithm does not exist.
 * @see Ang 2005, "The LMDI approach to decomposition analysis: a practical guide", doi:10.1016/j.enpol.2003.10.010
 * @see Ang, Zhang & Choi 1998, table 2, doi:10.1016/S0360-5442(98)00016-4
 * @see Wood & Lenzen 2006, doi:10.1016/j.enpol.2004.11.010
 * @see Ang & Liu 2007, doi:10.1016/j.enpol.2005.11.001
 */
export function lmdiEffects(factors: readonly Factor[]): readonly number[] | null {
  if (!factors.every(({ before, after }) => isUsable(before) && isUsable(after))) return null;
  const before = factors.reduce((product, factor) => product * factor.before, 1);
  const after = factors.reduce((product, factor) => product * factor.after, 1);
  if (!Number.isFinite(before) || !Number.isFinite(after)) return null;
  if (before === 0 && after === 0) return factors.map(() => 0);
  if (before === 0) return sharedAmong(factors, 'before', after);
  if (after === 0) return sharedAmong(factors, 'after', -before);
  const mean = logarithmicMean(after, before);
  return factors.map((factor) => mean * logRatio(factor.after, factor.before));
}

/** (a − b) ÷ ln(a ÷ b) of two numbers above 0, and a where they are equal. */
function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (a - b) / logRatio(a, b);
}

/** ln(a ÷ b); the quotient alone loses the digits of two numbers that are nearly equal. */
function logRatio(a: number, b: number): number {
  return Math.abs(a - b) < b / 2 ? Math.log1p((a - b) / b) : Math.log(a / b);
}

function isUsable(value: number): boolean {
  return value >= 0 && Number.isFinite(value);
}

/** Null when the product is 0 without a factor of 0, by underflow. */
function sharedAmong(factors: readonly Factor[], period: 'before' | 'after', effect: number): readonly number[] | null {
  const zeros = factors.filter((factor) => factor[period] === 0).length;
  return zeros === 0 ? null : factors.map((factor) => (factor[period] === 0 ? effect / zeros : 0));
}
