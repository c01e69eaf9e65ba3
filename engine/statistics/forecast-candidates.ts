import { dampedTrendForecast } from './exponential-smoothing.ts';
import type { SmoothForecast } from './exponential-smoothing.ts';
import { mstl } from './mstl.ts';
import { naiveForecast, seasonalNaiveForecast } from './naive-forecast.ts';
import { thetaForecast } from './theta-forecast.ts';

/** A way to go on from a history; the last three see the history without its season and put the season back. */
export type ForecastMethod = 'naive' | 'seasonal-naive' | 'theta' | 'damped-trend' | 'theta-and-damped-trend';

/** The steps after a history, as each method has them, in the unit of the values. */
export type CandidateForecasts = Readonly<Record<ForecastMethod, readonly number[]>>;

/** Values by equal steps; null where one is missing inside. */
export type History = readonly (number | null)[];

/** Fewer cycles than this do not show a season. */
export const minCycles = 3;
/** Cycles that a season may take to change, as the reference programs have it. */
const seasonalWindow = 13;

/**
 * What all methods say of the `horizon` steps after a history that begins and ends with a value. `periods` are the
 * lengths of its seasons, ascending; those that it holds fewer than three times are left out, and the seasonal naive is
 * then the plain one. Works on logarithms where all values are positive; never below 0 where none of them is.
 */
export function forecastCandidates(history: History, horizon: number, periods: readonly number[]): CandidateForecasts {
  const seen = periods.filter((period) => history.length >= minCycles * period);
  const parts = takeApart(history, seen);
  const theta = thetaForecast(parts.adjusted, horizon);
  const damped = dampedTrendForecast(parts.adjusted, horizon);
  const both: SmoothForecast = {
    fitted: theta.fitted.map((value, i) => (value + (damped.fitted[i] ?? 0)) / 2),
    points: theta.points.map((value, i) => (value + (damped.points[i] ?? 0)) / 2),
  };
  const complete = Float64Array.from(history, (value, i) => value ?? parts.toValue((parts.adjusted[i] ?? 0) + (parts.season[i] ?? 0)));
  return {
    naive: naiveForecast(complete, horizon),
    'seasonal-naive': seasonalNaiveForecast(complete, horizon, seen.at(-1) ?? 1),
    theta: putTogether(parts, theta, history),
    'damped-trend': putTogether(parts, damped, history),
    'theta-and-damped-trend': putTogether(parts, both, history),
  };
}

/** A history without its season, gaps filled with trend and season. */
type Parts = {
  readonly adjusted: Float64Array;
  readonly season: Float64Array;
  readonly periods: readonly number[];
  readonly toValue: (adjusted: number) => number;
};

function takeApart(history: History, periods: readonly number[]): Parts {
  const known = history.filter((value) => value !== null);
  const isPositive = known.every((value) => value > 0);
  const least = known.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0;
  const values = Float64Array.from(history, (value) => (isPositive ? Math.log(value ?? 1) : (value ?? 0)));
  const weights = Float64Array.from(history, (value) => (value === null ? 0 : 1));
  const { trend, seasons, remainder } = mstl(values, weights, { periods, seasonalWindow, isRobust: true });
  return {
    adjusted: trend.map((level, i) => level + ((weights[i] ?? 0) > 0 ? (remainder[i] ?? 0) : 0)),
    season: values.map((_, i) => seasons.reduce((sum, season) => sum + (season[i] ?? 0), 0)),
    periods,
    toValue: (value) => (isPositive ? Math.exp(value) : Math.max(least, value)),
  };
}

/**
 * Puts the last cycle of the season back. The mean of what a logarithm stands for lies above its own value, so all
 * points are raised or lowered by what the fitted values missed in total: sums of points are then sums of means.
 * @see Duan 1983, doi:10.1080/01621459.1983.10478017
 */
function putTogether({ season, periods, toValue }: Parts, { fitted, points }: SmoothForecast, history: History): readonly number[] {
  let [actual, said] = [0, 0];
  for (const [i, value] of history.entries()) {
    if (value === null) continue;
    actual += value;
    said += toValue((fitted[i] ?? 0) + (season[i] ?? 0));
  }
  const factor = actual > 0 && said > 0 ? actual / said : 1;
  const cycle = season.slice(-(periods.at(-1) ?? 1));
  return points.map((point, step) => toValue(point + (cycle[step % cycle.length] ?? 0)) * factor);
}
