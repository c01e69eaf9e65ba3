import { tQuantile } from './distributions.ts';
import { robustSpread } from './robust-spread.ts';

/** What the test found: the values removed in turn, of which the first `outliers.length` are outliers. */
export type GeneralisedEsd = {
  /** Positions of the outliers, the farthest first. */
  readonly outliers: readonly number[];
  /** R: distance of each removed value from the centre of what was left, in standard deviations. */
  readonly distances: readonly number[];
  /** λ: what each distance is held against. */
  readonly limits: readonly number[];
};

export type EsdOptions = {
  /** Most outliers to look for; at least 1. */
  readonly maxOutliers: number;
  /** Chance to find any outlier in normal values, 0–1. */
  readonly alpha: number;
  /** Median and median absolute deviation in place of mean and standard deviation: many outliers cannot hide each other. */
  readonly isRobust?: boolean;
};

/**
 * Generalised extreme studentised deviate test for up to `maxOutliers` outliers. Looks at all of them before it counts,
 * since a far value hides behind one that is farther. Finds none among fewer than three values or values all alike.
 * @see Rosner 1983, doi:10.1080/00401706.1983.10487848
 * @see Hochenbaum, Vallis & Kejariwal 2017, arXiv:1704.07706, for the robust form
 */
export function generalisedEsd(values: readonly number[], options: EsdOptions): GeneralisedEsd {
  const order = options.isRobust === true ? farthestFromMedian(values) : null;
  const left = new Set(values.keys());
  const [removed, distances, limits]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < Math.min(options.maxOutliers, values.length - 2); turn++) {
    const farthest = order === null ? farthestFromMean(values, left) : order[turn];
    if (farthest === undefined || farthest === null) break;
    left.delete(farthest.position);
    removed.push(farthest.position);
    distances.push(farthest.distance);
    limits.push(esdLimit(values.length - turn, options.alpha));
  }
  const count = distances.findLastIndex((distance, i) => distance > (limits[i] ?? Number.POSITIVE_INFINITY)) + 1;
  return { outliers: removed.slice(0, count), distances, limits };
}

/** λ for the farthest of `count` values left. */
function esdLimit(count: number, alpha: number): number {
  const t = tQuantile(1 - alpha / (2 * count), count - 2);
  return ((count - 1) * t) / Math.sqrt((count - 2 + t * t) * count);
}

type Far = { readonly position: number; readonly distance: number };

function farthestFromMean(values: readonly number[], left: ReadonlySet<number>): Far | null {
  let sum = 0;
  for (const i of left) sum += values[i] ?? 0;
  const mean = sum / left.size;
  let [squares, distance, position] = [0, -1, -1];
  for (const i of left) {
    const deviation = Math.abs((values[i] ?? 0) - mean);
    squares += deviation * deviation;
    if (deviation > distance) [distance, position] = [deviation, i];
  }
  const scale = Math.sqrt(squares / (left.size - 1));
  return scale > 0 ? { position, distance: distance / scale } : null;
}

/** Centre and scale of all values: they hardly move when the farthest go, so they are found once. */
function farthestFromMedian(values: readonly number[]): readonly Far[] {
  const spread = robustSpread(values);
  if (spread === null) return [];
  return values
    .map((value, position) => ({ position, distance: Math.abs(value - spread.centre) / spread.scale }))
    .sort((a, b) => b.distance - a.distance || a.position - b.position);
}
