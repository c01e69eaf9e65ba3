import type { OutlyingRun } from './outlying-runs.ts';
import { meanOfRoot } from './stabilised-series.ts';
import type { WatchedSeries } from './stabilised-series.ts';

/** Something that happened in a series: where, how much, and what was to be expected instead. */
export type AnomalyEvent = {
  /** A few values too high or low, or a level that stays. */
  readonly kind: 'spike' | 'drop' | 'rise' | 'fall';
  /** Positions of the first and the last value; for a level, up to the next change or the end. */
  readonly first: number;
  readonly last: number;
  /** Sum of the values from first to last; their ratio to the sum of the volumes where there are volumes. */
  readonly actual: number;
  /** The same, had the series gone on as before. */
  readonly expected: number;
  /** actual ÷ expected − 1; null when nothing was expected. */
  readonly relative: number | null;
  /** Chance of anything so far out in the whole series, if it were all noise; 0–1. */
  readonly pValue: number;
};

/** The positions of an event and what says that it is one. */
export type EventSpan = Pick<AnomalyEvent, 'kind' | 'first' | 'last' | 'pValue'>;

/** Joins runs on the same side whose nearest values are at most `within` steps apart; the smaller p-value is kept. */
export function mergeRuns(runs: readonly OutlyingRun[], within: number): readonly EventSpan[] {
  const spans: EventSpan[] = [];
  for (const { positions, distance, pValue } of runs) {
    const kind = distance > 0 ? 'spike' : 'drop';
    const span: EventSpan = { kind, first: positions[0] ?? 0, last: positions.at(-1) ?? 0, pValue };
    const near = spans.findIndex((earlier) => earlier.kind === kind && span.first - earlier.last <= within);
    const earlier = spans[near];
    if (earlier === undefined) spans.push(span);
    else spans[near] = { ...earlier, last: span.last, pValue: Math.min(earlier.pValue, pValue) };
  }
  return spans;
}

/**
 * Actual and expected value of a span. `expectedRoots` are the expected levels on the scale of `stabilise`, as they
 * would have been without the event; unknown values are left out of both sums.
 */
export function measureEvent(series: WatchedSeries, expectedRoots: Float64Array, span: EventSpan): AnomalyEvent {
  let [actual, expected, volume] = [0, 0, 0];
  for (let i = span.first; i <= span.last; i++) {
    const [value, size] = [series.values[i] ?? null, series.volumes === undefined ? 1 : (series.volumes[i] ?? 0)];
    if (value === null || !(size > 0)) continue;
    actual += value;
    expected += meanOfRoot(expectedRoots[i] ?? 0, size, series.measure);
    volume += size;
  }
  const divisor = series.volumes === undefined || volume === 0 ? 1 : volume;
  return {
    ...span,
    actual: actual / divisor,
    expected: expected / divisor,
    relative: expected > 0 ? actual / expected - 1 : null,
  };
}
