import { describe, expect, test } from 'vitest';
import { decomposeMixRate } from './mix-rate.ts';
import { measureMixRateNoise } from './mix-rate-noise.ts';
import { drawPoisson, seededRandom } from './seeded-random.ts';
import type { Interval } from './interval.ts';
import type { RatioSums } from './mix-rate.ts';
import type { SegmentDays } from './mix-rate-noise.ts';
import type { Random } from './seeded-random.ts';

/** Two weeks of a segment with so many clicks a day and such a conversion rate, before and after. */
type Plan = { readonly clicks: readonly [number, number]; readonly rate: readonly [number, number] };

const plans: readonly Plan[] = [
  { clicks: [300, 150], rate: [0.08, 0.08] },
  { clicks: [100, 250], rate: [0.02, 0.02] },
];

function segmentsOf(plan: readonly Plan[], random: Random): readonly SegmentDays[] {
  const daysOf = (clicks: number, rate: number): readonly RatioSums[] =>
    Array.from({ length: 14 }, () => {
      const denominator = drawPoisson(random, clicks);
      return { numerator: drawPoisson(random, denominator * rate), denominator };
    });
  return plan.map(({ clicks, rate }, index) => ({
    id: `s${index}`,
    before: daysOf(clicks[0], rate[0]),
    after: daysOf(clicks[1], rate[1]),
  }));
}

function totalOf(days: readonly RatioSums[]): RatioSums {
  return {
    numerator: days.reduce((sum, day) => sum + day.numerator, 0),
    denominator: days.reduce((sum, day) => sum + day.denominator, 0),
  };
}

type Parts<Figure> = Readonly<Record<'mix' | 'rate' | 'withoutDenominator', Figure>>;

function checkInside(parts: Parts<number>, intervals: Parts<Interval> | undefined): void {
  for (const part of ['mix', 'rate', 'withoutDenominator'] as const) {
    expect(intervals?.[part].low).toBeLessThanOrEqual(parts[part]);
    expect(intervals?.[part].high).toBeGreaterThanOrEqual(parts[part]);
  }
}

describe('measureMixRateNoise', () => {
  test('a moved composition is beyond noise, unmoved rates are not', () => {
    const noise = measureMixRateNoise(segmentsOf(plans, seededRandom(4)), { random: seededRandom(5) });
    expect(noise).toMatchObject({ isBeyondNoise: true, days: { before: 14, after: 14 } });
    expect(noise?.mix.high).toBeLessThan(0);
    expect(noise?.rate.low).toBeLessThan(0);
    expect(noise?.rate.high).toBeGreaterThan(0);
  });

  test('every part lies in its interval', () => {
    const segments = segmentsOf(plans, seededRandom(6));
    const parts = decomposeMixRate(segments.map(({ id, before, after }) => ({ id, before: totalOf(before), after: totalOf(after) })));
    const noise = measureMixRateNoise(segments, { random: seededRandom(7) });
    if (parts === null || noise === null) throw new Error('there are clicks on all days');
    expect(noise.segments.map(({ id }) => id)).toEqual(['s0', 's1']);
    checkInside(parts, noise);
    for (const [index, segment] of parts.segments.entries()) checkInside(segment, noise.segments[index]);
  });

  test('at most one in ten changes of chance alone is beyond noise', () => {
    const random = seededRandom(8);
    const same = plans.map(({ clicks, rate }): Plan => ({ clicks: [clicks[0], clicks[0]], rate }));
    const found = Array.from({ length: 100 }, () => measureMixRateNoise(segmentsOf(same, random), { random, draws: 300 }));
    expect(found.filter((noise) => noise?.isBeyondNoise === true).length).toBeLessThanOrEqual(10);
  });

  test('the same seed gives the same intervals', () => {
    const measure = () => measureMixRateNoise(segmentsOf(plans, seededRandom(1)), { random: seededRandom(2), draws: 100 });
    expect(measure()).toEqual(measure());
  });

  test('too few days, no segments and no clicks have no intervals', () => {
    const random = seededRandom(1);
    const [segment] = segmentsOf(plans, random);
    const nothing = Array.from({ length: 14 }, () => ({ numerator: 0, denominator: 0 }));
    expect(measureMixRateNoise([], { random })).toBeNull();
    expect(measureMixRateNoise([{ id: 'a', before: nothing.slice(11), after: nothing }], { random })).toBeNull();
    expect(measureMixRateNoise([{ id: 'a', before: segment?.before ?? [], after: nothing }], { random })).toBeNull();
  });

  test('segments with different days are refused', () => {
    const segments = segmentsOf(plans, seededRandom(1)).map(({ id, before, after }, index) => ({ id, before: before.slice(index), after }));
    expect(() => measureMixRateNoise(segments, { random: seededRandom(1) })).toThrow('the same days');
  });
});
