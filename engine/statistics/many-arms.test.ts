import { describe, expect, test } from 'vitest';
import { compareBest } from './best-arm.ts';
import { probabilityGreater } from './beta-comparison.ts';
import { drawBinomial, drawGamma, seededRandom } from './seeded-random.ts';
import { shrinkRates } from './shrunken-rates.ts';

describe('compareBest', () => {
  test.each([
    // SciPy 1.17: quad over beta.pdf times the product of beta.cdf, with break points at the quantiles.
    {
      arms: [
        { a: 12.5, b: 388.5 },
        { a: 4.5, b: 596.5 },
        { a: 40, b: 1500 },
      ],
      best: [0.6930547765, 0.0001856069, 0.3067596156],
      loss: [0.0016366147, 0.0253211637, 0.0068346586],
    },
    {
      arms: [
        { a: 1e5, b: 9e6 },
        { a: 3, b: 250 },
        { a: 1e3, b: 9e4 },
        { a: 0.5, b: 30.5 },
      ],
      best: [0.1550229825, 0.3211310756, 0.1588665798, 0.3649793612],
      loss: [0.0117126051, 0.0108439085, 0.0117126051, 0.0065725838],
    },
  ])('the chances of $arms.length arms are those of the reference', ({ arms, best, loss }) => {
    const compared = compareBest(arms);
    for (const [index, arm] of compared.entries()) {
      expect(arm.probabilityBest).toBeCloseTo(best[index] ?? 0, 8);
      expect(arm.expectedLoss).toBeCloseTo(loss[index] ?? 0, 8);
    }
    expect(compared.reduce((sum, arm) => sum + arm.probabilityBest, 0)).toBeCloseTo(1, 12);
  });

  test('of two arms the chance is that of one being above the other', () => {
    const [first] = compareBest([
      { a: 500.5, b: 509.5 },
      { a: 42.5, b: 62.5 },
    ]);
    expect(first?.probabilityBest).toBeCloseTo(probabilityGreater({ events: 500, trials: 1009 }, { events: 42, trials: 104 }) ?? 0, 9);
  });

  test('equal arms share the chance and are tied, a clear loser is not', () => {
    const compared = compareBest([
      { a: 50, b: 950 },
      { a: 50, b: 950 },
      { a: 10, b: 990 },
    ]);
    expect(compared[0]?.probabilityBest).toBeCloseTo(compared[1]?.probabilityBest ?? 0, 12);
    expect(compared.map((arm) => arm.isTiedWithBest)).toEqual([true, true, false]);
  });

  test('none stay none, one is the best', () => {
    expect(compareBest([])).toEqual([]);
    expect(compareBest([{ a: 2, b: 3 }])).toEqual([{ probabilityBest: 1, expectedLoss: expect.closeTo(0, 10), isTiedWithBest: true }]);
  });
});

describe('shrinkRates', () => {
  test('batting averages are drawn to the mean as Efron and Morris draw them', () => {
    // Efron & Morris 1975, doi:10.1080/01621459.1975.10479864, table 1: 18 players, 45 times at bat each. Theirs go from .290 to .242,
    // with every player's own weight at 0.21; the penalty on equal arms draws a little less.
    const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
    const shrunken = shrinkRates(hits.map((events) => ({ events, trials: 45 })));
    expect(shrunken?.typicalRate).toBeCloseTo(0.265, 3);
    expect(Math.abs((shrunken?.arms[0]?.rate ?? 0) - 0.29)).toBeLessThan(0.011);
    expect(Math.abs((shrunken?.arms.at(-1)?.rate ?? 0) - 0.242)).toBeLessThan(0.006);
    expect(Math.abs((shrunken?.arms[0]?.ownWeight ?? 0) - 0.21)).toBeLessThan(0.06);
  });

  test('the prior that rates were drawn from is found again', () => {
    const random = seededRandom(10);
    const arms = Array.from({ length: 400 }, () => {
      const [high, low] = [drawGamma(random, 6), drawGamma(random, 194)];
      return { events: drawBinomial(random, 2000, high / (high + low)), trials: 2000 };
    });
    const shrunken = shrinkRates(arms);
    expect(shrunken?.typicalRate).toBeCloseTo(0.03, 3);
    expect(shrunken?.typicalTrials).toBeGreaterThan(160);
    expect(shrunken?.typicalTrials).toBeLessThan(245);
  });

  test('the shrunken rates of equal arms are closer to the truth than the counted ones', () => {
    const random = seededRandom(11);
    const arms = Array.from({ length: 30 }, () => ({ events: drawBinomial(random, 3000, 0.01), trials: 3000 }));
    const errors = shrinkRates(arms)?.arms.map((arm, index) => [(arm.rate - 0.01) ** 2, ((arms[index]?.events ?? 0) / 3000 - 0.01) ** 2]);
    const [shrunken, counted] = [0, 1].map((side) => errors?.reduce((sum, pair) => sum + (pair[side] ?? 0), 0) ?? 0);
    expect(shrunken).toBeLessThan((counted ?? 0) / 5);
  });

  test('an inflated arm counts for less', () => {
    const arms = [30, 40, 50, 90].map((events) => ({ events, trials: 1000 }));
    const [plain, inflated] = [arms, arms.map((arm) => ({ ...arm, inflation: 9 }))].map((counted) => shrinkRates(counted)?.arms[3]);
    expect(inflated?.ownWeight).toBeLessThan(plain?.ownWeight ?? 0);
    expect(inflated?.high).toBeGreaterThan(plain?.high ?? 1);
  });

  test('one arm, no events, or more events than trials cannot be shrunken', () => {
    const arm = { events: 3, trials: 100 };
    expect([
      shrinkRates([arm]),
      shrinkRates([
        { events: 0, trials: 9 },
        { events: 0, trials: 9 },
      ]),
    ]).toEqual([null, null]);
    expect(shrinkRates([arm, { events: 3, trials: 2 }])).toBeNull();
  });
});
