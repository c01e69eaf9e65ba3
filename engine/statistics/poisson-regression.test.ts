import { describe, expect, test } from 'vitest';
import { poissonRegression } from './poisson-regression.ts';

// Breaks of yarn per loom, by wool A and B and tension L, M and H, nine looms each (Tukey 1977).
const breaks = [
  26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15, 26, 27, 14, 29, 19, 29, 31, 41,
  20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13, 15, 15, 16, 28,
];
const looms = breaks.map((_, i) => {
  const tension = Math.floor(i / 9) % 3;
  return [1, i >= 27 ? 1 : 0, tension === 1 ? 1 : 0, tension === 2 ? 1 : 0];
});
const zeros = breaks.map(() => 0);

describe('poissonRegression', () => {
  test('breaks of yarn have the coefficients, errors and dispersion of the reference run', () => {
    // Reference run: R 4.2.2, glm(breaks ~ wool + tension, quasipoisson, warpbreaks, control = list(epsilon = 1e-12)).
    const fit = poissonRegression({ rows: looms, counts: breaks, offsets: zeros });
    const expected = [
      [3.6919631449, 0.0937435639],
      [-0.2059884426, 0.1064608572],
      [-0.3213204316, 0.1244096672],
      [-0.5184884965, 0.1320345389],
    ];
    for (const [i, [coefficient = 0, error = 0]] of expected.entries()) {
      expect(fit?.coefficients[i]).toBeCloseTo(coefficient, 8);
      expect(Math.sqrt(fit?.covariance[i]?.[i] ?? 0)).toBeCloseTo(error, 5);
    }
    expect(fit?.dispersion).toBeCloseTo(4.261521884, 4);
    expect(fit?.degreesOfFreedom).toBe(50);
  });

  test('a rate is taken of its offset, and counts that scatter less than chance are not narrowed', () => {
    const fit = poissonRegression({ rows: [[1], [1], [1]], counts: [10, 20, 40], offsets: [100, 200, 400].map(Math.log) });
    expect(Math.exp(fit?.coefficients[0] ?? 0)).toBeCloseTo(0.1, 10);
    expect(fit?.dispersion).toBe(1);
    expect(fit?.covariance[0]?.[0]).toBeCloseTo(1 / 70, 8);
  });

  test.each([
    { name: 'no events', rows: [[1], [1], [1]], counts: [0, 0, 0] },
    {
      name: 'terms that depend on each other',
      rows: [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      counts: [1, 2, 3],
    },
    {
      name: 'as many terms as rows',
      rows: [
        [1, 0],
        [1, 1],
      ],
      counts: [1, 2],
    },
  ])('$name have no answer', ({ rows, counts }) => {
    expect(poissonRegression({ rows, counts, offsets: counts.map(() => 0) })).toBeNull();
  });
});
