import { describe, expect, test } from 'vitest';
import { funnelFactors } from './funnel-factors.ts';
import { lmdiEffects } from './lmdi.ts';

/** Spend, impressions, clicks and conversions of two periods. */
function check(before: readonly number[], after: readonly number[], expected: readonly (readonly [number, number])[] | null): void {
  const factors = funnelFactors(before.map((sum, index) => ({ before: sum, after: after[index] ?? 0 })));
  expect(factors?.map((factor) => [factor.before, factor.after]) ?? null).toEqual(expected);
}

describe('funnelFactors', () => {
  test('a funnel is its first stage times its rates', () => {
    check(
      [100, 1000, 50, 5],
      [200, 1600, 40, 2],
      [
        [100, 200],
        [10, 8],
        [0.05, 0.025],
        [0.1, 0.05],
      ],
    );
  });

  test('a rate without a denominator stays as it was', () => {
    check(
      [100, 1000, 50, 5],
      [100, 1000, 0, 0],
      [
        [100, 100],
        [10, 10],
        [0.05, 0],
        [0.1, 0.1],
      ],
    );
    check(
      [0, 0, 0, 0],
      [100, 1000, 50, 5],
      [
        [0, 100],
        [10, 10],
        [0.05, 0.05],
        [0.1, 0.1],
      ],
    );
    check(
      [0, 0],
      [0, 0],
      [
        [0, 0],
        [0, 0],
      ],
    );
  });

  test('what vanished counts where it stopped', () => {
    const factors = funnelFactors([100, 1000, 50, 5].map((before, index) => ({ before, after: index < 2 ? before : 0 })));
    expect(lmdiEffects(factors ?? [])).toEqual([0, 0, -5, 0]);
  });

  test('conversions without clicks are no funnel', () => {
    check([10, 5], [0, 5], null);
    check([], [], null);
  });
});
