import { tCdf } from './distributions.ts';

/** At which distance in time two series move together most. */
export type LaggedCorrelation = {
  /** Steps by which the second series follows the first; below 0 when it goes before. */
  readonly lag: number;
  /** Pearson's correlation at that lag, −1 to 1. */
  readonly correlation: number;
  /** Positions at which both are known. */
  readonly pairs: number;
  /** Chance of so strong a correlation at the best of all lags between series without any, 0–1. */
  readonly pValue: number;
};

/** Fewer pairs than this correlate by accident. */
const minPairs = 10;

/**
 * Strongest correlation of two series over lags from −`maxLag` to `maxLag`: for saying which metric moved with an
 * anomaly of another, after it was detected. Give it deviations from what was expected, not the values: series that
 * share a season or a trend correlate at every lag. Null values are unknown. Null when no lag has ten pairs that vary.
 * @see https://github.com/linkedin/luminol for the step "correlate after detect"
 */
export function laggedCorrelation(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  maxLag: number,
): LaggedCorrelation | null {
  const lags = Array.from({ length: 2 * maxLag + 1 }, (_, i) => i - maxLag);
  const found = lags.flatMap((lag) => {
    const correlation = correlate(first, second, lag);
    return correlation === null ? [] : [{ lag, ...correlation }];
  });
  const best = found.toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || Math.abs(a.lag) - Math.abs(b.lag))[0];
  if (best === undefined) return null;
  return { ...best, pValue: Math.min(1, tailOf(best) * found.length) };
}

type Correlation = Pick<LaggedCorrelation, 'correlation' | 'pairs'>;

function correlate(first: readonly (number | null)[], second: readonly (number | null)[], lag: number): Correlation | null {
  const pairs = first.flatMap((x, i) => {
    const y = second[i + lag] ?? null;
    return x === null || y === null ? [] : [{ x, y }];
  });
  if (pairs.length < minPairs) return null;
  const meanX = pairs.reduce((sum, { x }) => sum + x, 0) / pairs.length;
  const meanY = pairs.reduce((sum, { y }) => sum + y, 0) / pairs.length;
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of pairs) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
    yy += (y - meanY) ** 2;
  }
  return xx > 0 && yy > 0 ? { correlation: Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))), pairs: pairs.length } : null;
}

function tailOf({ correlation, pairs }: Correlation): number {
  const rest = 1 - correlation * correlation;
  return rest > 0 ? 2 * tCdf(-Math.abs(correlation) * Math.sqrt((pairs - 2) / rest), pairs - 2) : 0;
}
