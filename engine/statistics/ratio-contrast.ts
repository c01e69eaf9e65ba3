import type { Cluster } from './cluster-ratio-interval.ts';

/** The two sums of one day, or of another unit that differs by chance as a whole. */
export type DayCluster = Cluster & { readonly day: string };

/** Two ratios of sums and how far chance between days moves their contrast. */
export type RatioContrast = {
  readonly first: number;
  readonly second: number;
  /** Standard error of first − second. */
  readonly differenceError: number;
  /** Standard error of ln(first ÷ second); null unless both are above 0. */
  readonly logError: number | null;
  /** One less than the days of the side that has fewer. */
  readonly degrees: number;
};

/**
 * Compares the ratio of sums of two sides by the delta method on days. What happens to both sides on one day counts once: a day's
 * common ups and downs cancel, days that only one side has add up as independent. Null with fewer than two days on a side, or when
 * the denominators of one add up to 0 or less.
 * @see Deng, Knoblich & Lu 2018, arXiv:1803.06336
 */
export function contrastRatios(a: readonly DayCluster[], b: readonly DayCluster[]): RatioContrast | null {
  const [first, second] = [sideOf(a), sideOf(b)];
  if (first === null || second === null) return null;
  const days = [...new Set([...first.residuals.keys(), ...second.residuals.keys()])].sort();
  const pairs = days.map((day) => [first.residuals.get(day) ?? 0, second.residuals.get(day) ?? 0] as const);
  const errorOf = (weightA: number, weightB: number): number => {
    const squares = pairs.reduce((sum, [residualA, residualB]) => sum + (residualA * weightA - residualB * weightB) ** 2, 0);
    return Math.sqrt((squares * days.length) / (days.length - 1));
  };
  return {
    first: first.ratio,
    second: second.ratio,
    differenceError: errorOf(1, 1),
    logError: first.ratio > 0 && second.ratio > 0 ? errorOf(1 / first.ratio, 1 / second.ratio) : null,
    degrees: Math.min(first.residuals.size, second.residuals.size) - 1,
  };
}

/**
 * ln(first ÷ second) in standard errors; empty where it has none. Days are skewed, which makes the test of a difference too sure of low
 * values and the test of a ratio too sure of high ones: a claim has to pass both.
 */
export function logRatioErrors({ first, second, logError }: RatioContrast): readonly number[] {
  return logError !== null && logError > 0 ? [Math.log(first / second) / logError] : [];
}

type Side = { readonly ratio: number; readonly residuals: ReadonlyMap<string, number> };

/** What each day adds to the error of the ratio: (numerator − ratio · denominator) ÷ Σ denominator. */
function sideOf(days: readonly DayCluster[]): Side | null {
  const sums = new Map<string, Cluster>();
  for (const { day, numerator, denominator } of days) {
    const before = sums.get(day);
    sums.set(day, { numerator: (before?.numerator ?? 0) + numerator, denominator: (before?.denominator ?? 0) + denominator });
  }
  const total = [...sums.values()].reduce((sum, cluster) => sum + cluster.denominator, 0);
  if (sums.size < 2 || !(total > 0)) return null;
  const ratio = [...sums.values()].reduce((sum, cluster) => sum + cluster.numerator, 0) / total;
  const residuals = [...sums].map(([day, { numerator, denominator }]) => [day, (numerator - ratio * denominator) / total] as const);
  return { ratio, residuals: new Map(residuals) };
}
