import { describe, expect, test } from 'vitest';
import { findChangePoints } from './change-points.ts';
import { drawNormal, drawPoisson, seededRandom } from './seeded-random.ts';

/** Positions of the changes in 90 normal values that take the given levels for equal times. */
function check(levels: readonly number[], expected: readonly number[]): void {
  const random = seededRandom(3);
  const values = Array.from({ length: 90 }, (_, i) => (levels[Math.floor((i * levels.length) / 90)] ?? 0) + drawNormal(random));
  expect(findChangePoints(values).map(({ index }) => index)).toEqual(expected);
}

describe('findChangePoints', () => {
  test.each([
    { levels: [0], expected: [] },
    { levels: [0, 5], expected: [45] },
    { levels: [0, 6, -4], expected: [30, 60] },
  ])('levels $levels change at $expected', ({ levels, expected }) => check(levels, expected));

  test('a step without noise is told with its levels', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i < 8 ? 10 : 4));
    const [change, ...more] = findChangePoints(values);
    expect(change).toMatchObject({ index: 8, before: 10, after: 4 });
    expect(change?.pValue).toBeLessThan(1e-12);
    expect(more).toEqual([]);
  });

  test.each([[[]], [[1, 9]], [Array.from({ length: 30 }, () => 4)]])('%j has no change', (values) => {
    expect(findChangePoints(values)).toEqual([]);
  });

  test('levels are never shorter than asked for', () => {
    const values = Array.from({ length: 60 }, (_, i) => (Math.floor(i / 8) % 2) * 9 + ((i * 7) % 5));
    const bounds = [0, ...findChangePoints(values, { minSegment: 12 }).map(({ index }) => index), 60];
    for (const [i, bound] of bounds.slice(1).entries()) expect(bound - (bounds[i] ?? 0)).toBeGreaterThanOrEqual(12);
    expect(findChangePoints(values)).toHaveLength(7);
  });

  test('days of small volume do not make a change of a rate', () => {
    const random = seededRandom(8);
    const volumes = Array.from({ length: 60 }, (_, i) => (i >= 40 && i < 50 ? 40 : 20_000));
    const rates = volumes.map((volume, i) => (i >= 40 && i < 50 ? (i % 3) / volume : drawPoisson(random, volume * 0.01) / volume));
    expect(findChangePoints(rates, { weights: volumes })).toEqual([]);
    expect(findChangePoints(rates).length).toBeGreaterThan(0);
  });

  test('a change of a rate is found and its levels are ratios of sums', () => {
    const random = seededRandom(9);
    const volumes = Array.from({ length: 60 }, (_, i) => 5000 + ((i * 7919) % 5000));
    const counts = volumes.map((volume, i) => drawPoisson(random, volume * (i < 35 ? 0.02 : 0.013)));
    const [change, ...more] = findChangePoints(
      counts.map((count, i) => count / (volumes[i] ?? 1)),
      { weights: volumes },
    );
    const sum = (values: readonly number[]): number => values.slice(0, 35).reduce((total, value) => total + value, 0);
    expect(more).toEqual([]);
    expect(change?.index).toBe(35);
    expect(change?.before).toBeCloseTo(sum(counts) / sum(volumes), 12);
    expect(change?.pValue).toBeLessThan(1e-6);
  });

  test('noise has a change in about 2 % of series', () => {
    const random = seededRandom(5);
    let found = 0;
    for (let run = 0; run < 500; run++) if (findChangePoints(Array.from({ length: 90 }, () => drawNormal(random))).length > 0) found += 1;
    expect(found / 500).toBeLessThan(0.04);
  });
});
