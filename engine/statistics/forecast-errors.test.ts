import { expect, test } from 'vitest';
import { mape, scaledError, seasonalScale, smape } from './forecast-errors.ts';

test('errors are those worked out by hand', () => {
  const [actual, said] = [
    [100, 200, 50],
    [110, 180, 50],
  ];
  expect(mape(actual, said)).toBeCloseTo((0.1 + 0.1 + 0) / 3, 12);
  expect(smape(actual, said)).toBeCloseTo((20 / 210 + 40 / 380) / 3, 12);
  // A history of weeks 1 2 3 and 3 3 6 differs by 2, 1 and 3.
  expect(seasonalScale([1, 2, 3, 3, 3, 6], 3)).toBe(2);
  expect(scaledError(actual, said, 2)).toBe(5);
});

test('zeros do not divide', () => {
  expect(mape([0, 10], [5, 5])).toBe(0.5);
  expect(mape([0], [5])).toBeNull();
  expect(smape([0], [0])).toBe(0);
  expect(scaledError([1], [2], 0)).toBeNull();
});

test('gaps are left out of the scale', () => expect(seasonalScale([1, null, 4, 8], 1)).toBe(4));

test('nothing has no error', () => {
  expect([mape([], []), smape([], []), scaledError([], [], 1), seasonalScale([1, 2], 7)]).toEqual([null, null, null, null]);
});
