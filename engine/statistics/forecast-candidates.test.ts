import { expect, test } from 'vitest';
import { forecastCandidates } from './forecast-candidates.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

const week = [6, 4, 1, 0, -1, -4, -6];

test('a steady week is carried on by every method but the naive', () => {
  const history = Array.from({ length: 35 }, (_, i) => 50 + (week[i % 7] ?? 0));
  const candidates = forecastCandidates(history, 7, [7]);
  for (const method of ['seasonal-naive', 'theta', 'damped-trend', 'theta-and-damped-trend'] as const) {
    for (const [i, value] of candidates[method].entries()) expect(Math.abs(value - 50 - (week[i] ?? 0))).toBeLessThan(0.5);
  }
  expect(candidates.naive).toEqual(Array.from({ length: 7 }, () => 44));
});

test('points are means, so that their sum does not fall short where values scatter widely', () => {
  const random = seededRandom(2);
  const history = Array.from({ length: 400 }, () => 100 * Math.exp(0.8 * drawNormal(random)));
  const mean = history.reduce((sum, value) => sum + value, 0) / history.length;
  const [point] = forecastCandidates(history, 1, []).theta;
  expect(Math.abs((point ?? 0) / mean - 1)).toBeLessThan(0.25);
  expect(point).toBeGreaterThan(110);
});

test('below three cycles there is no season, and the seasonal naive is the plain one', () => {
  const history = Array.from({ length: 20 }, (_, i) => 50 + (week[i % 7] ?? 0));
  const candidates = forecastCandidates(history, 3, [7]);
  expect(candidates['seasonal-naive']).toEqual(candidates.naive);
});

test('what never was negative is not forecast to be', () => {
  const falling = Array.from({ length: 30 }, (_, i) => Math.max(0, 58 - 2 * i));
  expect(Math.min(...forecastCandidates(falling, 20, []).theta)).toBe(0);
  expect(Math.min(...forecastCandidates(falling.with(29, -1), 20, []).theta)).toBeLessThan(0);
});
