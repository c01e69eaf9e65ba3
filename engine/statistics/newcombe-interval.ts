import { wilsonInterval } from './wilson-interval.ts';
import type { Interval } from './interval.ts';
import type { Proportion } from './proportion.ts';

/**
 * Hybrid score interval of the difference of two shares, a − b, of 95 % unless `level` says otherwise. Null where either is not a share.
 * @see Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method 10
 */
export function newcombeInterval(a: Proportion, b: Proportion, level = 0.95): Interval | null {
  const [first, second] = [wilsonInterval(a.events, a.trials, level), wilsonInterval(b.events, b.trials, level)];
  if (first === null || second === null) return null;
  return differenceInterval({ ...first, value: a.events / a.trials }, { ...second, value: b.events / b.trials });
}

/** An estimate with its own interval, which holds it. */
type Estimate = Interval & { readonly value: number };

/**
 * Interval of a.value − b.value of two independent estimates, at the level of their own intervals; it keeps their asymmetry.
 * @see Zou & Donner 2008, doi:10.1002/sim.3095 (MOVER)
 */
function differenceInterval(a: Estimate, b: Estimate): Interval {
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
