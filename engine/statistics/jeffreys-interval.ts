import { betaQuantile } from './distributions.ts';
import { tailOf } from './interval.ts';
import { isProportion } from './proportion.ts';
import type { Interval } from './interval.ts';
import type { Proportion } from './proportion.ts';

/**
 * Interval of a share from the posterior Beta(events + ½, trials − events + ½), of 95 % unless `level` says otherwise; its ends are 0
 * without events and 1 without failures. Null where events ÷ trials is not a share.
 * @see Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286
 */
export function jeffreysInterval({ events, trials }: Proportion, level = 0.95): Interval | null {
  if (!isProportion({ events, trials })) return null;
  const [a, b] = [events + 0.5, trials - events + 0.5];
  const tail = tailOf(level);
  return { low: events === 0 ? 0 : betaQuantile(tail, a, b), high: events === trials ? 1 : betaQuantile(1 - tail, a, b) };
}
