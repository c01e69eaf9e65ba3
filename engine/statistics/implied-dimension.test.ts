import { describe, expect, test } from 'vitest';
import { measureImplication } from './implied-dimension.ts';
import type { Implication } from './implied-dimension.ts';

type Row = readonly [from: string, to: string, weight: number];

function check(rows: readonly Row[], expected: Implication | null): void {
  expect(measureImplication(rows.map(([from, to, weight]) => ({ from, to, weight })))).toEqual(expected);
}

const campaigns: readonly Row[] = [
  ['brand', 'google', 40],
  ['generic', 'google', 20],
  ['prospecting', 'meta', 30],
  ['b2b', 'linkedin', 10],
];

describe('measureImplication', () => {
  test('a campaign tells its platform', () => check(campaigns, { purity: 1, lambda: 1, isImplied: true }));

  test('a platform does not tell its campaign', () => {
    const reversed = campaigns.map(([from, to, weight]): Row => [to, from, weight]);
    check(reversed, { purity: 0.8, lambda: expect.closeTo(2 / 3, 12), isImplied: false });
  });

  test('one row in a hundred on another platform does not matter', () => {
    check([...campaigns, ['brand', 'meta', 1]], {
      purity: expect.closeTo(100 / 101, 12),
      lambda: expect.closeTo(40 / 41, 12),
      isImplied: true,
    });
  });

  // Goodman & Kruskal 1954 call this the case of λ = 0: the first one is of no help.
  test('a platform with nearly everything is not told by devices', () => {
    check(
      [
        ['mobile', 'google', 97],
        ['mobile', 'meta', 1],
        ['desktop', 'google', 1],
        ['desktop', 'meta', 1],
      ],
      { purity: 0.98, lambda: 0, isImplied: false },
    );
  });

  test('the only platform is told by anything', () =>
    check(
      [
        ['a', 'google', 1],
        ['b', 'google', 2],
      ],
      { purity: 1, lambda: 1, isImplied: true },
    ));
  test('nothing tells nothing', () => check([['a', 'google', 0]], null));
});
