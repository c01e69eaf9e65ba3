import { describe, expect, test } from 'vitest';
import { drawBinomial, drawGamma, drawIndex, drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';

type Moments = { readonly mean: number; readonly variance: number };

/** Mean and variance of many draws lie within five standard errors of what they are in theory. */
function checkMoments(draw: (random: Random) => number, expected: Moments): void {
  const random = seededRandom(20_240);
  const draws = Array.from({ length: 40_000 }, () => draw(random));
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1);
  expect(Math.abs(mean - expected.mean)).toBeLessThan(5 * Math.sqrt(expected.variance / draws.length));
  expect(Math.abs(variance / expected.variance - 1)).toBeLessThan(0.06);
}

describe('seededRandom', () => {
  test('the same seed gives the same numbers, another seed gives others', () => {
    const [a, b, c] = [seededRandom(7), seededRandom(7), seededRandom(8)];
    const first = Array.from({ length: 100 }, () => a());
    expect(Array.from({ length: 100 }, () => b())).toEqual(first);
    expect(Array.from({ length: 100 }, () => c())).not.toEqual(first);
  });

  // Worked out by a second implementation in Python with integers of any size.
  test('the numbers of seed 1 do not change from version to version', () => {
    const random = seededRandom(1);
    expect([random(), random(), random()]).toEqual([0.5636717720710586, 0.8959073941886353, 0.2723428182814803]);
  });

  test.each([0, 1, 2, -1, 2 ** 31])('the numbers of seed %d fill twenty cells evenly', (seed) => {
    const random = seededRandom(seed);
    const cells = Array.from({ length: 20 }, () => 0);
    for (let i = 0; i < 20_000; i++) {
      const cell = drawIndex(random, 20);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    // 43.82 is the 99.9 % quantile of chi-square with 19 degrees of freedom.
    expect(cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(43.82);
  });
});

describe('draws', () => {
  test.each([
    { name: 'uniform', draw: (random: Random) => random(), mean: 0.5, variance: 1 / 12 },
    { name: 'normal', draw: drawNormal, mean: 0, variance: 1 },
    { name: 'Poisson 1', draw: (random: Random) => drawPoisson(random, 1), mean: 1, variance: 1 },
    { name: 'Poisson 30', draw: (random: Random) => drawPoisson(random, 30), mean: 30, variance: 30 },
    { name: 'gamma ½', draw: (random: Random) => drawGamma(random, 0.5), mean: 0.5, variance: 0.5 },
    { name: 'gamma 9', draw: (random: Random) => drawGamma(random, 9), mean: 9, variance: 9 },
    { name: 'few trials', draw: (random: Random) => drawBinomial(random, 12, 0.3), mean: 3.6, variance: 2.52 },
    { name: 'many trials', draw: (random: Random) => drawBinomial(random, 50_000, 0.01), mean: 500, variance: 495 },
  ])('$name has the mean and the variance of its distribution', ({ draw, mean, variance }) => checkMoments(draw, { mean, variance }));

  test('a binomial count stays within its trials', () => {
    const random = seededRandom(3);
    expect([0, 1].map((share) => drawBinomial(random, 1000, share))).toEqual([0, 1000]);
  });
});
