import { loess, loessAt, weightedMean } from './loess.ts';
import { median } from './robust-spread.ts';

/** A series taken apart, all of one length: value = trend + seasonal + remainder. */
export type Stl = {
  readonly trend: Float64Array;
  readonly seasonal: Float64Array;
  /** 1 for an ordinary value to 0 for one that is ignored as an outlier; all 1 unless the fit is robust. */
  readonly robustness: Float64Array;
};

export type StlOptions = {
  /** Values per cycle: 7 for days in weeks; at least 2. */
  readonly period: number;
  /** Cycles that a season may take to change; `periodic` keeps one season for the whole series. */
  readonly seasonalWindow: number | 'periodic';
  /** Values that the trend is smoothed over; unless told, about one and a half cycles, as the paper advises. */
  readonly trendWindow?: number;
  readonly isRobust?: boolean;
};

/**
 * Seasonal-trend decomposition by loess. `values` are equally spaced and all finite; where `weights` (≥ 0) is 0 the
 * value is ignored, so a gap is any number with weight 0. Throws nothing; fewer than two cycles give a poor season.
 * @see Cleveland, Cleveland, McRae & Terpenning 1990, Journal of Official Statistics 6(1), 3–73
 */
export function stl(values: Float64Array, weights: Float64Array, options: StlOptions): Stl {
  const count = values.length;
  const shape = shapeOf(options, count);
  const robustness = new Float64Array(count).fill(1);
  let parts: Parts = { trend: new Float64Array(count), seasonal: new Float64Array(count) };
  const [outer, inner] = options.isRobust === true ? [robustPasses, 1] : [0, 2];
  for (let pass = 0; pass <= outer; pass++) {
    const combined = weights.map((weight, i) => weight * (robustness[i] ?? 1));
    for (let i = 0; i < inner; i++) parts = refine({ values, weights: combined }, shape, parts.trend);
    if (pass < outer) setRobustness(robustness, { values, weights }, parts);
  }
  return { ...parts, robustness };
}

type Parts = { readonly trend: Float64Array; readonly seasonal: Float64Array };
type Weighted = { readonly values: Float64Array; readonly weights: Float64Array };
type Shape = { readonly period: number; readonly seasonal: number | null; readonly trend: number; readonly low: number };

const robustPasses = 15;

function shapeOf({ period, seasonalWindow, trendWindow }: StlOptions, count: number): Shape {
  const seasonal = seasonalWindow === 'periodic' ? 10 * count + 1 : seasonalWindow;
  return {
    period,
    seasonal: seasonalWindow === 'periodic' ? null : odd(seasonal),
    trend: odd(trendWindow ?? Math.ceil((1.5 * period) / (1 - 1.5 / seasonal))),
    low: odd(period),
  };
}

function odd(window: number): number {
  const whole = Math.max(3, Math.ceil(window));
  return whole % 2 === 1 ? whole : whole + 1;
}

/** One pass of the inner loop: a better season from the values without trend, then a better trend without season. */
function refine({ values, weights }: Weighted, shape: Shape, trend: Float64Array): Parts {
  const detrended = values.map((value, i) => value - (trend[i] ?? 0));
  const cycles = smoothCycles({ values: detrended, weights }, shape);
  const level = movingAverage(movingAverage(movingAverage(cycles, shape.period), shape.period), 3);
  const smoothLevel = loess(level, new Float64Array(level.length).fill(1), { window: shape.low, degree: 1 });
  const seasonal = values.map((_, i) => (cycles[i + shape.period] ?? 0) - (smoothLevel[i] ?? 0));
  const deseasoned = values.map((value, i) => value - (seasonal[i] ?? 0));
  return { trend: loess(deseasoned, weights, { window: shape.trend, degree: 1 }), seasonal };
}

/** Smooths all Mondays, all Tuesdays … on their own, one cycle further at either end. */
function smoothCycles({ values, weights }: Weighted, { period, seasonal }: Shape): Float64Array {
  const extended = new Float64Array(values.length + 2 * period);
  const mean = weightedMean(values, weights) ?? 0;
  for (let phase = 0; phase < period; phase++) {
    const at = Int32Array.from({ length: Math.max(0, Math.ceil((values.length - phase) / period)) }, (_, i) => phase + i * period);
    const pick = (all: Float64Array): Float64Array => Float64Array.from(at, (i) => all[i] ?? 0);
    const smoothed = smoothCycle({ values: pick(values), weights: pick(weights) }, seasonal, mean);
    for (const [i, value] of smoothed.entries()) extended[phase + i * period] = value;
  }
  return extended;
}

/** The values of one phase smoothed, with one more before and one after; `mean` where the phase has no weight at all. */
function smoothCycle({ values, weights }: Weighted, window: number | null, mean: number): Float64Array {
  const level = weightedMean(values, weights) ?? mean;
  const smoothed = new Float64Array(values.length + 2).fill(level);
  if (window === null) return smoothed;
  const shape = { window, degree: 0 } as const;
  smoothed.set(loess(values, weights, shape), 1);
  smoothed[0] = loessAt(values, weights, shape, -1) ?? level;
  smoothed[values.length + 1] = loessAt(values, weights, shape, values.length) ?? level;
  return smoothed;
}

/** Means of `window` neighbours: shorter than `values` by `window` − 1. */
function movingAverage(values: Float64Array, window: number): Float64Array {
  const means = new Float64Array(Math.max(0, values.length - window + 1));
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += (values[i] ?? 0) - (i >= window ? (values[i - window] ?? 0) : 0);
    if (i >= window - 1) means[i - window + 1] = sum / window;
  }
  return means;
}

/** Bisquare weights of the remainders, in place; no change where all remainders are 0. */
function setRobustness(robustness: Float64Array, { values, weights }: Weighted, { trend, seasonal }: Parts): void {
  const remainders = values.map((value, i) => Math.abs(value - (trend[i] ?? 0) - (seasonal[i] ?? 0)));
  const limit = 6 * median([...remainders].filter((_, i) => (weights[i] ?? 0) > 0));
  if (!(limit > 0)) return;
  for (const [i, remainder] of remainders.entries()) robustness[i] = bisquare(remainder / limit);
}

function bisquare(ratio: number): number {
  if (ratio > 0.999) return 0;
  return ratio <= 0.001 ? 1 : (1 - ratio * ratio) ** 2;
}
