import { describe, expect, test } from 'vitest';
import { lmdiEffects } from './lmdi.ts';

type Case = {
  readonly title: string;
  readonly factors: readonly (readonly [number, number])[];
  readonly effects: readonly number[] | null;
};

function check({ factors, effects }: Case): void {
  const actual = lmdiEffects(factors.map(([before, after]) => ({ before, after })));
  if (effects === null) return expect(actual).toBeNull();
  expect(actual).toEqual(effects.map((effect): unknown => expect.closeTo(effect, 9)));
}

describe('lmdiEffects', () => {
  test.each<Case>([
    { title: 'a single factor has the whole change', factors: [[3, 8]], effects: [5] },
    {
      title: 'factors that grow alike share alike',
      factors: [
        [1, 2],
        [1, 2],
      ],
      effects: [1.5, 1.5],
    },
    {
      title: 'factors that offset each other do so exactly',
      factors: [
        [2, 4],
        [4, 2],
      ],
      effects: [8 * Math.LN2, -8 * Math.LN2],
    },
    {
      title: 'a factor that stays has no effect',
      factors: [
        [5, 5],
        [2, 3],
      ],
      effects: [0, 5],
    },
  ])('$title', check);

  // The eight cases of Ang, Zhang & Choi 1998, table 2: the first factor is the one that the table speaks of.
  test.each<Case>([
    {
      title: '1: what appears is the effect of the factor that was 0',
      factors: [
        [0, 4],
        [10, 5],
        [2, 3],
      ],
      effects: [60, 0, 0],
    },
    {
      title: '2: what vanishes is the effect of the factor that became 0',
      factors: [
        [4, 0],
        [5, 10],
        [3, 2],
      ],
      effects: [-60, 0, 0],
    },
    {
      title: '3: a factor above 0 has no effect on what appears',
      factors: [
        [4, 2],
        [0, 5],
      ],
      effects: [0, 10],
    },
    {
      title: '4: a factor above 0 has no effect on what vanishes',
      factors: [
        [4, 2],
        [5, 0],
      ],
      effects: [0, -20],
    },
    {
      title: '5: a factor above 0 has no effect on nothing',
      factors: [
        [4, 2],
        [0, 0],
      ],
      effects: [0, 0],
    },
    {
      title: '6: a factor that is always 0 has no effect',
      factors: [
        [0, 0],
        [3, 5],
      ],
      effects: [0, 0],
    },
    {
      title: '7: a factor that becomes 0 has no effect on nothing',
      factors: [
        [4, 0],
        [0, 2],
      ],
      effects: [0, 0],
    },
    {
      title: '8: a factor that was 0 has no effect on nothing',
      factors: [
        [0, 4],
        [2, 0],
      ],
      effects: [0, 0],
    },
  ])('case $title', check);

  // Ang & Liu 2007: the limit when several factors approach 0 alike.
  test.each<Case>([
    {
      title: 'two factors that were 0 share what appears',
      factors: [
        [0, 4],
        [0, 5],
        [2, 3],
      ],
      effects: [30, 30, 0],
    },
    {
      title: 'three factors that became 0 share what vanishes',
      factors: [
        [2, 0],
        [3, 0],
        [4, 0],
      ],
      effects: [-8, -8, -8],
    },
  ])('$title', check);

  test('the analytical limit is what small values approach', () => {
    const withZeros =
      lmdiEffects([
        { before: 0, after: 4 },
        { before: 0, after: 5 },
        { before: 2, after: 3 },
      ]) ?? [];
    const withSmall =
      lmdiEffects([
        { before: 1e-150, after: 4 },
        { before: 1e-150, after: 5 },
        { before: 2, after: 3 },
      ]) ?? [];
    for (const [index, effect] of withZeros.entries()) expect(Math.abs((withSmall[index] ?? 0) - effect)).toBeLessThan(0.1);
  });

  test('large effects that all but cancel keep their digits', () => {
    const [up = 0, down = 0] =
      lmdiEffects([
        { before: 3, after: 6 },
        { before: 5, after: 2.5 * (1 + 1e-14) },
      ]) ?? [];
    expect(up).toBeCloseTo(15 * Math.LN2, 11);
    expect(down).toBeCloseTo(-15 * Math.LN2, 11);
  });

  test.each<Case>([
    { title: 'a negative factor', factors: [[-1, 2]], effects: null },
    { title: 'a factor that is not a number', factors: [[1, Number.NaN]], effects: null },
    {
      title: 'a product beyond what numbers hold',
      factors: [
        [1e200, 1],
        [1e200, 1],
      ],
      effects: null,
    },
    {
      title: 'a product below what numbers hold',
      factors: [
        [1e-200, 1],
        [1e-200, 1],
      ],
      effects: null,
    },
  ])('$title has no logarithm to split by', check);
});
