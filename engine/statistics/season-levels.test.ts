import { describe, expect, test } from 'vitest';
import { findSeasonLevels } from './season-levels.ts';
import { drawNormal, seededRandom } from './seeded-random.ts';

const limits = { alpha: 0.01, minRelativeEffect: 0.2, toValue: (root: number) => root * root };

/** Positions of the steps in 84 days of a level, as a function of the day, with normal scatter of 1. */
function check(level: (day: number) => number, expected: readonly number[]): void {
  const random = seededRandom(5);
  const roots = Array.from({ length: 84 }, (_, day) => level(day) + drawNormal(random));
  expect(findSeasonLevels({ roots, weights: roots.map(() => 1), season: 7 }, limits).map(({ index }) => index)).toEqual(expected);
}

describe('findSeasonLevels', () => {
  test('noise has no steps', () => check(() => 20, []));
  test('a step is where it was made', () => check((day) => (day < 40 ? 20 : 28), [40]));
  test('three weeks at another level have two steps', () => check((day) => (day >= 30 && day < 51 ? 10 : 20), [30, 51]));
  test('a few days at another level have none', () => check((day) => (day >= 30 && day < 34 ? 0 : 20), []));
  test('a ramp has none', () => check((day) => 20 + day / 5, []));
  test('a wave has none', () => check((day) => 20 + 4 * Math.sin((2 * Math.PI * day) / 60), []));
  test('a step that is small for its level is left out', () => check((day) => (day < 40 ? 200 : 208), []));
});
