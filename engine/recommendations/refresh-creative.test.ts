import { expect, test } from 'vitest';
import { addDays } from '../fields/day.ts';
import { factOfRole, recommended, valuesOf } from './recommended.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** 10,000 impressions of each ad a day for 60 EUR; clicks by its rate. */
function adDays(ads: Readonly<Record<string, (at: number) => number>>): readonly MemoryFact[] {
  return Object.entries(ads).flatMap(([ad, rateOn]) =>
    Array.from({ length: 30 }, (_, at) => {
      const measures = { spend: '60', impressions: '10000', clicks: String(Math.round(10_000 * rateOn(at))) };
      return { source: 'Meta', day: addDays('2025-06-02', at), dimensions: { ad }, measures };
    }),
  );
}

const worn = (at: number): number => 0.02 * (1.5 + at) ** -0.43;
const fresh = (at: number): number => 0.01 + 0.0002 * (at % 3);

test('a worn ad is replaced, for what wear cost in the flight', async () => {
  const [refresh, ...others] = await recommended('refresh-creative', adDays({ A: worn, B: fresh }));
  expect(others).toEqual([]);
  expect(refresh).toMatchObject({
    entity: { dimension: 'ad', key: 'A' },
    expectedRole: 'effect',
    grade: 'B',
    disproof: { metric: 'ctr', role: 'threshold', direction: 'below' },
  });
  const { effect, threshold, comparator } = valuesOf(refresh);
  // 2,909 clicks at the 3,600 ÷ 5,191 of the campaign, as the finding has them.
  expect(effect).toBeGreaterThan(1950);
  expect(effect).toBeLessThan(2070);
  expect(factOfRole(refresh, 'effect')?.low).toBeLessThan(effect ?? 0);
  expect(factOfRole(refresh, 'effect')?.high).toBeGreaterThan(effect ?? 0);
  expect(threshold).toBe(comparator);
  // What is replaced is not paused as well.
  expect(await recommended('pause-segment', adDays({ A: worn, B: fresh }))).toEqual([]);
});

test('ads that keep their rate, and empty facts, are left alone', async () => {
  expect(await recommended('refresh-creative', adDays({ A: fresh, B: fresh }))).toEqual([]);
  expect(await recommended('refresh-creative', [])).toEqual([]);
});
