import { expect, test } from 'vitest';
import { hypergeometricUpperTail } from './hypergeometric-tail.ts';

// The first one is the lady tasting tea of Fisher 1935; the others are phyper of R 4.2.2.
test.each([
  { hits: 3, draws: 4, marked: 4, population: 8, expected: 17 / 70 },
  { hits: 11, draws: 20, marked: 19, population: 1057, expected: 2.72293121780377e-16 },
  { hits: 60, draws: 100, marked: 1000, population: 10_000, expected: 5.39904815940566e-35 },
  { hits: 2, draws: 100, marked: 500, population: 10_000, expected: 0.963559183827389 },
  { hits: 5200, draws: 100_000, marked: 50_000, population: 1_000_000, expected: 0.0011976886808645 },
  { hits: 5, draws: 7, marked: 5, population: 2_000_000, expected: 7.87503937512798e-29 },
  { hits: 10, draws: 100_000, marked: 50_000, population: 1_000_000, expected: 1 },
  { hits: 0, draws: 4, marked: 4, population: 8, expected: 1 },
  { hits: 2, draws: 6, marked: 4, population: 8, expected: 1 },
  { hits: 5, draws: 4, marked: 4, population: 8, expected: 0 },
])('at least $hits of $draws, with $marked marked of $population, has the published probability', ({ expected, ...draws }) => {
  expect(Math.abs(hypergeometricUpperTail(draws) - expected)).toBeLessThanOrEqual(1e-12 * expected);
});

test('fractional counts lie between their neighbours', () => {
  const tail = (hits: number): number => hypergeometricUpperTail({ hits, draws: 20, marked: 19, population: 1057 });
  expect(tail(11.5)).toBeLessThan(tail(11));
  expect(tail(11.5)).toBeGreaterThan(tail(12));
});
