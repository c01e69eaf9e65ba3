import { describe, expect, test } from 'vitest';
import { shapleyEffects } from './shapley-decomposition.ts';
import { seededRandom } from './seeded-random.ts';
import type { Factor } from './lmdi.ts';

/** The definition itself: every order in which the factors can move. */
function effectsByOrders(factors: readonly Factor[]): readonly number[] {
  const orders = permutations(factors.map((_, index) => index));
  const effects = factors.map(() => 0);
  for (const order of orders) {
    const values = factors.map(({ before }) => before);
    for (const index of order) {
      const old = values.reduce((product, value) => product * value, 1);
      values[index] = factors[index]?.after ?? 0;
      const moved = values.reduce((product, value) => product * value, 1);
      effects[index] = (effects[index] ?? 0) + (moved - old) / orders.length;
    }
  }
  return effects;
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('shapleyEffects', () => {
  test('two factors have the effects of Bennet 1920', () => {
    const effects = shapleyEffects([
      { before: 10, after: 12 },
      { before: 5, after: 4 },
    ]);
    expect(effects).toEqual([2 * 4.5, -1 * 11]);
  });

  test('one to six factors of any sign have the mean over all orders', () => {
    const random = seededRandom(3);
    for (let count = 1; count <= 6; count++) {
      const factors = Array.from({ length: count }, () => ({ before: random() * 4 - 2, after: random() < 0.2 ? 0 : random() * 4 - 2 }));
      expect(shapleyEffects(factors)).toEqual(effectsByOrders(factors).map((effect): unknown => expect.closeTo(effect, 12)));
    }
  });

  test('no factors have no effects, endless ones none that is known', () => {
    expect(shapleyEffects([])).toEqual([]);
    expect(shapleyEffects([{ before: 1, after: Number.POSITIVE_INFINITY }])).toBeNull();
  });
});
