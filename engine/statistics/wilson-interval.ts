import { criticalZ } from './interval.ts';
import { isProportion } from './proportion.ts';
import type { Interval } from './interval.ts';

/**
 * Score interval of a share of `events` in `trials` (0–1, may be fractional when platforms model them), of 95 % unless `level` says
 * otherwise. Null when there are no trials, or when events are negative or more than the trials: then it is not a share.
 * @see Wilson 1927, doi:10.1080/01621459.1927.10502953
 */
export function wilsonInterval(events: number, trials: number, level = 0.95): Interval | null {
  if (!isProportion({ events, trials })) return null;
  const z = criticalZ(level);
  const share = events / trials;
  const z2 = z * z;
  const scale = 1 + z2 / trials;
  const centre = (share + z2 / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return { low: events === 0 ? 0 : Math.max(0, centre - half), high: events === trials ? 1 : Math.min(1, centre + half) };
}

/** Standard error of a share under pure chance, for comparison with the one between days. */
export function binomialStandardError(events: number, trials: number): number {
  const share = events / trials;
  return Math.sqrt(Math.max(0, share * (1 - share)) / trials);
}
