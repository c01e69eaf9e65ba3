import { expect, test } from 'vitest';

import { addDays, weekdayOf } from '../fields/day.ts';
import { weekdayWeights } from './weekday-weights.ts';
import type { DaySpend } from './weekday-weights.ts';

/** From a Monday on. */
function days(count: number, spendOf: (weekday: number) => number): readonly DaySpend[] {
  return Array.from({ length: count }, (_, index) => addDays('2025-06-02', index)).map((day) => ({ day, spend: spendOf(weekdayOf(day)) }));
}

const flat = { weights: [1, 1, 1, 1, 1, 1, 1], isFlat: true };

test('three weeks show what each weekday spends, in any order of days', () => {
  const history = days(21, (weekday) => (weekday >= 6 ? 50 : 120));
  // The mean of five 120 and two 50 is 100.
  expect(weekdayWeights(history)).toEqual({ weights: [1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5], isFlat: false });
  expect(weekdayWeights(history.toReversed())).toEqual(weekdayWeights(history));
});

test('a weekday that never spends weighs nothing, and one of corrections neither', () => {
  expect(weekdayWeights(days(28, (weekday) => (weekday === 7 ? 0 : 10))).weights[6]).toBe(0);
  expect(weekdayWeights(days(28, (weekday) => (weekday === 7 ? -5 : 10))).weights[6]).toBe(0);
});

test.each([
  { title: 'no days', history: [] },
  { title: 'twenty days', history: days(20, (weekday) => weekday) },
  { title: 'no spend', history: days(28, () => 0) },
  { title: 'no Sundays', history: days(28, (weekday) => weekday).filter(({ day }) => weekdayOf(day) !== 7) },
  { title: 'days without numbers', history: days(28, () => Number.NaN) },
])('$title give every weekday the same weight', ({ history }) => expect(weekdayWeights(history)).toEqual(flat));
