import { expect, test } from 'vitest';
import { drawPoisson, seededRandom } from './seeded-random.ts';
import { meanOfRoot, stabilise } from './stabilised-series.ts';

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

test.each([4, 30, 300])('counts around %d scatter by 1', (mean) => {
  const random = seededRandom(mean);
  const { roots, leastScale } = stabilise({ values: Array.from({ length: 4000 }, () => drawPoisson(random, mean)), measure: 'count' });
  expect(Math.abs(deviation([...roots]) - 1)).toBeLessThan(0.05);
  expect(leastScale).toBe(1);
});

test('rates scatter by 1 over the root of their volume', () => {
  const random = seededRandom(5);
  const volumes = Array.from({ length: 4000 }, (_, i) => 500 + (i % 7) * 400);
  const { roots, weights } = stabilise({ values: volumes.map((volume) => drawPoisson(random, volume * 0.02)), volumes, measure: 'count' });
  const scores = [...roots].map((root, i) => (root - 2 * Math.sqrt(0.02)) * Math.sqrt(weights[i] ?? 0));
  expect(Math.abs(deviation(scores) - 1)).toBeLessThan(0.05);
});

test('what is not known has no weight', () => {
  const series = { values: [5, null, -1, 4, 4, 4], volumes: [10, 10, 10, 0, null, 10], measure: 'amount' } as const;
  expect([...stabilise(series).weights]).toEqual([10, 0, 0, 0, 0, 10]);
});

test('an amount comes back from its root', () => {
  const { roots } = stabilise({ values: [50], volumes: [4], measure: 'amount' });
  expect(meanOfRoot(roots[0] ?? 0, 4, 'amount')).toBeCloseTo(50, 12);
  expect(meanOfRoot(-0.5, 4, 'amount')).toBe(0);
});
