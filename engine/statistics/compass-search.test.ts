import { expect, test } from 'vitest';
import { compassSearch } from './compass-search.ts';

const box = { low: [-5, -5], high: [5, 5], tolerance: 1e-7 };

test('the lowest point of a bowl is found', () => {
  const { at, value } = compassSearch(([x = 0, y = 0]) => (x - 1) ** 2 + 3 * (y + 2) ** 2 + 7, [4, 4], box);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(-2, 4);
  expect(value).toBeCloseTo(7, 8);
});

test('a minimum outside of the box is met at its wall', () => {
  expect(compassSearch(([x = 0, y = 0]) => x + y * y, [0, 1], box).at[0]).toBe(-5);
});

test('a function that never settles ends', () => {
  let calls = 0;
  compassSearch(() => -(calls += 1), [0, 0], box);
  expect(calls).toBeLessThan(2100);
});
