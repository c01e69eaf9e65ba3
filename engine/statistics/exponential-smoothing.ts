import { compassSearch } from './compass-search.ts';

/** What a model says of each value one step ahead, and of the steps after the last value. */
export type SmoothForecast = { readonly fitted: Float64Array; readonly points: readonly number[] };

/** Exponential smoothing whose trend dies down: level, trend and their weights, all found by least squares. */
export type Smoothing = {
  readonly alpha: number;
  /** Weight of a new error in the trend; 0 without one. */
  readonly beta: number;
  /** What is left of the trend after a step. */
  readonly phi: number;
  readonly squaredError: number;
  /** Level and trend after the last value. */
  readonly level: number;
  readonly trend: number;
  readonly fitted: Float64Array;
};

/** So near to 0 and 1 as the usual programs let the weights come. */
const [least, most] = [1e-4, 0.9999];
/** A trend that dies down more slowly is no different from one that stays; faster, it is none. */
const [leastPhi, mostPhi] = [0.8, 0.98];

/**
 * Damped-trend exponential smoothing, the additive model without season, of values in order of time: smallest squared
 * error over the weights and the first level and trend. Empty points for an empty series.
 * @see Gardner & McKenzie 1985, doi:10.1287/mnsc.31.10.1237; Hyndman et al. 2008, doi:10.1007/978-3-540-71918-2
 */
export function dampedTrendForecast(values: Float64Array, horizon: number): SmoothForecast {
  const fit = dampedTrendSmoothing(values);
  let [reach, power] = [0, 1];
  const points = Array.from({ length: values.length === 0 ? 0 : horizon }, () => {
    power *= fit.phi;
    reach += power;
    return fit.level + reach * fit.trend;
  });
  return { fitted: fit.fitted, points };
}

/** The fitted damped trend on its own. */
export function dampedTrendSmoothing(values: Float64Array): Smoothing {
  const smoothAt = ([alpha = 0.5, share = 0.1, phi = 0.9]: readonly number[]): Smoothing =>
    smooth(values, { alpha, beta: alpha * share, phi });
  const box = { low: [least, least, leastPhi], high: [most, most, mostPhi], tolerance: 1e-3 };
  const minima = [0.15, 0.6].map((alpha) => compassSearch((at) => smoothAt(at).squaredError, [alpha, 0.1, 0.9], box));
  const best = minima.reduce((best, minimum) => (minimum.value < best.value ? minimum : best));
  return smoothAt(best.at);
}

/** Simple exponential smoothing: a level without trend, its weight and first value found by least squares. */
export function levelSmoothing(values: Float64Array): Smoothing {
  const smoothAt = ([alpha = 0.5]: readonly number[]): Smoothing => smooth(values, { alpha, beta: 0, phi: 0 });
  const box = { low: [least], high: [most], tolerance: 1e-5 };
  const minima = [0.15, 0.6].map((alpha) => compassSearch((at) => smoothAt(at).squaredError, [alpha], box));
  const best = minima.reduce((best, minimum) => (minimum.value < best.value ? minimum : best));
  return smoothAt(best.at);
}

type Weights = Pick<Smoothing, 'alpha' | 'beta' | 'phi'>;

/** The errors are linear in the first level and trend, so those two follow from the weights in closed form. */
function smooth(values: Float64Array, weights: Weights): Smoothing {
  const first = firstState(values, weights);
  const fitted = new Float64Array(values.length);
  let [level, trend, squaredError] = [first.level, first.trend, 0];
  for (const [i, value] of values.entries()) {
    fitted[i] = level + weights.phi * trend;
    const error = value - (fitted[i] ?? 0);
    squaredError += error * error;
    level = (fitted[i] ?? 0) + weights.alpha * error;
    trend = weights.phi * trend + weights.beta * error;
  }
  return { ...weights, squaredError, level, trend, fitted };
}

type State = { readonly level: number; readonly trend: number };

/** Level and trend before the first value; the trend is 0 where the model has none. */
function firstState(values: Float64Array, weights: Weights): State {
  const start = values[0] ?? 0;
  // Errors from a state of 0, and how much a first level or a first trend of 1 changes each of them.
  const errors = errorsFrom(
    values.map((value) => value - start),
    weights,
    { level: 0, trend: 0 },
  );
  const nothing = new Float64Array(values.length);
  const perLevel = errorsFrom(nothing, weights, { level: 1, trend: 0 });
  const perTrend = errorsFrom(nothing, weights, { level: 0, trend: 1 });
  const [levels, both, trends] = [dot(perLevel, perLevel), dot(perLevel, perTrend), dot(perTrend, perTrend)];
  const [againstLevel, againstTrend] = [dot(errors, perLevel), dot(errors, perTrend)];
  const determinant = levels * trends - both * both;
  if (!(determinant > 1e-10 * levels * trends)) return { level: start - (levels > 0 ? againstLevel / levels : 0), trend: 0 };
  return {
    level: start - (againstLevel * trends - againstTrend * both) / determinant,
    trend: -(againstTrend * levels - againstLevel * both) / determinant,
  };
}

function errorsFrom(values: Float64Array, { alpha, beta, phi }: Weights, state: State): Float64Array {
  let { level, trend } = state;
  return values.map((value) => {
    const error = value - level - phi * trend;
    level += phi * trend + alpha * error;
    trend = phi * trend + beta * error;
    return error;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
