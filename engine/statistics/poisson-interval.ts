import { chiSquareQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';

/**
 * Exact 95 % interval of the mean of a count of events (may be fractional); null for a negative count.
 * @see Garwood 1936, doi:10.1093/biomet/28.3-4.437
 */
export function poissonInterval(events: number): Interval | null {
  if (!(events >= 0)) return null;
  return {
    low: events === 0 ? 0 : chiSquareQuantile(0.025, 2 * events) / 2,
    high: chiSquareQuantile(0.975, 2 * events + 2) / 2,
  };
}
