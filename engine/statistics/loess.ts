/** How a point is fitted: the number of neighbours that count, and 0 for a local level or 1 for a local line. */
export type LoessShape = { readonly window: number; readonly degree: 0 | 1 };

/**
 * Local regression of equally spaced values (positions 0, 1, 2 …) at `position`, which may lie outside of them.
 * Neighbours count by the tricube of their distance times `weights` ≥ 0; a window wider than the series reaches further,
 * as in the original program. Null when no neighbour has weight.
 * @see Cleveland 1979, doi:10.1080/01621459.1979.10481038
 */
export function loessAt(values: Float64Array, weights: Float64Array, shape: LoessShape, position: number): number | null {
  const count = values.length;
  const width = Math.min(shape.window, count);
  const first = Math.max(0, Math.min(count - width, Math.ceil(position - width / 2)));
  const reach = Math.max(position - first, first + width - 1 - position) + Math.max(0, Math.floor((shape.window - count) / 2));
  const sums = new Float64Array(5);
  for (let i = first; i < first + width; i++) {
    const weight = tricube(Math.abs(i - position) / reach) * (weights[i] ?? 0);
    if (weight > 0) addPoint(sums, weight, { offset: i - position, value: values[i] ?? 0 });
  }
  return fitted(sums, shape, count);
}

/**
 * Smooths a whole series: fits every tenth of a window and joins the fits by straight lines, as the original program
 * does by default. Positions without a weighted neighbour get the weighted mean of all, 0 when there is none.
 */
export function loess(values: Float64Array, weights: Float64Array, shape: LoessShape): Float64Array {
  const smoothed = new Float64Array(values.length);
  const last = values.length - 1;
  const jump = Math.ceil(shape.window / 10);
  const mean = weightedMean(values, weights) ?? 0;
  for (let from = -jump; from < last; from += jump) {
    const to = Math.min(from + jump, last);
    const value = loessAt(values, weights, shape, to) ?? mean;
    const start = from < 0 ? value : (smoothed[from] ?? 0);
    for (let i = Math.max(0, from + 1); i <= to; i++) smoothed[i] = value + ((start - value) * (to - i)) / (to - from);
  }
  return smoothed;
}

/** Σ w·x ÷ Σ w; null when the weights add up to 0. */
export function weightedMean(values: Float64Array, weights: Float64Array): number | null {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += (values[i] ?? 0) * (weights[i] ?? 0);
    total += weights[i] ?? 0;
  }
  return total > 0 ? sum / total : null;
}

/** Full weight up to a thousandth of the reach and none beyond 0.999 of it, as in the original program. */
function tricube(distance: number): number {
  if (distance > 0.999) return 0;
  // Products, because powers of this many numbers are half of the time of a search for unusual days.
  const rest = 1 - distance * distance * distance;
  return distance <= 0.001 ? 1 : rest * rest * rest;
}

/** Sums of w, w·x, w·x², w·y and w·x·y. */
function addPoint(sums: Float64Array, weight: number, point: { readonly offset: number; readonly value: number }): void {
  const { offset, value } = point;
  sums[0] = (sums[0] ?? 0) + weight;
  sums[1] = (sums[1] ?? 0) + weight * offset;
  sums[2] = (sums[2] ?? 0) + weight * offset * offset;
  sums[3] = (sums[3] ?? 0) + weight * value;
  sums[4] = (sums[4] ?? 0) + weight * offset * value;
}

function fitted(sums: Float64Array, shape: LoessShape, count: number): number | null {
  const [weight = 0, first = 0, second = 0, value = 0, cross = 0] = sums;
  if (!(weight > 0)) return null;
  const mean = first / weight;
  const spread = second / weight - mean * mean;
  // A line through points that lie together would swing freely: the local level is all they tell.
  if (shape.degree === 0 || Math.sqrt(Math.max(0, spread)) <= 0.001 * (count - 1)) return value / weight;
  const slope = (cross / weight - (mean * value) / weight) / spread;
  return value / weight - slope * mean;
}
