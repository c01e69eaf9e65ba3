import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareTail,
  fCdf,
  fQuantile,
  fTail,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from './distributions.ts';

function check(actual: number, expected: number, relative = 1e-13): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

// Reference values: NIST/SEMATECH e-Handbook 1.3.6.7 to its printed digits; further digits and the other values from mpmath 1.3.0
// with 40 digits.
describe('distributions', () => {
  test.each([
    [-30, 4.906713927148187e-198],
    [-9, 1.1285884059538405e-19],
    [-1.5, 0.06680720126885807],
    [0.3, 0.6179114221889527],
    [2.1, 0.9821355794371834],
  ])('the normal distribution at %d is as published', (z, expected) => check(normalCdf(z), expected));

  test.each([
    [0.975, 1.959963984540054],
    [0.3, -0.5244005127080408],
    [1e-10, -6.361340902404056],
    [0.5001506536724425, 0.0003776327639968268],
  ])('the normal quantile of %d is as published', (p, expected) => check(normalQuantile(p), expected));

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
    [2.022565423166394e-6, 56.93696933744764, -5.100264427631671],
    [0.5025829794448199, 949.0606128628684, 0.0064763203738468],
  ])('the t quantile of %d with %d degrees is as published', (p, df, expected) => check(tQuantile(p, df), expected));

  test.each([
    [0.025, 2, 0.05063561596857975],
    [0.975, 4, 11.143286781877796],
    [0.025, 20, 9.590777392264867],
    [0.975, 2000, 2125.8423024497756],
    [0.025, 99998, 99123.38206593192],
    [0.5, 1, 0.454936423119572],
    [1e-6, 3, 0.00024181048720124264],
    [0.975, 43.17010802734092, 63.19654798519641],
  ])('the chi-square quantile of %d with %d degrees is as published', (p, df, expected) => check(chiSquareQuantile(p, df), expected));

  test.each([
    [0.025, 100_002, 99127.36453545044],
    [0.0005, 100_010, 98544.90669413145],
    [0.975, 2e6, 2003921.8219309007],
  ])('the expansion above 100,000 degrees meets the quantile of %d with %d degrees', (p, df, expected) =>
    check(chiSquareQuantile(p, df), expected),
  );

  test.each([
    [0.04313128621616339, 313.8238589764802, 175.78245495249053, 0.6034474155764177],
    [0.975, 67.23311016117509, 3031.6226838572625, 0.02711029006089223],
    [0.9997520900754233, 9.581033047125384, 0.6562680463209738, 0.9999997095006004],
    [0.018033219124926614, 1.5865994050501537, 2.2320345305892606, 0.04040032387749993],
    [0.9988395459197488, 2220.640971916011, 1.7281150793155515, 0.9999881426804635],
  ])('the beta quantile of %d with %d and %d is as computed', (p, a, b, expected) => check(betaQuantile(p, a, b), expected));

  test.each([
    [0.9874907642145077, 496.1070099133561, 12.528993951768493, 3.1191469808579377],
    [0.025, 277.99105153799957, 7.3781907010614605, 0.43579376193640573],
    [0.5000323395660988, 20.26943830431626, 6.057182816942363, 1.0838288213538443],
    [0.025, 1.0390253076276885, 7.49874960901806, 0.0013437825775199303],
  ])('the F quantile of %d with %d and %d degrees is as computed', (p, df1, df2, expected) => check(fQuantile(p, df1, df2), expected));

  test('outside of 0–1 there is no quantile', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect([normalQuantile(p), tQuantile(p, 5), chiSquareQuantile(p, 5), betaQuantile(p, 2, 3), fQuantile(p, 2, 3)]).toEqual([
        NaN,
        NaN,
        NaN,
        NaN,
        NaN,
      ]);
    }
  });

  test('the quantiles of 0 and 1 are the ends', () => {
    expect([normalQuantile(0), tQuantile(1, 5), chiSquareQuantile(0, 5), betaQuantile(1, 2, 3), fQuantile(1, 2, 3)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
      1,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test('each quantile inverts its distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 500, noNaN: true }), (p, df) => {
        check(normalCdf(normalQuantile(p)), p);
        check(tCdf(tQuantile(p, df), df), p, 1e-12);
        check(chiSquareCdf(chiSquareQuantile(p, df), df), p, 1e-12);
        check(chiSquareTail(chiSquareQuantile(p, df), df), 1 - p, 1e-12);
        check(fCdf(fQuantile(p, df, 9), df, 9), p, 1e-12);
        check(fTail(fQuantile(p, df, 9), df, 9), 1 - p, 1e-12);
      }),
      { numRuns: 50 },
    );
  });
});
