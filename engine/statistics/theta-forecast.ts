import { levelSmoothing } from './exponential-smoothing.ts';
import type { SmoothForecast } from './exponential-smoothing.ts';
import { solveLeastSquares } from './linear-solver.ts';

/**
 * Theta method on a series without season: exponential smoothing that drifts with half of the straight line's slope.
 * Empty points for an empty series.
 * @see Assimakopoulos & Nikolopoulos 2000, doi:10.1016/S0169-2070(00)00066-2
 * @see Hyndman & Billah 2003, doi:10.1016/S0169-2070(01)00143-1, for the form used here
 */
export function thetaForecast(values: Float64Array, horizon: number): SmoothForecast {
  const count = values.length;
  const { alpha, level, fitted } = levelSmoothing(values);
  const line = solveLeastSquares(
    [...values].map((_, i) => [1, i]),
    [...values],
  );
  const drift = (line?.coefficients[1] ?? 0) / 2;
  // How far the smoothed level lags behind the drift after `steps` values.
  const lag = (steps: number): number => (1 - (1 - alpha) ** steps) / alpha;
  return {
    fitted: fitted.map((value, i) => value + drift * lag(i)),
    points: Array.from({ length: count === 0 ? 0 : horizon }, (_, step) => level + drift * (step + lag(count))),
  };
}
