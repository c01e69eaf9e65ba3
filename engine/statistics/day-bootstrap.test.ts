import { describe, expect, test } from 'vitest';
import { bootstrapDays } from './day-bootstrap.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';
import type { DayWeights } from './day-bootstrap.ts';

/** Difference of the means of two periods. */
function differenceOf(before: readonly number[], after: readonly number[]) {
  const meanOf = (values: readonly number[], weights: readonly number[]): number =>
    values.reduce((sum, value, day) => sum + value * (weights[day] ?? 0), 0) / weights.reduce((sum, weight) => sum + weight, 0);
  return (weights: DayWeights): readonly number[] => [meanOf(after, weights.after) - meanOf(before, weights.before)];
}

describe('bootstrapDays', () => {
  test.each([
    { days: 5, low: 0.92, high: 0.99 },
    { days: 28, low: 0.92, high: 0.98 },
  ])('intervals of 95 % from $days days hold the truth as often as they say', ({ days, low, high }) => {
    const random = seededRandom(days);
    const drawDays = (mean: number): readonly number[] => Array.from({ length: days }, () => mean + drawNormal(random));
    const held = Array.from({ length: 300 }, () => {
      const statistic = differenceOf(drawDays(0), drawDays(1));
      const [interval] = bootstrapDays({ before: days, after: days }, statistic, { random, draws: 400 }) ?? [];
      return interval !== undefined && interval.low <= 1 && interval.high >= 1;
    });
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThanOrEqual(low);
    expect(share).toBeLessThanOrEqual(high);
  });

  test('a higher level gives a wider interval', () => {
    const days = [3, 1, 4, 1, 5, 9, 2, 6];
    const widthAt = (level: number): number => {
      const [interval] =
        bootstrapDays({ before: 8, after: 8 }, differenceOf(days, days), { random: seededRandom(1), level, draws: 500 }) ?? [];
      return interval === undefined ? 0 : interval.high - interval.low;
    };
    expect(widthAt(0.8)).toBeGreaterThan(0);
    expect(widthAt(0.95)).toBeGreaterThan(widthAt(0.8));
  });

  test('three days in a period are too few', () => {
    expect(bootstrapDays({ before: 3, after: 30 }, () => [1], { random: seededRandom(1), draws: 20 })).toBeNull();
  });

  test('figures that many draws do not define have no interval', () => {
    const random = seededRandom(1);
    expect(bootstrapDays({ before: 5, after: 5 }, ({ before }) => (before[0] === 0 ? null : [1]), { random, draws: 200 })).toBeNull();
  });
});
