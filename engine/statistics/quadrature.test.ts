import { describe, expect, test } from 'vitest';
import { gaussLegendre, integrate } from './quadrature.ts';

describe('integrate', () => {
  test.each([
    { name: 'a polynomial', f: (x: number) => 3 * x * x, low: -1, high: 2, expected: 9 },
    { name: 'a root', f: (x: number) => Math.sqrt(x), low: 0, high: 1, expected: 2 / 3 },
    { name: 'a quarter of a circle', f: (x: number) => Math.sqrt(1 - x * x), low: 0, high: 1, expected: Math.PI / 4 },
    { name: 'a bell', f: (x: number) => Math.exp((-x * x) / 2), low: -8, high: 8, expected: Math.sqrt(2 * Math.PI) },
    { name: 'nothing', f: () => 0, low: 0, high: 1, expected: 0 },
  ])('the integral of $name is exact to 12 digits', ({ f, low, high, expected }) => {
    expect(Math.abs(integrate(f, low, high) - expected)).toBeLessThanOrEqual(1e-12);
  });
});

describe('gaussLegendre', () => {
  test('two points lie at the roots of a third', () => {
    const [first, second] = gaussLegendre(2);
    expect([first?.x, second?.x]).toEqual([expect.closeTo(-Math.sqrt(1 / 3), 14), expect.closeTo(Math.sqrt(1 / 3), 14)]);
  });

  test.each([3, 8, 10])('%d points integrate the power 2n − 2 exactly', (count) => {
    const power = 2 * count - 2;
    const sum = gaussLegendre(count).reduce((total, { x, weight }) => total + weight * x ** power, 0);
    expect(sum).toBeCloseTo(2 / (power + 1), 13);
  });
});
