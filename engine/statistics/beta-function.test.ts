import { describe, expect, test } from 'vitest';
import { betaKernel, incompleteBeta, logBeta } from './beta-function.ts';

function check(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
}

// Reference values: mpmath 1.3.0 with 30 to 50 digits, the first by hand.
describe('the beta function', () => {
  test.each([
    [0.3, 2, 3, 0.3483],
    [0.001, 10, 0.5, 1.7627719667501321e-31],
    [0.97, 0.5, 0.5, 0.8891753133955406],
    [0.03, 12, 388, 0.5366645169875479],
    [0.012, 100.5, 9900.5, 0.9696485170366201],
    [0.999906, 30763.5, 2.5, 0.3278123131305572],
    [0.5001, 50000.5, 50000.5, 0.5252145776286156],
    [1e-4, 3.5, 1e5, 0.9944330164290702],
  ])('is incomplete at %d with %d and %d to 13 digits', (x, a, b, expected) => check(incompleteBeta(x, a, b), expected));

  test('is complete at both ends', () => expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]));

  test('takes the other side of x where x alone has no digits left', () => {
    // I(1 − y; 1, b) = 1 − yᵇ; in one number, 1 − 1e-20 is 1.
    check(incompleteBeta(1, 1, 1e-3, 1e-20), 1 - 1e-20 ** 1e-3);
  });

  test.each([
    [0.5, 0.5, 1.1447298858494002],
    [3, 4, -4.0943445622221],
    [20, 0.3, 0.20234534658033138],
    [1000.5, 2e6, -8607.48784982606],
    [1e8, 3e8, -224934065.99508414],
  ])('has its logarithm at %d and %d to 13 digits', (a, b, expected) => check(logBeta(a, b), expected));

  test('the kernel is the density times x (1 − x)', () => {
    check(betaKernel(0.3, 2, 3), 12 * 0.3 * 0.49 * 0.3 * 0.7);
    check(betaKernel(0.25, 0.5, 1), 0.1875);
  });
});
