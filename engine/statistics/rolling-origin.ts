import { forecastCandidates } from './forecast-candidates.ts';
import type { ForecastMethod, History } from './forecast-candidates.ts';

/** What a method said and what came, for one place to forecast from. */
export type Attempt = {
  /** Values that were known by then. */
  readonly origin: number;
  readonly forecast: readonly number[];
  /** As long as the forecast; null where no value is known. */
  readonly actual: History;
};

/** Attempts by method, the earliest first; all methods have the same. */
export type Attempts = Readonly<Record<ForecastMethod, readonly Attempt[]>>;

export type RollingOriginOptions = {
  readonly horizon: number;
  readonly periods: readonly number[];
  /** Fewest values that are forecast from. */
  readonly minHistory: number;
};

/** More places to forecast from tell little more and cost a fit each. */
const maxOrigins = 24;

/**
 * Forecasts from within a history, each time from what was known by then: the last origin has one value to be held
 * against, earlier ones up to `horizon`. Empty lists when the history is not longer than `minHistory`.
 * @see Tashman 2000, doi:10.1016/S0169-2070(00)00065-0
 */
export function rollingOrigin(history: History, options: RollingOriginOptions): Attempts {
  const made = originsOf(history, options.minHistory).map((origin) => {
    const actual = history.slice(origin, origin + options.horizon);
    return { origin, actual, forecasts: forecastCandidates(history.slice(0, origin), actual.length, options.periods) };
  });
  const attemptsOf = (method: ForecastMethod): readonly Attempt[] =>
    made.map(({ origin, actual, forecasts }) => ({ origin, forecast: forecasts[method], actual }));
  return {
    naive: attemptsOf('naive'),
    'seasonal-naive': attemptsOf('seasonal-naive'),
    theta: attemptsOf('theta'),
    'damped-trend': attemptsOf('damped-trend'),
    'theta-and-damped-trend': attemptsOf('theta-and-damped-trend'),
  };
}

/** Evenly spaced lengths of history, ending before the last value; each ends with a known value. */
function originsOf(history: History, minHistory: number): readonly number[] {
  const possible = history.flatMap((value, i) => (value !== null && i + 1 >= minHistory && i + 1 < history.length ? [i + 1] : []));
  const stride = Math.max(1, Math.ceil(possible.length / maxOrigins));
  return possible.filter((_, i) => (possible.length - 1 - i) % stride === 0);
}
