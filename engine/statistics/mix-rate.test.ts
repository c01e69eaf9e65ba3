import { describe, expect, test } from 'vitest';
import { decomposeMixRate } from './mix-rate.ts';
import { drawIndex, seededRandom } from './seeded-random.ts';
import type { MixRate, RatioSegment, RatioSums } from './mix-rate.ts';
import type { Random } from './seeded-random.ts';

const none: RatioSums = { numerator: 0, denominator: 0 };
const sums = (numerator: number, denominator: number): RatioSums => ({ numerator, denominator });

function decomposed(...segments: readonly (readonly [RatioSums, RatioSums])[]): MixRate {
  const result = decomposeMixRate(segments.map(([before, after], index) => ({ id: `s${index}`, before, after })));
  if (result === null) throw new Error('there is a ratio in both periods');
  return result;
}

function checkParts(actual: MixRate, expected: Readonly<Record<'mix' | 'rate' | 'withoutDenominator', readonly number[]>>): void {
  for (const part of ['mix', 'rate', 'withoutDenominator'] as const) {
    expect(actual.segments.map((segment) => segment[part])).toEqual(expected[part].map((value): unknown => expect.closeTo(value, 12)));
    expect(actual[part]).toBeCloseTo(
      expected[part].reduce((sum, value) => sum + value, 0),
      12,
    );
  }
  expect(actual.mix + actual.rate + actual.withoutDenominator).toBeCloseTo(actual.change, 12);
}

describe('decomposeMixRate', () => {
  test('a total that falls while every segment improves is all mix', () => {
    const actual = decomposed([sums(400, 8000), sums(312, 6000)], [sums(40, 2000), sums(126, 6000)]);
    expect([actual.before, actual.after]).toEqual([0.044, 0.0365]);
    checkParts(actual, { mix: [-0.003225, -0.005925], rate: [0.0013, 0.00035], withoutDenominator: [0, 0] });
  });

  test('a new segment and a vanished one are all mix', () => {
    const actual = decomposed([sums(20, 200), sums(40, 400)], [none, sums(60, 200)], [sums(10, 200), none]);
    // From 30/400 to 100/600: the average of both is 29/240.
    checkParts(actual, {
      mix: [(2 / 3 - 1 / 2) * (0.1 - 29 / 240), (1 / 3) * (0.3 - 29 / 240), (-1 / 2) * (0.05 - 29 / 240)],
      rate: [0, 0, 0],
      withoutDenominator: [0, 0, 0],
    });
    expect(actual.segments.map(({ rateBefore, rateAfter }) => [rateBefore, rateAfter])).toEqual([
      [0.1, 0.1],
      [null, 0.3],
      [0.05, null],
    ]);
  });

  test('conversions without any clicks are neither mix nor rate', () => {
    const actual = decomposed([sums(10, 100), sums(10, 100)], [sums(1, 0), sums(4, 0)]);
    checkParts(actual, { mix: [0, 0], rate: [0, 0], withoutDenominator: [0, 0.03] });
  });

  test.each<{ title: string; segments: readonly RatioSegment[] }>([
    { title: 'no segments', segments: [] },
    { title: 'an empty period', segments: [{ id: 'a', before: sums(1, 10), after: none }] },
    { title: 'denominators below 0', segments: [{ id: 'a', before: sums(1, 10), after: sums(1, -10) }] },
    { title: 'a numerator that is not a number', segments: [{ id: 'a', before: sums(Number.NaN, 10), after: sums(1, 10) }] },
  ])('$title cannot be decomposed', ({ segments }) => expect(decomposeMixRate(segments)).toBeNull());

  test('the parts of 10,000 tables with rates below 1 add up to the change itself', () => {
    const random = seededRandom(20);
    const worst = worstOf(10_000, () => {
      const { change, mix, rate, withoutDenominator } = randomTable(random, () => randomRates(random));
      return change === 0 ? 0 : Math.abs(mix + rate + withoutDenominator - change) / Math.abs(change);
    });
    expect(worst).toBeLessThan(1e-9);
  });

  test('the parts of 10,000 tables without any order add up to what doubles can hold', () => {
    const random = seededRandom(21);
    const worst = worstOf(10_000, () => {
      const result = randomTable(random, () => sums(randomAmount(random) * (random() < 0.3 ? -1 : 1), randomAmount(random)));
      const parts = result.segments.flatMap(({ mix, rate, withoutDenominator }) => [mix, rate, withoutDenominator]);
      const scale = Math.max(Math.abs(result.before), ...parts.map((part) => Math.abs(part)));
      return scale === 0 ? 0 : Math.abs(parts.reduce((sum, part) => sum + part, 0) - result.change) / scale;
    });
    expect(worst).toBeLessThan(1e-14);
  });
});

function worstOf(tables: number, errorOf: () => number): number {
  return Array.from({ length: tables }, errorOf).reduce((worst, error) => Math.max(worst, error), 0);
}

/** Up to twelve segments, a fourth of them absent in either period. */
function randomTable(random: Random, draw: () => RatioSums): MixRate {
  const drawOrNone = (): RatioSums => (random() < 0.25 ? none : draw());
  const segments = Array.from({ length: 1 + drawIndex(random, 12) }, () => [drawOrNone(), drawOrNone()] as const);
  return decomposed(...segments, [sums(1, 10), sums(2, 10)]);
}

/** 0 in a fourth of the cases, else between 0.1 and 100,000. */
function randomAmount(random: Random): number {
  return random() < 0.25 ? 0 : 10 ** (random() * 6 - 1);
}

/** A rate between −1 and 1, so that revenue may be below 0 by refunds. */
function randomRates(random: Random): RatioSums {
  const denominator = randomAmount(random);
  return sums(denominator * (random() * 2 - 1), denominator);
}
