import { expect, test } from 'vitest';

import { drawInterval } from './draw-quantiles.ts';

test.each([
  // R 4.2, quantile(x, c(.1, .9)), type 7.
  { draws: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], expected: { level: 0.8, low: 1.9, high: 9.1 } },
  { draws: [3, 1, 2], expected: { level: 0.8, low: 1.2, high: 2.8 } },
  { draws: [4], expected: { level: 0.8, low: 4, high: 4 } },
  { draws: [Infinity, Infinity, 1], expected: { level: 0.8, low: Infinity, high: Infinity } },
])('the middle four fifths of $draws', ({ draws, expected }) => {
  const interval = drawInterval(draws);
  expect(interval?.low).toBeCloseTo(expected.low, 12);
  expect(interval?.high).toBeCloseTo(expected.high, 12);
});

test.each([{ draws: [] }, { draws: [1, Number.NaN] }])('$draws have none', ({ draws }) => expect(drawInterval(draws)).toBeNull());
