import { chiSquareQuantile } from './distributions.ts';
import { tailOf } from './interval.ts';
import type { Interval } from './interval.ts';

/**
 * Exact interval of the mean of a count of events (may be fractional), of 95 % unless `level` says otherwise; null for a negative count.
 * @see Garwood 1936, doi:10.1093/biomet/28.3-4.437
 */
export function poissonInterval(events: number, level = 0.95): Interval | null {
  if (!(events >= 0)) return null;
  const tail = tailOf(level);
  return {
    low: events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2,
    high: chiSquareQuantile(1 - tail, 2 * events + 2) / 2,
  };
}
