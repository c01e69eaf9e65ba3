import { expect, test } from 'vitest';

import { addDays, dayNumber } from '../fields/day.ts';
import { spendPeriods } from './spend-periods.ts';

/** Days from a Wednesday on, of 7 and 14. */
function days(count: number) {
  return Array.from({ length: count }, (_, at) => ({ day: addDays('2025-01-01', at), spend: 7, outcome: 14 }));
}

test('days stay days below 26 weeks, in order of time', () => {
  const { grain, points } = spendPeriods(days(180).toReversed());
  expect(grain).toBe('day');
  expect(points).toHaveLength(180);
  expect(points[0]).toEqual({ spend: 7, outcome: 14, at: dayNumber('2025-01-01'), weekday: 3 });
});

test('whole weeks from Monday on stand for their mean day', () => {
  // 1 January to 6 July 2025: the first Monday is the 6th, and 26 weeks end on the last Sunday.
  const { grain, points } = spendPeriods(days(187));
  expect(grain).toBe('week');
  expect(points).toHaveLength(26);
  expect(points.map(({ at }) => at - dayNumber('2025-01-06'))).toEqual(Array.from({ length: 26 }, (_, week) => 7 * week));
  for (const { spend, outcome, weekday } of points) {
    expect(spend).toBeCloseTo(7, 9);
    expect(outcome).toBeCloseTo(14, 9);
    expect(weekday).toBeNull();
  }
});

test('a week with fewer days has a smaller mean', () => {
  const gone = days(187).filter(({ day }) => day !== '2025-01-08');
  expect(spendPeriods(gone).points[0]?.spend).toBeCloseTo(6, 9);
});

test('few days that are far apart stay days', () => {
  const { grain, points } = spendPeriods(days(365).filter((_, at) => at % 90 === 0));
  expect(grain).toBe('day');
  expect(points).toHaveLength(5);
});

test('no days are no periods', () => expect(spendPeriods([])).toEqual({ grain: 'day', points: [] }));
