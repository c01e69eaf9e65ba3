import { describe, expect, test } from 'vitest';
import { findIncreasingRoot, findRoot } from './find-root.ts';

describe('findRoot', () => {
  test.each([
    { name: 'a square root', f: (x: number) => x * x - 2, low: 0, high: 2, expected: Math.SQRT2 },
    { name: 'a falling function', f: (x: number) => Math.cos(x), low: 1, high: 2, expected: Math.PI / 2 },
    { name: 'a steep function', f: (x: number) => Math.exp(30 * x) - 5, low: -3, high: 3, expected: Math.log(5) / 30 },
    { name: 'a flat function', f: (x: number) => (x - 0.7) ** 9, low: 0, high: 1, expected: 0.7 },
    { name: 'a step', f: (x: number) => (x < 0.3 ? -1 : 1), low: 0, high: 1, expected: 0.3 },
    { name: 'a root at the end', f: (x: number) => x - 1, low: 0, high: 1, expected: 1 },
  ])('finds $name within a hundred steps', ({ f, low, high, expected }) => {
    let steps = 0;
    const root = findRoot((x) => (steps++, f(x)), low, high);
    expect(root).toBeCloseTo(expected, 12);
    expect(steps).toBeLessThan(130);
  });

  test('without a change of sign the better end is returned', () => expect(findRoot((x) => x + 5, 0, 1)).toBe(0));
});

describe('findIncreasingRoot', () => {
  test.each([1e-200, 1e-3, 1, 7, 1e200])('finds %d from 1', (root) => {
    expect(findIncreasingRoot((x) => Math.log(x / root), 1) / root).toBeCloseTo(1, 14);
  });

  test('stops at the largest value', () => expect(findIncreasingRoot((x) => x - 9, 1, 4)).toBe(4));
});
