import type { SpendPoint } from './response-fit.ts';

/** Below this many pairs of neighbouring periods a correlation is chance. */
const minPairs = 8;
const minCorrelation = 0.3;

/**
 * Correlation of a period's spend with the outcome of the period before, plain and with the earlier spend held constant.
 * Points are in order of time. Null below eight pairs or when spend or outcome does not vary.
 */
export function laggedOutcome(points: readonly SpendPoint[]): { readonly correlation: number; readonly partial: number } | null {
  const pairs = points.slice(1).map((point, index) => ({ now: point.spend, before: points[index] }));
  if (pairs.length < minPairs) return null;
  const now = pairs.map((pair) => pair.now);
  const outcome = pairs.map((pair) => pair.before?.outcome ?? 0);
  const earlier = pairs.map((pair) => pair.before?.spend ?? 0);
  const plain = correlation(now, outcome);
  const [own, response] = [correlation(now, earlier), correlation(outcome, earlier)];
  if (plain === null || own === null || response === null) return null;
  const rest = (1 - own ** 2) * (1 - response ** 2);
  // Where earlier spend explains all of it, nothing is left that could follow the outcome.
  return { correlation: plain, partial: rest > 1e-9 ? (plain - own * response) / Math.sqrt(rest) : 0 };
}

/** True when spend seems to have been set by what the period before brought, which no curve can tell from an effect. */
export function followsOutcome(lagged: { readonly partial: number } | null, periods: number): boolean {
  return lagged !== null && lagged.partial >= Math.max(minCorrelation, 2 / Math.sqrt(periods));
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    aa += da * da;
    bb += db * db;
    ab += da * db;
  }
  // Rounding leaves a trace of variance in equal numbers.
  const isFlat = aa <= 1e-18 * a.length * meanA ** 2 || bb <= 1e-18 * b.length * meanB ** 2;
  return isFlat || aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
