import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveLeastSquares } from './linear-solver.ts';

describe('solveLeastSquares', () => {
  test('the polynomial of NIST Wampler1, of degree five on 0 to 20, has its certified coefficients of 1', () => {
    const rows = Array.from({ length: 21 }, (_, x) => [1, x, x ** 2, x ** 3, x ** 4, x ** 5]);
    const fit = solveLeastSquares(
      rows,
      rows.map((row) => row.reduce((sum, term) => sum + term, 0)),
    );
    for (const coefficient of fit?.coefficients ?? []) expect(coefficient).toBeCloseTo(1, 8);
    expect(fit?.degreesOfFreedom).toBe(15);
  });

  test('a line through weighted points is the one worked out by hand', () => {
    // Weighted means are 1.25 and 1.5, Sxx = 2.75 and Sxy = 2.5.
    const fit = solveLeastSquares(
      [0, 1, 2].map((x) => [1, x]),
      [0, 2, 2],
      [1, 1, 2],
    );
    expect(fit?.coefficients[1]).toBeCloseTo(10 / 11, 12);
    expect(fit?.coefficients[0]).toBeCloseTo(1.5 - (10 / 11) * 1.25, 12);
    expect(fit?.inverse[1]?.[1]).toBeCloseTo(1 / 2.75, 12);
  });

  test.each([
    { name: 'fewer rows than columns', rows: [[1, 2, 3]], outcomes: [1] },
    {
      name: 'columns that depend on each other',
      rows: [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      outcomes: [1, 2, 3],
    },
    {
      name: 'a column of zeros',
      rows: [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
      outcomes: [1, 2, 3],
    },
    { name: 'no rows', rows: [], outcomes: [] },
  ])('$name has no answer', ({ rows, outcomes }) => expect(solveLeastSquares(rows, outcomes)).toBeNull());

  test('a row of weight 0 counts for nothing', () => {
    const rows = [
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ];
    const fit = solveLeastSquares(rows, [0, 1, 99, 3], [1, 1, 0, 1]);
    expect(fit?.coefficients[1]).toBeCloseTo(1, 12);
    expect(fit?.degreesOfFreedom).toBe(1);
  });

  test('what is left over stands at right angles on every column', () => {
    const cell = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 6, maxLength: 20 }), (table) => {
        const rows = table.map(([a, b]) => [1, a, b]);
        const outcomes = table.map(([, , y]) => y);
        const fit = solveLeastSquares(rows, outcomes);
        if (fit === null) return true;
        const rest = rows.map((row, i) => (outcomes[i] ?? 0) - row.reduce((sum, term, j) => sum + term * (fit.coefficients[j] ?? 0), 0));
        return [0, 1, 2].every((j) => Math.abs(rows.reduce((sum, row, i) => sum + (row[j] ?? 0) * (rest[i] ?? 0), 0)) < 1e-8);
      }),
      { numRuns: 200 },
    );
  });
});
