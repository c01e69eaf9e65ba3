import { expect, test } from 'vitest';
import { rollingOrigin } from './rolling-origin.ts';

const history = Array.from({ length: 40 }, (_, i) => 100 + (i % 7) * 5 + ((i * 3) % 4));
const options = { horizon: 5, periods: [7], minHistory: 20 };

test('each origin is forecast from what was known by then', () => {
  const { naive } = rollingOrigin(history, options);
  expect(naive.map(({ origin }) => origin)).toEqual(Array.from({ length: 20 }, (_, i) => 20 + i));
  for (const { origin, forecast, actual } of naive) {
    expect(actual).toEqual(history.slice(origin, origin + 5));
    expect(forecast).toEqual(actual.map(() => history[origin - 1]));
  }
});

test('what comes later does not change an earlier attempt', () => {
  const changed = rollingOrigin(history.with(39, 9999), options);
  const before = rollingOrigin(history, options);
  for (const [i, { forecast }] of before['theta-and-damped-trend'].slice(0, -1).entries()) {
    expect(changed['theta-and-damped-trend'][i]?.forecast).toEqual(forecast);
  }
});

test('long histories are forecast from 24 places at most, the last before the last value', () => {
  const long = Array.from({ length: 200 }, (_, i) => 50 + (i % 7));
  const { theta } = rollingOrigin(long, { ...options, minHistory: 100 });
  expect(theta.length).toBeLessThanOrEqual(24);
  expect(theta.at(-1)?.origin).toBe(199);
});

test('a history that is no longer than asked for has no attempts', () => {
  expect(rollingOrigin(history.slice(0, 20), options).naive).toEqual([]);
});
