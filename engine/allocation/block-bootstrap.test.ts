import { expect, test } from 'vitest';

import { seededRandom } from '../statistics/seeded-random.ts';
import { blockCounts } from './block-bootstrap.ts';

test.each([
  { length: 60, block: 7, drawn: 53 },
  { length: 26, block: 2, drawn: 24 },
  { length: 8, block: 7, drawn: 7 },
  { length: 5, block: 7, drawn: 5 },
  { length: 1, block: 2, drawn: 1 },
  { length: 0, block: 7, drawn: 0 },
])('$length points in blocks of $block give $drawn draws', ({ length, block, drawn }) => {
  const counts = blockCounts(length, block, seededRandom(1));
  expect(counts).toHaveLength(length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(drawn);
});

test('neighbours are drawn together, also over the end', () => {
  const starts = [0.95, 0.3];
  const counts = blockCounts(10, 3, () => starts.shift() ?? 0);
  // From 9 on: 9, 0, 1; from 3 on: 3, 4, 5; then one point of a block from 0 on.
  expect([...counts]).toEqual([2, 1, 0, 1, 1, 1, 0, 0, 0, 1]);
});

test('the mean of resamples varies as that of the points does', () => {
  const random = seededRandom(5);
  const values = Array.from({ length: 56 }, () => random());
  const mean = values.reduce((sum, value) => sum + value, 0) / 56;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 55 / 56;
  const means = Array.from({ length: 4000 }, () => {
    const counts = blockCounts(56, 1, random);
    return counts.reduce((sum, count, index) => sum + count * (values[index] ?? 0), 0) / 55;
  });
  expect(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4000 / variance).toBeCloseTo(1, 1);
});
