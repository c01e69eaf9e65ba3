import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterRatioInterval } from './cluster-ratio-interval.ts';
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

  test('seven days are too few', () => check(clusterRatioInterval(days.slice(1)), null, 0));
  test('denominators of 0 have no ratio', () =>
    check(clusterRatioInterval(days.map(({ numerator }) => ({ numerator, denominator: 0 }))), null, 0));

  test('single trials as clusters give the binomial standard error', () => {
    const trials = Array.from({ length: 400 }, (_, i) => ({ numerator: i < 60 ? 1 : 0, denominator: 1 }));
    expect(clusterRatioInterval(trials)?.standardError).toBeCloseTo(binomialStandardError(60, 400) * Math.sqrt(400 / 399), 12);
  });
});
