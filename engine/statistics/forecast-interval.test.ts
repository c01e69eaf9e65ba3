import { expect, test } from 'vitest';
import { forecastBand, withWidth } from './forecast-interval.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

/** Attempts of four steps at 100, with errors of 10 that go together or each on their own. */
function attempts(isJoint: boolean): Parameters<typeof forecastBand>[1] {
  const random = seededRandom(7);
  return Array.from({ length: 200 }, (_, origin) => {
    const shared = drawNormal(random);
    return { origin, forecast: [100, 100, 100, 100], actual: [1, 2, 3, 4].map(() => 100 + 10 * (isJoint ? shared : drawNormal(random))) };
  });
}

const options = { kind: 'difference', skip: 0 } as const;
const values = [100, 100, 100, 100];

test('the sum is as uncertain as days go wrong together', () => {
  const [joint, own] = [forecastBand(values, attempts(true), options), forecastBand(values, attempts(false), options)];
  expect(joint?.sum.value).toBe(400);
  expect(Math.abs(((joint?.sum.high ?? 0) - 400) / (4 * 19.6) - 1)).toBeLessThan(0.2);
  expect(Math.abs(((own?.sum.high ?? 0) - 400) / (2 * 19.6) - 1)).toBeLessThan(0.2);
  expect(Math.abs(((own?.points[0]?.high ?? 0) - 100) / 19.6 - 1)).toBeLessThan(0.2);
});

test('steps that are not asked for are in no point and no sum', () => {
  const band = forecastBand(values, attempts(false), { ...options, skip: 1 });
  expect(band?.points).toHaveLength(3);
  expect(band?.sum.value).toBe(300);
});

test('sums end where a value is missing', () => {
  const gappy = attempts(true).map((attempt) => ({ ...attempt, actual: [100, null, 100, 100] }));
  expect(forecastBand(values, gappy, options)?.sum).toEqual({ low: 400, value: 400, high: 400 });
});

test('one attempt tells no spread', () => expect(forecastBand(values, attempts(true).slice(0, 1), options)).toBeNull());

test('counts do not fall below 0 and ratios keep their sides', () => {
  expect(withWidth(3, 5, 'nonNegative')).toEqual({ low: 0, value: 3, high: 8 });
  expect(withWidth(3, 5, 'difference')).toEqual({ low: -2, value: 3, high: 8 });
  expect(withWidth(3, Math.log(2), 'ratio')).toEqual({ low: 1.5, value: 3, high: 6 });
});
