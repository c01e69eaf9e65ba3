import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareCdf, chiSquareQuantile, incompleteBeta, logGamma, normalCdf, normalQuantile, tCdf, tQuantile } from './distributions.ts';

function check(actual: number, expected: number, relative = 1e-9): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

// Reference values: NIST/SEMATECH e-Handbook 1.3.6.7 to its printed digits, further digits from SciPy 1.17.
describe('distributions', () => {
  test.each([
    [0.975, 1.959963984540054],
    [0.3, -0.5244005127080409],
    [1e-10, -6.361340902404056],
  ])('the normal quantile of %d is as published', (p, expected) => check(normalQuantile(p), expected, 1e-12));

  test.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 7, 2.364624251592784],
    [0.975, 29, 2.045229642132703],
    [0.975, 120, 1.9799304050824402],
    [0.9, 4.5, 1.5008853175085577],
    [0.999, 2, 22.327124770119866],
    [0.025, 13, -2.1603686564627913],
    [0.995, 1000, 2.580754698065951],
  ])('the t quantile of %d with %d degrees is as published', (p, df, expected) => check(tQuantile(p, df), expected));

  test.each([
    [0.025, 2, 0.05063561596857975],
    [0.975, 4, 11.143286781877796],
    [0.025, 20, 9.590777392264867],
    [0.975, 2000, 2125.8423024497756],
    [0.025, 99998, 99123.38206593192],
    [0.5, 1, 0.454936423119572],
    [1e-6, 3, 0.00024181048720124264],
  ])('the chi-square quantile of %d with %d degrees is as published', (p, df, expected) => check(chiSquareQuantile(p, df), expected));

  test('above 100,000 degrees the approximation stays within 2e-9', () => {
    check(chiSquareQuantile(0.025, 100002), 99127.36453545044, 2e-9);
    check(chiSquareQuantile(0.975, 2e6), 2003921.8219309007, 2e-9);
  });

  test('outside of 0–1 there is no quantile', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect(normalQuantile(p)).toBeNaN();
      expect(tQuantile(p, 5)).toBeNaN();
      expect(chiSquareQuantile(p, 5)).toBeNaN();
    }
  });

  test('the incomplete beta and the gamma function have their closed forms', () => {
    check(incompleteBeta(0.3, 2, 3), 0.3483, 1e-12);
    check(incompleteBeta(0.001, 10, 0.5), 1.762771966750129e-31);
    check(logGamma(0.5), Math.log(Math.PI) / 2, 1e-12);
    check(logGamma(2e6), 27017309.141658142, 1e-12);
  });

  test('each quantile inverts its distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 500, noNaN: true }), (p, df) => {
        check(normalCdf(normalQuantile(p)), p, 1e-10);
        check(tCdf(tQuantile(p, df), df), p, 1e-9);
        check(chiSquareCdf(chiSquareQuantile(p, df), df), p, 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});
