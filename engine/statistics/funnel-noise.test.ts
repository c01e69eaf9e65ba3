import { describe, expect, test } from 'vitest';
import { measureFunnelNoise } from './funnel-noise.ts';
import { drawPoisson, seededRandom } from './seeded-random.ts';
import type { FunnelDay } from './funnel-noise.ts';
import type { Interval } from './interval.ts';

/** Two weeks of a spend of 100 a day that buys 20 impressions each, with a click rate and a conversion rate. */
function daysOf(seed: number, clickRate: number, conversionRate: number): readonly FunnelDay[] {
  const random = seededRandom(seed);
  return Array.from({ length: 14 }, () => {
    const clicks = drawPoisson(random, 2000 * clickRate);
    return [100, 2000, clicks, drawPoisson(random, clicks * conversionRate)];
  });
}

function hasZero({ low, high }: Interval): boolean {
  return low <= 0 && high >= 0;
}

describe('measureFunnelNoise', () => {
  test('the rate that fell is beyond noise, the others are not', () => {
    const noise = measureFunnelNoise({ before: daysOf(1, 0.1, 0.2), after: daysOf(2, 0.06, 0.2) }, { random: seededRandom(3) });
    expect(noise?.isBeyondNoise).toBe(true);
    expect(noise?.effects.map(hasZero)).toEqual([true, true, false, true]);
    expect(noise?.effects[2]?.high).toBeLessThan(0);
  });

  test('two weeks alike are no change beyond noise', () => {
    const noise = measureFunnelNoise({ before: daysOf(1, 0.1, 0.2), after: daysOf(4, 0.1, 0.2) }, { random: seededRandom(3) });
    expect([noise?.isBeyondNoise, noise === null || hasZero(noise.change)]).toEqual([false, true]);
  });

  test('too few days and conversions without clicks have no intervals', () => {
    const random = seededRandom(1);
    const days = daysOf(1, 0.1, 0.2);
    expect(measureFunnelNoise({ before: [], after: days }, { random })).toBeNull();
    expect(measureFunnelNoise({ before: days, after: days.map(([spend = 0]) => [spend, 2000, 0, 5]) }, { random })).toBeNull();
  });

  test('days with different stages are refused', () => {
    const days = daysOf(1, 0.1, 0.2);
    expect(() => measureFunnelNoise({ before: days, after: [[1, 2]] }, { random: seededRandom(1) })).toThrow('the same stages');
  });
});
