/** The last value once more for each of `horizon` steps; empty for an empty history. */
export function naiveForecast(history: Float64Array, horizon: number): readonly number[] {
  return seasonalNaiveForecast(history, horizon, 1);
}

/** The values of the last `period` once more, over and over; empty for an empty history. */
export function seasonalNaiveForecast(history: Float64Array, horizon: number, period: number): readonly number[] {
  const season = history.subarray(-Math.min(period, history.length));
  return season.length === 0 ? [] : Array.from({ length: horizon }, (_, step) => season[step % season.length] ?? 0);
}
