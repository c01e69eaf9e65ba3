import { describe, expect, test } from 'vitest';
import { decomposeMixRate } from './mix-rate.ts';
import { findSimpsonReversal } from './simpson.ts';
import type { RatioSums } from './mix-rate.ts';
import type { SimpsonReversal } from './simpson.ts';

/** Conversions and clicks of one segment before and after. */
type Row = readonly [readonly [number, number], readonly [number, number]];

function check(rows: readonly Row[], expected: SimpsonReversal | null): void {
  const sumsOf = ([numerator, denominator]: readonly [number, number]): RatioSums => ({ numerator, denominator });
  const segments = rows.map(([before, after], index) => ({ id: `s${index}`, before: sumsOf(before), after: sumsOf(after) }));
  const decomposition = decomposeMixRate(segments);
  expect(decomposition === null ? null : findSimpsonReversal(decomposition)).toEqual(expected);
}

describe('findSimpsonReversal', () => {
  test('a total that falls while every segment improves is reversed', () => {
    check(
      [
        [
          [400, 8000],
          [312, 6000],
        ],
        [
          [40, 2000],
          [126, 6000],
        ],
      ],
      { extent: 'all', shareOfWeight: 1, segments: ['s0', 's1'] },
    );
  });

  test('so is one that rises while four fifths of the weight fall', () => {
    check(
      [
        [
          [10, 100],
          [72, 800],
        ],
        [
          [9, 900],
          [1, 190],
        ],
        [
          [0, 20],
          [1, 10],
        ],
      ],
      { extent: 'most', shareOfWeight: expect.closeTo(0.985, 3), segments: ['s0', 's1'] },
    );
  });

  test('and one whose old segments improve while a new one drags it down', () => {
    check(
      [
        [
          [10, 100],
          [12, 100],
        ],
        [
          [0, 0],
          [1, 100],
        ],
      ],
      { extent: 'all', shareOfWeight: 0.75, segments: ['s0'] },
    );
  });

  test.each<{ title: string; rows: readonly Row[] }>([
    {
      title: 'segments that move with the total',
      rows: [
        [
          [10, 100],
          [12, 100],
        ],
        [
          [10, 100],
          [9, 100],
        ],
      ],
    },
    {
      title: 'a total that stays',
      rows: [
        [
          [10, 100],
          [12, 100],
        ],
        [
          [10, 100],
          [8, 100],
        ],
      ],
    },
    {
      title: 'a total that changes by new and vanished segments alone',
      rows: [
        [
          [10, 100],
          [0, 0],
        ],
        [
          [0, 0],
          [20, 100],
        ],
      ],
    },
    {
      title: 'a small segment that rises far more than a large one falls',
      rows: [
        [
          [50, 100],
          [60, 100],
        ],
        [
          [10, 1000],
          [10, 1001],
        ],
      ],
    },
    {
      title: 'half of the weight against the total',
      rows: [
        [
          [10, 100],
          [9, 100],
        ],
        [
          [30, 100],
          [50, 200],
        ],
        [
          [5, 100],
          [6, 100],
        ],
      ],
    },
    { title: 'no segments', rows: [] },
  ])('$title is no reversal', ({ rows }) => check(rows, null));
});
