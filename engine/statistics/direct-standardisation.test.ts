import { describe, expect, test } from 'vitest';
import { compareStandardised } from './direct-standardisation.ts';
import { mantelHaenszelOddsRatio } from './mantel-haenszel.ts';
import type { Stratum } from './direct-standardisation.ts';

type Row = readonly [readonly [number, number], readonly [number, number]];

function strataOf(rows: readonly Row[]): readonly Stratum[] {
  return rows.map(([[events, trials], [otherEvents, otherTrials]], index) => ({
    id: `s${index}`,
    first: { events, trials },
    second: { events: otherEvents, trials: otherTrials },
  }));
}

/** Kidney stones removed by open surgery and by puncture, small and large ones: Charig et al. 1986. */
const kidneyStones: readonly Row[] = [
  [
    [81, 87],
    [234, 270],
  ],
  [
    [192, 263],
    [55, 80],
  ],
];

/** Men and women admitted to six departments of Berkeley in 1973: Bickel, Hammel & O'Connell 1975. */
const admissions: readonly Row[] = [
  [
    [512, 825],
    [89, 108],
  ],
  [
    [353, 560],
    [17, 25],
  ],
  [
    [120, 325],
    [202, 593],
  ],
  [
    [138, 417],
    [131, 375],
  ],
  [
    [53, 191],
    [94, 393],
  ],
  [
    [22, 373],
    [24, 341],
  ],
];

describe('compareStandardised', () => {
  test('the treatment that cures fewer in total cures more of the same stones', () => {
    const result = compareStandardised(strataOf(kidneyStones));
    expect([result?.crude.first.share, result?.crude.second.share]).toEqual([0.78, expect.closeTo(0.825714286, 9)]);
    expect([result?.standardised.first.share, result?.standardised.second.share]).toEqual([
      expect.closeTo(0.832546217, 9),
      expect.closeTo(0.778875, 8),
    ]);
    expect(result).toMatchObject({ strata: ['s0', 's1'], coverage: 1, isReversed: true, isReversedBeyondNoise: false });
  });

  test('men ahead in total are behind in the same departments', () => {
    const result = compareStandardised(strataOf(admissions));
    expect([result?.crude.first.share, result?.crude.second.share]).toEqual([expect.closeTo(0.4452, 4), expect.closeTo(0.3035, 4)]);
    expect([result?.standardised.first.share, result?.standardised.second.share]).toEqual([
      expect.closeTo(0.3873, 4),
      expect.closeTo(0.43, 4),
    ]);
    expect(result?.isReversed).toBe(true);
  });

  test('with a hundred times as many cases the reversal is beyond noise', () => {
    const many = kidneyStones.map(([a, b]): Row => [
      [a[0] * 100, a[1] * 100],
      [b[0] * 100, b[1] * 100],
    ]);
    expect(compareStandardised(strataOf(many))?.isReversedBeyondNoise).toBe(true);
  });

  test('one stratum has the intervals of Wilson, and a stratum of one item is left out', () => {
    const result = compareStandardised(
      strataOf([
        [
          [81, 263],
          [15, 148],
        ],
        [
          [5, 411],
          [0, 0],
        ],
      ]),
    );
    // Newcombe 1998, table I, method 3.
    expect(result?.standardised.first).toEqual({ share: 81 / 263, low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
    expect(result?.standardised.second).toMatchObject({ low: expect.closeTo(0.0624, 4), high: expect.closeTo(0.1605, 4) });
    expect(result).toMatchObject({ strata: ['s0'], coverage: 0.5 });
  });

  test.each<{ title: string; rows: readonly Row[] }>([
    { title: 'no strata', rows: [] },
    {
      title: 'strata of one item each',
      rows: [
        [
          [1, 2],
          [0, 0],
        ],
        [
          [0, 0],
          [1, 2],
        ],
      ],
    },
    {
      title: 'more events than trials',
      rows: [
        [
          [3, 2],
          [1, 2],
        ],
      ],
    },
  ])('$title cannot be compared', ({ rows }) => expect(compareStandardised(strataOf(rows))).toBeNull());
});

describe('mantelHaenszelOddsRatio', () => {
  test.each([
    // R 4.2.2: mantelhaen.test; the second one is the example of its manual.
    { title: 'kidney stones', rows: kidneyStones, expected: [1.446846625, 0.9157934135, 2.2858486698] },
    { title: 'admissions', rows: admissions, expected: [0.9046968283, 0.7719073618, 1.0603297644] },
  ])('the odds ratio of $title is as published', ({ rows, expected }) => {
    const result = mantelHaenszelOddsRatio(strataOf(rows));
    expect([result?.oddsRatio, result?.low, result?.high]).toEqual(expected.map((value): unknown => expect.closeTo(value, 9)));
  });

  test('one stratum has its own odds ratio and the standard error of Woolf 1955', () => {
    const result = mantelHaenszelOddsRatio(
      strataOf([
        [
          [10, 30],
          [5, 45],
        ],
        [
          [3, 9],
          [0, 0],
        ],
      ]),
    );
    expect(result?.oddsRatio).toBeCloseTo(4, 12);
    expect(result?.standardError).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 20 + 1 / 5 + 1 / 40), 12);
  });

  test.each<{ title: string; rows: readonly Row[] }>([
    { title: 'no strata', rows: [] },
    {
      title: 'an item without events',
      rows: [
        [
          [0, 10],
          [5, 10],
        ],
      ],
    },
    {
      title: 'an item without misses',
      rows: [
        [
          [10, 10],
          [5, 10],
        ],
      ],
    },
    {
      title: 'more events than trials',
      rows: [
        [
          [3, 2],
          [1, 2],
        ],
      ],
    },
  ])('$title has no odds ratio', ({ rows }) => expect(mantelHaenszelOddsRatio(strataOf(rows))).toBeNull());
});
