import { describe, expect, test } from 'vitest';
import { stl } from './stl.ts';
import type { StlOptions } from './stl.ts';

const week = [6, 4, 1, 0, -1, -4, -6];
const values = Float64Array.from({ length: 63 }, (_, i) => 50 + 0.3 * i + (week[i % 7] ?? 0) + (((i * 37) % 11) - 5) / 2);
const ones = new Float64Array(63).fill(1);

/** Season and trend at the first, the 32nd and the last value. */
function check(options: StlOptions, expected: readonly (readonly [number, number])[], digits: number, series = values): void {
  const { seasonal, trend } = stl(series, ones, options);
  for (const [i, position] of [0, 31, 62].entries()) {
    expect(seasonal[position]).toBeCloseTo(expected[i]?.[0] ?? Number.NaN, digits);
    expect(trend[position]).toBeCloseTo(expected[i]?.[1] ?? Number.NaN, digits);
  }
}

// Reference run: R 4.2.2 stats::stl on the same series.
describe('stl', () => {
  test('a season that may change is as in the reference run', () => {
    check(
      { period: 7, seasonalWindow: 13 },
      [
        [5.579788188921, 48.95541877662],
        [0.360015000595, 59.34507065779],
        [-5.796296291498, 68.70835394877],
      ],
      10,
    );
  });

  test('windows of season and trend are as in the reference run', () => {
    check(
      { period: 7, seasonalWindow: 7, trendWindow: 15 },
      [
        [5.2488006245353, 49.19357983023],
        [0.4183474228549, 59.32776469406],
        [-6.0327861157155, 68.65518826242],
      ],
      10,
    );
  });

  test('a robust fit with one wild value is as in the reference run', () => {
    // The reference smooths a season that does not change with a very wide window, this with none: alike to five digits.
    check(
      { period: 7, seasonalWindow: 'periodic', isRobust: true },
      [
        [5.9038679932904, 48.72321189071],
        [0.3050274489268, 58.9094417336],
        [-5.8606484560666, 68.75155424653],
      ],
      4,
      values.with(30, 200),
    );
  });

  test('the wild value is ignored', () => {
    expect(stl(values.with(30, 200), ones, { period: 7, seasonalWindow: 'periodic', isRobust: true }).robustness[30]).toBe(0);
  });

  test('what stands in a gap does not matter', () => {
    const weights = ones.with(20, 0).with(21, 0);
    const options = { period: 7, seasonalWindow: 'periodic' } as const;
    const [one, other] = [stl(values.with(20, 1e6), weights, options), stl(values.with(20, -5), weights, options)];
    expect(one).toEqual(other);
    expect((one.seasonal[20] ?? 0) + (one.trend[20] ?? 0)).toBeCloseTo(50, 0);
  });
});
