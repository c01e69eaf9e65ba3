/** Mean absolute percentage error as a share; days that truly were 0 are left out. Null when none are left. */
export function mape(actual: readonly number[], forecast: readonly number[]): number | null {
  return meanOf(actual.flatMap((value, i) => (value === 0 ? [] : [Math.abs(value - (forecast[i] ?? 0)) / Math.abs(value)])));
}

/**
 * Symmetric mean absolute percentage error, 0 to 2; where both are 0 the error is 0. Null without values.
 * @see Makridakis, Spiliotis & Assimakopoulos 2020, doi:10.1016/j.ijforecast.2019.04.014
 */
export function smape(actual: readonly number[], forecast: readonly number[]): number | null {
  return meanOf(
    actual.map((value, i) => {
      const size = Math.abs(value) + Math.abs(forecast[i] ?? 0);
      return size === 0 ? 0 : (2 * Math.abs(value - (forecast[i] ?? 0))) / size;
    }),
  );
}

/**
 * Mean absolute scaled error: the mean absolute error in units of `scale`, what `seasonalScale` says of the history;
 * below 1 is better than repeating the last season within it. Null without values or when the history repeats exactly.
 * @see Hyndman & Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001
 */
export function scaledError(actual: readonly number[], forecast: readonly number[], scale: number | null): number | null {
  const error = meanOf(actual.map((value, i) => Math.abs(value - (forecast[i] ?? 0))));
  return scale === null || scale === 0 || error === null ? null : error / scale;
}

/** Mean absolute difference from the value one period earlier, where both are known; null when there is no such pair. */
export function seasonalScale(history: readonly (number | null)[], period: number): number | null {
  return meanOf(
    history.slice(period).flatMap((value, i) => {
      const earlier = history[i] ?? null;
      return value === null || earlier === null ? [] : [Math.abs(value - earlier)];
    }),
  );
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
