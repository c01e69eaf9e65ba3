import { testLevelShift } from './level-shift.ts';
import { median } from './robust-spread.ts';

/** A position where the mean of a series changes for good or for a while. */
export type ChangePoint = {
  /** Position of the first value of the new level. */
  readonly index: number;
  /** Weighted mean from the change before to this one, and from this one to the next. */
  readonly before: number;
  readonly after: number;
  /** Chance of so large a step at the best of all positions between its neighbours, if there were none; 0–1. */
  readonly pValue: number;
};

export type ChangePointOptions = {
  /** Volume behind each value ≥ 0, for instance the impressions behind a daily rate; unless told, all count alike. */
  readonly weights?: readonly number[];
  /** Fewest values between two changes; 5 unless told. */
  readonly minSegment?: number;
};

/**
 * Changes of the mean that together cost least: squared error plus 3·σ̂²·ln n for each change, with σ̂ from the
 * differences of neighbours, so that the levels themselves do not count as noise. Empty for constant or short series.
 * @see Killick, Fearnhead & Eckley 2012, doi:10.1080/01621459.2012.737745
 */
export function findChangePoints(values: readonly number[], options: ChangePointOptions = {}): readonly ChangePoint[] {
  const weights = options.weights ?? values.map(() => 1);
  const minSegment = Math.max(1, options.minSegment ?? 5);
  const noise = neighbourNoise(values, weights);
  if (noise === null || values.length < 2 * minSegment) return [];
  const bounds = [0, ...bestPartition(runningSums(values, weights), minSegment, 3 * noise * Math.log(values.length)), values.length];
  return bounds.slice(1, -1).map((index, i) => {
    const [from, to] = [bounds[i] ?? 0, bounds[i + 2] ?? 0];
    const shift = testLevelShift(values.slice(from, to), index - from, { weights: weights.slice(from, to) });
    return {
      index,
      before: meanBetween(values, weights, { from, to: index }),
      after: meanBetween(values, weights, { from: index, to }),
      // Bonferroni over the places where the change could have been put.
      pValue: Math.min(1, (shift?.pValue ?? 1) * (to - from - 2 * minSegment + 1)),
    };
  });
}

/** Σ w, Σ w·y and Σ w·y² of the first i values, y taken from the series' mean so that digits are kept. */
type Sums = { readonly weight: Float64Array; readonly first: Float64Array; readonly second: Float64Array };

/** Variance of a value of weight 1 from the differences of neighbours; null when there are none or all are 0. */
function neighbourNoise(values: readonly number[], weights: readonly number[]): number | null {
  const used = values.flatMap((value, i) => ((weights[i] ?? 0) > 0 ? [{ value, weight: weights[i] ?? 0 }] : []));
  const differences = used
    .slice(1)
    .map(({ value, weight }, i) => Math.abs(value - (used[i]?.value ?? 0)) / Math.sqrt(1 / weight + 1 / (used[i]?.weight ?? 1)));
  if (differences.length === 0) return null;
  const middle = 1.4826 * median(differences);
  const scale =
    middle > 0 ? middle : (Math.sqrt(Math.PI / 2) * differences.reduce((sum, difference) => sum + difference, 0)) / differences.length;
  return scale > 0 ? scale * scale : null;
}

function runningSums(values: readonly number[], weights: readonly number[]): Sums {
  const mean = meanBetween(values, weights, { from: 0, to: values.length });
  const length = values.length + 1;
  const sums = { weight: new Float64Array(length), first: new Float64Array(length), second: new Float64Array(length) };
  for (const [i, value] of values.entries()) {
    const [weight, centred] = [weights[i] ?? 0, value - mean];
    sums.weight[i + 1] = (sums.weight[i] ?? 0) + weight;
    sums.first[i + 1] = (sums.first[i] ?? 0) + weight * centred;
    sums.second[i + 1] = (sums.second[i] ?? 0) + weight * centred * centred;
  }
  return sums;
}

function squaredError({ weight, first, second }: Sums, from: number, to: number): number {
  const mass = (weight[to] ?? 0) - (weight[from] ?? 0);
  const sum = (first[to] ?? 0) - (first[from] ?? 0);
  return mass > 0 ? Math.max(0, (second[to] ?? 0) - (second[from] ?? 0) - (sum * sum) / mass) : 0;
}

/** First positions of all segments but the first, by optimal partitioning. */
function bestPartition(sums: Sums, minSegment: number, penalty: number): readonly number[] {
  const count = sums.weight.length - 1;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(count + 1);
  best[0] = -penalty;
  for (let end = minSegment; end <= count; end++) {
    for (let start = 0; start <= end - minSegment; start = Math.max(start + 1, minSegment)) {
      const cost = (best[start] ?? 0) + squaredError(sums, start, end) + penalty;
      if (cost < (best[end] ?? 0)) [best[end], previous[end]] = [cost, start];
    }
  }
  const bounds: number[] = [];
  for (let end = previous[count] ?? 0; end > 0; end = previous[end] ?? 0) bounds.unshift(end);
  return bounds;
}

/** Weighted mean of the values from `from` up to before `to`; 0 when nothing there has weight. */
function meanBetween(values: readonly number[], weights: readonly number[], span: { readonly from: number; readonly to: number }): number {
  let [sum, total] = [0, 0];
  for (let i = span.from; i < span.to; i++) {
    sum += (weights[i] ?? 0) * (values[i] ?? 0);
    total += weights[i] ?? 0;
  }
  return total > 0 ? sum / total : 0;
}
