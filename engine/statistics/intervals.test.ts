import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterRatioInterval, ratioEstimate, ratioInterval } from './cluster-ratio-interval.ts';
import { criticalZ, tailOf, z95 } from './interval.ts';
import { jeffreysInterval } from './jeffreys-interval.ts';
import { poissonInterval } from './poisson-interval.ts';
import { binomialStandardError, wilsonInterval } from './wilson-interval.ts';
import type { Interval } from './interval.ts';

function check(actual: Interval | null, expected: readonly [number, number] | null, digits: number): void {
  if (expected === null) return expect(actual).toBeNull();
  expect(actual?.low).toBeCloseTo(expected[0], digits);
  expect(actual?.high).toBeCloseTo(expected[1], digits);
}

describe('wilsonInterval', () => {
  test.each([
    // Brown, Cai & DasGupta 2001 recommend it where Wald gives [0, 0].
    { events: 3, trials: 1200, expected: [0.00085, 0.00732] as const, digits: 5 },
    { events: 0, trials: 50, expected: [0, 0.0713] as const, digits: 4 },
    // Newcombe 1998, table I, method 3.
    { events: 81, trials: 263, expected: [0.2553, 0.3662] as const, digits: 4 },
    { events: 15, trials: 148, expected: [0.0624, 0.1605] as const, digits: 4 },
    { events: 1, trials: 29, expected: [0.0061, 0.1718] as const, digits: 4 },
    { events: 29, trials: 29, expected: [0.883, 1] as const, digits: 4 },
  ])('$events of $trials has the published interval', ({ events, trials, expected, digits }) => {
    check(wilsonInterval(events, trials), expected, digits);
  });

  test.each([
    { events: 0, trials: 0 },
    { events: 5, trials: 4 },
    { events: -1, trials: 4 },
    { events: Number.NaN, trials: 4 },
  ])('$events of $trials is not a share', ({ events, trials }) => check(wilsonInterval(events, trials), null, 0));

  test('the interval holds the share and lies within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => {
        const [events, trials] = [Math.min(a, b), Math.max(a, b, 1)];
        const interval = wilsonInterval(events, trials);
        return (
          interval !== null &&
          interval.low >= 0 &&
          interval.high <= 1 &&
          interval.low <= events / trials &&
          interval.high >= events / trials
        );
      }),
    );
  });
});

describe('jeffreysInterval', () => {
  test.each([
    // spotify/confidence, tests/bayesian/test_betabinomial.py.
    { events: 500, trials: 1009, expected: [0.46473987, 0.52636595] as const },
    { events: 4, trials: 10, expected: [0.1530671, 0.69632051] as const },
    // SciPy 1.17, beta.ppf; the open end is set by Brown, Cai & DasGupta 2001.
    { events: 0, trials: 50, expected: [0, 0.04875846] as const },
    { events: 50, trials: 50, expected: [0.95124154, 1] as const },
  ])('$events of $trials has the published interval', ({ events, trials, expected }) =>
    check(jeffreysInterval({ events, trials }), expected, 7),
  );

  test('more events than trials are not a share', () => check(jeffreysInterval({ events: 5, trials: 4 }), null, 0));
});

describe('intervals of 80 %', () => {
  // SciPy 1.17: beta.ppf, chi2.ppf, norm.ppf and t.ppf in the formulas of each interval.
  test('a share has the interval of Wilson', () => check(wilsonInterval(3, 1200, 0.8), [0.0012125471769964822, 0.005147393665527008], 12));
  test('a share has the interval of Jeffreys', () =>
    check(jeffreysInterval({ events: 3, trials: 1200 }, 0.8), [0.00118099, 0.00499978], 8));
  test('a count has the interval of Garwood', () => check(poissonInterval(10, 0.8), [6.221304605225031, 15.406641171976514], 9));
  test('z and tails are those of the level', () => {
    expect([criticalZ(0.8), tailOf(0.8)]).toEqual([expect.closeTo(1.2815515655446004, 13), expect.closeTo(0.1, 15)]);
    expect([criticalZ(0.95), tailOf(0.95)]).toEqual([z95, 0.025]);
  });
});

describe('poissonInterval', () => {
  test.each([
    // Garwood 1936, the 95 % columns as reprinted in Johnson, Kotz & Kemp.
    { events: 0, expected: [0, 3.6889] as const },
    { events: 1, expected: [0.0253, 5.5716] as const },
    { events: 5, expected: [1.6235, 11.6683] as const },
    { events: 10, expected: [4.7954, 18.3904] as const },
    { events: 20, expected: [12.2165, 30.8884] as const },
    { events: 50, expected: [37.1107, 65.9183] as const },
  ])('$events events have the published interval', ({ events, expected }) => check(poissonInterval(events), expected, 3));

  test('a negative count has none', () => check(poissonInterval(-1), null, 0));
});

describe('clusterRatioInterval', () => {
  const days = [3, 5, 4, 6, 2, 5, 4, 3].map((numerator, i) => ({ numerator, denominator: [100, 120, 110, 130, 90, 100, 105, 95][i] ?? 0 }));

  test('eight days have the interval worked out by hand', () => {
    // R = 32/850; se = sqrt(Σ(x − R n)² / 7 / 8) / 106.25; t(0.975; 7) = 2.364624.
    const ratio = 32 / 850;
    const squares = days.reduce((sum, day) => sum + (day.numerator - ratio * day.denominator) ** 2, 0);
    const half = (2.364624251592784 * Math.sqrt(squares / 56)) / 106.25;
    check(clusterRatioInterval(days), [ratio - half, ratio + half], 12);
    expect(clusterRatioInterval(days)?.clusters).toBe(8);
  });

  test('at 80 % the interval is narrower by the ratio of the quantiles of t', () => {
    const [wide, narrow] = [clusterRatioInterval(days), clusterRatioInterval(days, 0.8)];
    const widthOf = (interval: Interval | null): number => (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(widthOf(narrow) / widthOf(wide)).toBeCloseTo(1.4149239276505086 / 2.364624251592784, 10);
  });

  test('two clusters have an estimate, one has none', () => {
    const estimate = ratioEstimate(days.slice(0, 2));
    expect(estimate?.ratio).toBe(8 / 220);
    expect(ratioEstimate(days.slice(0, 1))).toBeNull();
    const normal = estimate === null ? null : ratioInterval(estimate, { level: 0.95, reference: 'normal' });
    const half = z95 * (estimate?.standardError ?? 0);
    check(normal, [8 / 220 - half, 8 / 220 + half], 12);
  });

  test('seven days are too few', () => check(clusterRatioInterval(days.slice(1)), null, 0));
  test('denominators of 0 have no ratio', () =>
    check(clusterRatioInterval(days.map(({ numerator }) => ({ numerator, denominator: 0 }))), null, 0));

  test('single trials as clusters give the binomial standard error', () => {
    const trials = Array.from({ length: 400 }, (_, i) => ({ numerator: i < 60 ? 1 : 0, denominator: 1 }));
    expect(clusterRatioInterval(trials)?.standardError).toBeCloseTo(binomialStandardError(60, 400) * Math.sqrt(400 / 399), 12);
  });
});
