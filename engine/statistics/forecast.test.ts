import { describe, expect, test } from 'vitest';
import { forecast } from './forecast.ts';
import { drawGamma, drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';
import type { Forecast } from './forecast.ts';

const week = [1.2, 1.1, 1.1, 1.05, 1, 0.8, 0.75];
const weekly = { horizon: 14, periods: [7] };

/** Daily counts with a weekday pattern and over-dispersion. */
function dailyCounts(seed: number, count: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => drawPoisson(random, (100 * (week[i % 7] ?? 1) * drawGamma(random, 25)) / 25));
}

function check(result: Forecast, expected: Partial<Forecast>): void {
  expect(result).toMatchObject(expected);
  for (const { low, value, high } of result.points) {
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
  if (result.sum !== null)
    expect(result.sum.value).toBeCloseTo(
      result.points.reduce((sum, point) => sum + point.value, 0),
      6,
    );
}

describe('forecast', () => {
  test('nothing is said from nothing', () => {
    check(forecast([], weekly), { status: 'refused', reason: 'few-values', needed: 3, points: [], sum: null });
    check(forecast([null, 5, 6, null], weekly), { status: 'refused', reason: 'few-values' });
  });

  test('more than a fifth of gaps is refused with what is needed', () => {
    const gappy = dailyCounts(1, 40).map((value, i) => (i % 4 === 1 ? null : value));
    check(forecast(gappy, weekly), { status: 'refused', reason: 'many-gaps', needed: 32 });
  });

  test('below fourteen values the last one goes on, with a wide interval', () => {
    const result = forecast([10, 12, 9, 11, 10, 12], { horizon: 3, periods: [7] });
    check(result, { status: 'weak', reason: 'short-history', needed: 14, method: 'naive', backtest: null });
    expect(result.points.map(({ value }) => value)).toEqual([12, 12, 12]);
    expect((result.points[2]?.high ?? 0) - (result.points[2]?.low ?? 0)).toBeGreaterThan(10);
  });

  test('below three weeks no season is seen', () => {
    const result = forecast(dailyCounts(2, 18), { horizon: 5, periods: [7] });
    check(result, { status: 'weak', reason: 'season-unseen', needed: 21 });
  });

  test('a horizon farther than the history was ever tested is weak', () => {
    check(forecast(dailyCounts(3, 40), { horizon: 30, periods: [7] }), { status: 'weak', reason: 'horizon-untested', needed: 60 });
  });

  test('a walk is best left where it is, and that is said', () => {
    const random = seededRandom(12);
    let level = 1000;
    const walk = Array.from({ length: 80 }, () => (level += 10 * drawNormal(random)));
    const result = forecast(walk, { horizon: 10, periods: [] });
    check(result, { status: 'ok', reason: 'nothing-better', method: 'naive' });
    expect(result.points.map(({ value }) => value)).toEqual(Array.from({ length: 10 }, () => walk.at(-1)));
  });

  test('a steady week beats repeating the last one, and comes back in the points', () => {
    const result = forecast(dailyCounts(4, 70), weekly);
    check(result, { status: 'ok', reason: null });
    expect(result.backtest?.errors[result.method ?? 'naive'].mase).toBeLessThan(result.backtest?.errors['seasonal-naive'].mase ?? 0);
    const misses = result.points.map(({ value }, i) => Math.abs(value / (100 * (week[i % 7] ?? 1)) - 1));
    expect(misses.reduce((sum, miss) => sum + miss, 0) / misses.length).toBeLessThan(0.1);
  });

  test('days that are not reported yet are forecast and left out of the answer', () => {
    const counts = dailyCounts(4, 70);
    const [whole, late] = [forecast(counts, { ...weekly, horizon: 16 }), forecast([...counts, null, null], weekly)];
    expect(late.points.map(({ value }) => value)).toEqual(whole.points.slice(2).map(({ value }) => value));
    check(late, { status: 'ok' });
  });

  test('a few gaps change little', () => {
    const counts = dailyCounts(5, 70);
    const gappy = counts.map((value, i) => (i % 10 === 3 ? null : value));
    const [whole, result] = [forecast(counts, weekly), forecast(gappy, weekly)];
    check(result, { status: 'ok' });
    expect(Math.abs((result.sum?.value ?? 0) / (whole.sum?.value ?? 1) - 1)).toBeLessThan(0.05);
  });

  test('counts never fall below 0, and a constant series has no width', () => {
    const random = seededRandom(6);
    const rare = forecast(
      Array.from({ length: 60 }, () => drawPoisson(random, 0.8)),
      weekly,
    );
    expect(Math.min(...rare.points.map(({ low }) => low))).toBe(0);
    expect(
      forecast(
        Array.from({ length: 30 }, () => 5),
        { horizon: 2, periods: [7] },
      ).sum,
    ).toEqual({ low: 10, value: 10, high: 10 });
  });

  test('scaling the values scales the forecast', () => {
    const counts = dailyCounts(7, 50).map((value) => value + 1);
    const [one, thousand] = [
      forecast(counts, weekly),
      forecast(
        counts.map((value) => value * 1000),
        weekly,
      ),
    ];
    expect(thousand.method).toBe(one.method);
    for (const [i, { high }] of one.points.entries()) expect((thousand.points[i]?.high ?? 0) / 1000 / high).toBeCloseTo(1, 6);
  });

  test('intervals of days and of their sum hold what they promise', () => {
    let [days, sums] = [0, 0];
    const runs = 60;
    for (let seed = 100; seed < 100 + runs; seed++) {
      const counts = dailyCounts(seed, 74);
      const { points, sum } = forecast(counts.slice(0, 60), weekly);
      const came = counts.slice(60);
      days += points.filter(({ low, high }, i) => (came[i] ?? 0) >= low && (came[i] ?? 0) <= high).length;
      const total = came.reduce((all, value) => all + value, 0);
      if (sum !== null && total >= sum.low && total <= sum.high) sums += 1;
    }
    expect(days / runs / 14).toBeGreaterThan(0.92);
    expect(sums / runs).toBeGreaterThan(0.92);
  });
});
