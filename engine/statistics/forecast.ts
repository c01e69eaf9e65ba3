import { tQuantile } from './distributions.ts';
import { forecastCandidates, minCycles } from './forecast-candidates.ts';
import type { ForecastMethod, History } from './forecast-candidates.ts';
import { mape, scaledError, seasonalScale, smape } from './forecast-errors.ts';
import { forecastBand, total, withWidth } from './forecast-interval.ts';
import type { ErrorKind, ForecastPoint } from './forecast-interval.ts';
import { rollingOrigin } from './rolling-origin.ts';
import type { Attempt, Attempts } from './rolling-origin.ts';

export type ForecastOptions = {
  /** Steps to forecast after the last position of the history, known or not; at least 1. */
  readonly horizon: number;
  /** Values per cycle of each season, ascending: 7 for days. */
  readonly periods: readonly number[];
};

type ForecastReason =
  /** Refused: fewer than three values. */
  | 'few-values'
  /** Refused: more than a fifth of the values between the first and the last are missing. */
  | 'many-gaps'
  /** Weak: fewer than 14 values, so only the last value goes on. */
  | 'short-history'
  /** Weak: fewer than three cycles, so no season is seen. */
  | 'season-unseen'
  /** Weak: the history is too short to have been tested this far ahead. */
  | 'horizon-untested'
  /** Nothing beats repeating the last season, or the last value, by 2 %. */
  | 'nothing-better';

/** Errors of one method over all attempts; shares as 0–1, null where they cannot be told. */
type BacktestErrors = { readonly mase: number | null; readonly smape: number | null; readonly mape: number | null };

type Backtest = {
  /** Places in the history that were forecast from. */
  readonly origins: number;
  readonly errors: Readonly<Record<ForecastMethod, BacktestErrors>>;
};

/** The steps after a history with 95 % intervals; without points when it was refused. */
export type Forecast = {
  readonly status: 'ok' | 'weak' | 'refused';
  readonly reason: ForecastReason | null;
  /** How many values would do away with the reason; null when more would not help or none are missing. */
  readonly needed: number | null;
  readonly method: ForecastMethod | null;
  readonly points: readonly ForecastPoint[];
  /** Of all points together: days go wrong together, so its interval is measured and not summed. */
  readonly sum: ForecastPoint | null;
  readonly backtest: Backtest | null;
};

const [minValues, minHistory] = [3, 14];
const maxGaps = 0.2;
/** A method has to be this much better than the seasonal naive to be worth its complication. */
const leastGain = 0.02;
const fewestAttempts = 7;
const methods = ['naive', 'seasonal-naive', 'theta', 'damped-trend', 'theta-and-damped-trend'] as const;

/**
 * Forecasts a series by whichever method did best in forecasting its own past; the simplest when none is clearly
 * better. Missing values at the end are forecast too, and left out of the answer.
 * @see Makridakis, Spiliotis & Assimakopoulos 2020, doi:10.1016/j.ijforecast.2019.04.014
 */
export function forecast(series: History, options: ForecastOptions): Forecast {
  const first = series.findIndex((value) => value !== null);
  const last = series.findLastIndex((value) => value !== null);
  const history = series.slice(Math.max(0, first), last + 1);
  const known = history.filter((value) => value !== null).length;
  if (known < minValues) return refusal('few-values', minValues);
  if (known < (1 - maxGaps) * history.length) return refusal('many-gaps', Math.ceil((1 - maxGaps) * history.length));
  const unreported = series.length - 1 - last;
  const task: Task = { history, unreported, horizon: unreported + options.horizon, periods: options.periods };
  return known < minHistory ? goOn(task) : choose(task);
}

/** A history from its first to its last value, and how far to go on from there. */
type Task = {
  readonly history: History;
  /** Steps at the end without a value: they are forecast, and not asked for. */
  readonly unreported: number;
  readonly horizon: number;
  readonly periods: readonly number[];
};

function refusal(reason: ForecastReason, needed: number): Forecast {
  return { status: 'refused', reason, needed, method: null, points: [], sum: null, backtest: null };
}

/** The last value, with the interval of a random walk as wide as the steps in the history were. */
function goOn({ history, unreported, horizon }: Task): Forecast {
  const known = history.filter((value) => value !== null);
  const kind = errorKindOf(history);
  const steps = known.slice(1).map((value, i) => (kind === 'ratio' ? Math.log(value / (known[i] ?? 1)) : value - (known[i] ?? 0)));
  const step = Math.sqrt(total(steps.map((size) => size * size)) / steps.length) * tQuantile(0.975, steps.length);
  const value = known.at(-1) ?? 0;
  const asked = horizon - unreported;
  const ahead = Array.from({ length: asked }, (_, i) => unreported + i + 1);
  const points = ahead.map((h) => withWidth(value, step * Math.sqrt(h), kind));
  // Variance of the sum of a walk's steps: each value shares all steps that came before it.
  const walk = Math.sqrt(total(ahead.flatMap((h) => ahead.map((other) => Math.min(h, other)))));
  const sum = withWidth(value * asked, kind === 'ratio' ? (step * walk) / asked : step * walk, kind);
  return { status: 'weak', reason: 'short-history', needed: minHistory, method: 'naive', points, sum, backtest: null };
}

function choose({ history, unreported, horizon, periods }: Task): Forecast {
  const season = periods.findLast((period) => history.length >= minCycles * period) ?? 1;
  const attempts = rollingOrigin(history, { horizon, periods, minHistory: firstOrigin(history.length, season) });
  const backtest = measure(attempts, seasonalScale(history, season));
  const method = bestMethod(attempts, season);
  const values = forecastCandidates(history, horizon, periods)[method];
  const band = forecastBand(values, attempts[method], { kind: errorKindOf(history), skip: unreported });
  if (band === null) return refusal('few-values', minHistory);
  const weakness = weaknessOf({ history, unreported, horizon, periods }, attempts[method]);
  return { ...weakness, ...(weakness.reason === null && isNaive(method) ? { reason: 'nothing-better' } : {}), method, ...band, backtest };
}

/** The first half is only learnt from; with a season, three cycles of it where a week of attempts is left then. */
function firstOrigin(count: number, season: number): number {
  const half = Math.max(fewestAttempts, Math.floor(count / 2));
  return Math.max(half, Math.min(minCycles * season, count - fewestAttempts));
}

function isNaive(method: ForecastMethod): boolean {
  return method === 'naive' || method === 'seasonal-naive';
}

/** The method with the smallest mean error; the seasonal naive, or the naive where no season is seen, unless clearly beaten. */
function bestMethod(attempts: Attempts, season: number): ForecastMethod {
  const reference = season > 1 ? 'seasonal-naive' : 'naive';
  const meanError = (method: ForecastMethod): number => {
    const errors = pairsOf(attempts[method]).map(({ actual, said }) => Math.abs(actual - said));
    return total(errors) / Math.max(1, errors.length);
  };
  const best = methods.reduce((best, method) => (meanError(method) < meanError(best) ? method : best), reference);
  return meanError(best) <= (1 - leastGain) * meanError(reference) && meanError(best) < meanError(reference) ? best : reference;
}

function measure(attempts: Attempts, scale: number | null): Backtest {
  const errorsOf = (method: ForecastMethod): BacktestErrors => {
    const pairs = pairsOf(attempts[method]);
    const [actual, said] = [pairs.map((pair) => pair.actual), pairs.map((pair) => pair.said)];
    return { mase: scaledError(actual, said, scale), smape: smape(actual, said), mape: mape(actual, said) };
  };
  return {
    origins: attempts.naive.length,
    errors: {
      naive: errorsOf('naive'),
      'seasonal-naive': errorsOf('seasonal-naive'),
      theta: errorsOf('theta'),
      'damped-trend': errorsOf('damped-trend'),
      'theta-and-damped-trend': errorsOf('theta-and-damped-trend'),
    },
  };
}

/** What came and what was said, of all attempts, where something came. */
function pairsOf(attempts: readonly Attempt[]): readonly { readonly actual: number; readonly said: number }[] {
  return attempts.flatMap(({ actual, forecast: said }) =>
    actual.flatMap((value, i) => (value === null ? [] : [{ actual: value, said: said[i] ?? 0 }])),
  );
}

function weaknessOf({ history, horizon, periods }: Task, attempts: readonly Attempt[]): Pick<Forecast, 'status' | 'reason' | 'needed'> {
  const needed = minCycles * (periods[0] ?? 0);
  if (history.length < needed) return { status: 'weak', reason: 'season-unseen', needed };
  const tested = Math.max(...attempts.map(({ actual }) => actual.length));
  if (tested < horizon) return { status: 'weak', reason: 'horizon-untested', needed: Math.max(2 * horizon, needed + horizon) };
  return { status: 'ok', reason: null, needed: null };
}

function errorKindOf(history: History): ErrorKind {
  const known = history.filter((value) => value !== null);
  if (known.every((value) => value > 0)) return 'ratio';
  return known.every((value) => value >= 0) ? 'nonNegative' : 'difference';
}
