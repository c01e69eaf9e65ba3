import { describe, expect, test } from 'vitest';
import { decomposeChain } from './chain-decomposition.ts';
import { drawIndex, seededRandom } from './seeded-random.ts';
import type { ChainDecomposition, ChainSegment } from './chain-decomposition.ts';

/** Factors of the same segments in two periods, one row for each segment. */
function segmentsOf(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): readonly ChainSegment[] {
  return before.map((row, index) => ({
    id: `s${index}`,
    factors: row.map((value, k) => ({ before: value, after: after[index]?.[k] ?? 0 })),
  }));
}

function decomposed(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): ChainDecomposition {
  const result = decomposeChain(segmentsOf(before, after));
  if (result === null) throw new Error('there are effects');
  return result;
}

describe('decomposeChain', () => {
  test('segments without negatives are split by LMDI and added up', () => {
    const result = decomposed(
      [
        [1, 10, 2],
        [4, 5, 3],
      ],
      [
        [4, 5, 3],
        [5, 6, 4],
      ],
    );
    // MatthewHeun/LMDIR, tests/testthat/test_lmdi.R.
    expect(result.effects).toEqual([69.79006598, -9.455125793, 39.66505981].map((effect): unknown => expect.closeTo(effect, 7)));
    expect([result.method, result.before, result.after, result.change]).toEqual(['lmdi', 80, 180, 100]);
    expect(result.segments.map(({ change }) => change)).toEqual([40, 60]);
  });

  test('one negative factor in one segment turns all of them to Shapley', () => {
    const result = decomposed(
      [
        [10, -2],
        [10, 3],
      ],
      [
        [10, 1],
        [20, 3],
      ],
    );
    expect([result.method, result.effects]).toEqual(['shapley', [30, 30]]);
  });

  test('nothing to split has no effects', () => {
    expect(decomposeChain([])).toBeNull();
    expect(decomposeChain([{ id: 'a', factors: [] }])).toBeNull();
    expect(decomposeChain([{ id: 'a', factors: [{ before: Number.NaN, after: 1 }] }])).toBeNull();
  });

  test('segments with different factors are refused', () => {
    const one = { before: 1, after: 2 };
    expect(() =>
      decomposeChain([
        { id: 'a', factors: [one] },
        { id: 'b', factors: [one, one] },
      ]),
    ).toThrow('the same factors');
  });

  test.each([
    { sign: 'without negatives', mayBeNegative: false, method: 'lmdi' },
    { sign: 'of mixed signs', mayBeNegative: true, method: 'shapley' },
  ])('the effects of 10,000 tables $sign add up', ({ mayBeNegative, method }) => {
    const random = seededRandom(mayBeNegative ? 1 : 2);
    const draw = (): number => (random() < 0.25 ? 0 : 10 ** (random() * 4 - 2) * (mayBeNegative && random() < 0.5 ? -1 : 1));
    let [worst, taken] = [0, 0];
    for (let table = 0; table < 10_000; table++) {
      const [rows, factors] = [1 + drawIndex(random, 8), 1 + drawIndex(random, 6)];
      const tableOf = (): number[][] => Array.from({ length: rows }, () => Array.from({ length: factors }, draw));
      const result = decomposed(tableOf(), tableOf());
      taken += result.method === method ? 1 : 0;
      const parts = result.segments.flatMap(({ effects }) => effects);
      const scale = Math.max(1e-300, ...parts.map((part) => Math.abs(part)));
      worst = Math.max(worst, Math.abs(parts.reduce((sum, part) => sum + part, 0) - result.change) / scale);
      worst = Math.max(worst, Math.abs(result.effects.reduce((sum, effect) => sum + effect, 0) - result.change) / scale);
    }
    expect(worst).toBeLessThan(1e-9);
    expect(taken).toBeGreaterThan(9_000);
  });
});
