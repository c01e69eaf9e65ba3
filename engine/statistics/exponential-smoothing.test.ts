import { describe, expect, test } from 'vitest';
import { dampedTrendForecast, dampedTrendSmoothing, levelSmoothing } from './exponential-smoothing.ts';
import { thetaForecast } from './theta-forecast.ts';

const week = [6, 4, 1, 0, -1, -4, -6];
const values = Float64Array.from({ length: 40 }, (_, i) => 50 + 0.3 * i + (week[i % 7] ?? 0) + (((i * 37) % 11) - 5) / 2);

function check(actual: readonly number[], expected: readonly number[], digits: number): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, digits);
}

describe('levelSmoothing', () => {
  test('the weight is that of the reference run', () => {
    // Reference run: R forecast 8.20, ses(initial = "optimal").
    expect(levelSmoothing(values).alpha).toBeCloseTo(0.1970848184, 4);
  });
});

describe('thetaForecast', () => {
  // Reference run: R forecast 8.20, thetaf on the same values.
  test('points are those of the reference run', () => {
    check(thetaForecast(values, 3).points, [61.33068187879, 61.47223910205, 61.61379632532], 3);
  });
  test('an empty series has no points', () => check(thetaForecast(new Float64Array(0), 3).points, [], 0));
});

describe('dampedTrendForecast', () => {
  test('the squared error is no larger than that of the reference run', () => {
    // Reference run: R forecast 8.20, ets(model = "AAN", damped = TRUE, opt.crit = "mse").
    expect(dampedTrendSmoothing(values).squaredError).toBeLessThan(684.8469);
  });

  test('a trend that dies down by itself goes on dying down', () => {
    const phi = 0.9;
    const curve = Float64Array.from({ length: 30 }, (_, i) => 100 - 40 * phi ** i);
    check(
      dampedTrendForecast(curve, 3).points,
      [30, 31, 32].map((i) => 100 - 40 * phi ** i),
      2,
    );
  });

  test('a constant series stays constant', () => check(dampedTrendForecast(new Float64Array(12).fill(7), 2).points, [7, 7], 9));
  test('an empty series has no points', () => check(dampedTrendForecast(new Float64Array(0), 3).points, [], 0));
});
