import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probabilityGreater } from './beta-comparison.ts';
import { newcombeInterval } from './newcombe-interval.ts';
import { fisherExactTest } from './fisher-exact-test.ts';
import { poissonRateTest } from './poisson-rate-test.ts';
import { twoProportionTest } from './two-proportion-test.ts';
import type { Proportion } from './proportion.ts';

type Counts = readonly [number, number];

const proportion = ([events, trials]: Counts): Proportion => ({ events, trials });
const noShares: readonly (readonly [Counts, Counts])[] = [
  [
    [1, 0],
    [2, 5],
  ],
  [
    [6, 5],
    [2, 5],
  ],
  [
    [2, 5],
    [Number.NaN, 5],
  ],
];

describe('newcombeInterval', () => {
  test.each([
    // Newcombe 1998, table II, method 10.
    { a: [56, 70], b: [48, 80], expected: [0.0524, 0.3339] },
    { a: [9, 10], b: [3, 10], expected: [0.1705, 0.809] },
    { a: [10, 10], b: [0, 20], expected: [0.6791, 1] },
    { a: [5, 56], b: [0, 29], expected: [-0.0381, 0.1926] },
    { a: [10, 10], b: [0, 10], expected: [0.6075, 1] },
  ] as const)('$a against $b has the published interval', ({ a, b, expected }) => {
    const interval = newcombeInterval(proportion(a), proportion(b));
    expect(interval?.low).toBeCloseTo(expected[0], 4);
    expect(interval?.high).toBeCloseTo(expected[1], 4);
  });

  test('a lower level makes it narrower', () => {
    const [wide, narrow] = [0.95, 0.8].map((level) => newcombeInterval(proportion([56, 70]), proportion([48, 80]), level));
    expect(narrow?.low).toBeGreaterThan(wide?.low ?? 1);
    expect(narrow?.high).toBeLessThan(wide?.high ?? 0);
  });
});

describe('twoProportionTest', () => {
  test('the p-value is the published one', () => {
    // spotify/confidence, tests/frequentist/test_ztest.py (unpooled); statsmodels 0.15 proportions_ztest (pooled).
    const [a, b] = [proportion([500, 1009]), proportion([42, 104])];
    expect(twoProportionTest(a, b, 'unpooled')?.p).toBeCloseTo(0.0700932382, 9);
    expect(twoProportionTest(a, b, 'pooled')?.p).toBeCloseTo(0.0748661892, 9);
  });

  test('where nothing varies there is no test', () => {
    expect(twoProportionTest(proportion([0, 10]), proportion([0, 20]), 'pooled')).toBeNull();
  });
});

describe('fisherExactTest', () => {
  test.each([
    // Fisher 1935, the tea of Muriel Bristol: three of four cups each, as printed in Agresti 2013, 3.5.1.
    { a: [3, 4], b: [1, 4], expected: 0.4857142857142858 },
    // SciPy 1.17, fisher_exact.
    { a: [8, 10], b: [1, 6], expected: 0.034965034965034975 },
    { a: [3, 5], b: [0, 10], expected: 0.02197802197802198 },
    // Another table is exactly as probable as this one, but not in the last digit.
    { a: [2, 7], b: [10, 14], expected: 0.15882352941176467 },
    { a: [12, 400], b: [4, 600], expected: 0.00770905142842431 },
    { a: [0, 1000], b: [1000, 100_000], expected: 7.747319744308633e-5 },
    { a: [990, 1000], b: [9700, 10_000], expected: 7.652076690697146e-5 },
  ] as const)('$a against $b has the p-value $expected', ({ a, b, expected }) => {
    expect((fisherExactTest(proportion(a), proportion(b)) ?? 0) / expected).toBeCloseTo(1, 10);
  });

  test('sides and outcomes may be exchanged', () => {
    const share = fc.tuple(fc.nat(40), fc.nat(40)).map(([x, y]) => proportion([Math.min(x, y), Math.max(x, y, 1)]));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const failures = ({ events, trials }: Proportion): Proportion => ({ events: trials - events, trials });
        const p = fisherExactTest(a, b) ?? -1;
        expect(p).toBeGreaterThan(0);
        expect(fisherExactTest(b, a)).toBeCloseTo(p, 10);
        expect(fisherExactTest(failures(a), failures(b))).toBeCloseTo(p, 10);
      }),
      { numRuns: 100 },
    );
  });
});

describe('probabilityGreater', () => {
  test.each([
    // Closed form for whole counts and the uniform prior (Miller 2014), summed by mpmath 1.3.0 with 30 digits.
    { a: [12, 400], b: [4, 600], expected: 0.997650236425822 },
    { a: [0, 50], b: [3, 60], expected: 0.0840235266840771 },
    { a: [30, 1000], b: [31_000, 1_000_000], expected: 0.472704149626576 },
    { a: [5, 5], b: [40, 50], expected: 0.741877371221959 },
    { a: [200, 10_000], b: [180, 10_000], expected: 0.849559481368928 },
  ] as const)('$a is above $b with $expected', ({ a, b, expected }) => {
    expect(probabilityGreater(proportion(a), proportion(b), 1)).toBeCloseTo(expected, 12);
  });

  test('both orders add up to 1', () => {
    const share = fc.tuple(fc.nat(2000), fc.nat(100_000)).map(([x, y]) => proportion([Math.min(x, y), Math.max(x, y, 1)]));
    fc.assert(
      fc.property(share, share, (a, b) => {
        expect((probabilityGreater(a, b) ?? 0) + (probabilityGreater(b, a) ?? 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('poissonRateTest', () => {
  test.each([
    // SciPy 1.17, binom.cdf and binom.sf.
    { a: [3, 1], b: [12, 2], expected: 0.41848037624050444, z: -1.0954451150103321 },
    { a: [0, 100], b: [25, 300], expected: 0.0015050869163300018, z: -2.8867513459481287 },
    { a: [12, 50], b: [80, 500], expected: 0.25904042253673704, z: 1.3187609467915742 },
  ] as const)('$a against $b has the exact p-value $expected', ({ a, b, expected, z }) => {
    const result = poissonRateTest({ events: a[0], exposure: a[1] }, { events: b[0], exposure: b[1] });
    expect(result?.exactP).toBeCloseTo(expected, 12);
    expect(result?.z).toBeCloseTo(z, 12);
  });

  test('without events or without exposure there is no rate', () => {
    expect(poissonRateTest({ events: 0, exposure: 1 }, { events: 0, exposure: 1 })).toBeNull();
    expect(poissonRateTest({ events: 3, exposure: 0 }, { events: 1, exposure: 1 })).toBeNull();
  });
});

test.each(noShares)('%j against %j has neither interval nor p-value', (a, b) => {
  const [first, second] = [proportion(a), proportion(b)];
  expect([
    newcombeInterval(first, second),
    twoProportionTest(first, second, 'pooled'),
    fisherExactTest(first, second),
    probabilityGreater(first, second),
  ]).toEqual([null, null, null, null]);
});
