import { expect, test } from 'vitest';
import { median, robustSpread } from './robust-spread.ts';

test.each([
  { values: [3, 1, 2], expected: 2 },
  { values: [4, 1, 2, 3], expected: 2.5 },
  { values: [], expected: Number.NaN },
])('the median of $values is $expected', ({ values, expected }) => expect(median(values)).toEqual(expected));

test('one wild value among many moves neither centre nor scale much', () => {
  // Median 4, absolute deviations 3 2 1 0 1 2 96: their median is 2.
  expect(robustSpread([1, 2, 3, 4, 5, 6, 100])).toEqual({ centre: 4, scale: 2 * 1.482602218505602 });
});

test('where most values are alike the mean absolute deviation gives the scale', () => {
  const spread = robustSpread([5, 5, 5, 5, 5, 5, 5, 13]);
  expect(spread?.centre).toBe(5);
  expect(spread?.scale).toBeCloseTo(Math.sqrt(Math.PI / 2), 12);
});

test.each([[[]], [[7]], [[7, 7, 7]]])('%j has no spread', (values) => expect(robustSpread(values)).toBeNull());
