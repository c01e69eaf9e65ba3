import { incompleteBeta } from './beta-function.ts';
import { normalCdf } from './distributions.ts';

/** Events and what they were exposed to or bought with: days, spend. */
export type EventRate = { readonly events: number; readonly exposure: number };

export type RateTest = {
  /** Events that the first side would have if both had the same rate. */
  readonly expected: number;
  readonly z: number;
  /** Two-sided, of the normal distribution. */
  readonly p: number;
  /** Two-sided and exact at any size: twice the smaller tail. */
  readonly exactP: number;
};

/**
 * Whether two counts of events have the same rate: given their sum, the first is binomial with the first side's share of the exposure.
 * Counts may be fractional. Null without any event, or without exposure on a side.
 * @see Przyborowski & Wilenski 1940, doi:10.1093/biomet/31.3-4.313
 */
export function poissonRateTest(a: EventRate, b: EventRate): RateTest | null {
  const events = a.events + b.events;
  if (!(a.exposure > 0 && b.exposure > 0 && a.events >= 0 && b.events >= 0 && events > 0)) return null;
  const share = a.exposure / (a.exposure + b.exposure);
  const expected = events * share;
  const z = (a.events - expected) / Math.sqrt(expected * (1 - share));
  const atLeast = a.events === 0 ? 1 : incompleteBeta(share, a.events, b.events + 1);
  const atMost = b.events === 0 ? 1 : incompleteBeta(1 - share, b.events, a.events + 1, share);
  return { expected, z, p: 2 * normalCdf(-Math.abs(z)), exactP: Math.min(1, 2 * Math.min(atLeast, atMost)) };
}
