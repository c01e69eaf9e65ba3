import { expect, test } from 'vitest';
import { loess, loessAt } from './loess.ts';

const ones = new Float64Array(40).fill(1);

test('a line stays as it is, also beyond its ends', () => {
  const line = Float64Array.from({ length: 40 }, (_, i) => 3 + 2 * i);
  for (const [i, value] of loess(line, ones, { window: 15, degree: 1 }).entries()) expect(value).toBeCloseTo(3 + 2 * i, 9);
  expect(loessAt(line, ones, { window: 15, degree: 1 }, 42)).toBeCloseTo(87, 9);
});

test('a local level is the tricube mean of the neighbours', () => {
  // Window of three around position 1: the neighbours lie at the edge of the reach and have no weight.
  expect(loessAt(Float64Array.of(1, 5, 100), ones.subarray(0, 3), { window: 3, degree: 0 }, 1)).toBe(5);
  // Window of five: neighbours at half the reach weigh (1 − 1/8)³.
  const weight = (7 / 8) ** 3;
  const mean = (5 + weight * (1 + 3)) / (1 + 2 * weight);
  expect(loessAt(Float64Array.of(0, 1, 5, 3, 0), ones.subarray(0, 5), { window: 5, degree: 0 }, 2)).toBeCloseTo(mean, 12);
});

test('where no neighbour has weight there is no value, and the mean of all stands in', () => {
  const weights = Float64Array.from({ length: 9 }, (_, i) => (i < 2 ? 1 : 0));
  const values = Float64Array.from({ length: 9 }, (_, i) => i);
  expect(loessAt(values, weights, { window: 3, degree: 0 }, 7)).toBeNull();
  expect(loess(values, weights, { window: 3, degree: 0 })[7]).toBe(0.5);
  expect(loess(values, new Float64Array(9), { window: 3, degree: 0 })[4]).toBe(0);
});
