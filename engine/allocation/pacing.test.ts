import { describe, expect, test } from 'vitest';

import { addDays } from '../fields/day.ts';
import { pacingOf } from './pacing.ts';
import type { Pacing, PacingRequest } from './pacing.ts';
import type { DaySpend } from './weekday-weights.ts';

const flat = { weights: [1, 1, 1, 1, 1, 1, 1], isFlat: true };
/** 100 on average: 120 on working days, 50 on weekends. */
const busy = { weights: [1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5], isFlat: false };

function spend(count: number, amount: number, first = '2025-06-01'): readonly DaySpend[] {
  return Array.from({ length: count }, (_, index) => ({ day: addDays(first, index), spend: amount }));
}

/** 30,000 over June 2025, of which 1,200 a day were spent in the first ten days. */
const june: PacingRequest = {
  flight: { start: '2025-06-01', end: '2025-06-30' },
  budget: 30_000,
  daily: spend(10, 1200),
  through: '2025-06-10',
  weekdays: flat,
  forecast: null,
};

function known(request: PacingRequest): Extract<Pacing, { readonly status: 'ok' }> {
  const pacing = pacingOf(request);
  if (pacing.status === 'refused') throw new Error(pacing.reason);
  return pacing;
}

describe('12,000 of 30,000 at day 10 of 30', () => {
  test('paces at 1.20, runs to 36,000 and needs 900 a day', () => {
    expect(pacingOf(june)).toMatchObject({
      status: 'ok',
      actual: 12_000,
      plannedToDate: 10_000,
      index: 1.2,
      band: 'red',
      direction: 'over',
      daysElapsed: 10,
      daysLeft: 20,
      requiredPerDay: 900,
      requiredByWeekday: [900, 900, 900, 900, 900, 900, 900],
      runRate: 36_000,
      projection: null,
    });
  });

  test('ends where actual and forecast together end', () => {
    const { projection } = known({ ...june, forecast: { low: 15_000, value: 17_000, high: 19_000 } });
    expect(projection).toEqual({
      low: 27_000,
      value: 29_000,
      high: 31_000,
      share: 29 / 30,
      band: 'green',
      direction: 'on-plan',
      isBudgetWithin: true,
    });
    expect(known({ ...june, forecast: { low: Number.NaN, value: 1, high: 2 } }).projection).toBeNull();
  });
});

describe('weekdays', () => {
  // 2025-06-01 is a Sunday, 2025-06-07 a Saturday.
  test('a week that spends as its weekdays do is on plan', () => {
    const daily = [50, 120, 120, 120, 120, 120, 50].map((amount, index) => ({ day: `2025-06-0${index + 1}`, spend: amount }));
    const pacing = known({
      ...june,
      flight: { start: '2025-06-01', end: '2025-06-28' },
      budget: 2800,
      daily,
      through: '2025-06-07',
      weekdays: busy,
    });
    expect(pacing).toMatchObject({ index: 1, band: 'green', direction: 'on-plan', runRate: 2800, requiredPerDay: 100 });
    expect(pacing.requiredByWeekday?.map((amount) => Math.round(amount))).toEqual([120, 120, 120, 120, 120, 50, 50]);
  });

  test('a Sunday alone is not behind', () => {
    const sunday = {
      ...june,
      flight: { start: '2025-06-01', end: '2025-06-28' },
      budget: 2800,
      daily: spend(1, 50),
      through: '2025-06-01',
    };
    expect(known({ ...sunday, weekdays: busy }).index).toBeCloseTo(1, 12);
    expect(known({ ...sunday, weekdays: flat }).index).toBeCloseTo(0.5, 12);
  });

  test('where the remaining weekdays never spend, none is asked to', () => {
    const never = { weights: [1.4, 1.4, 1.4, 1.4, 1.4, 0, 0], isFlat: false };
    const week = { ...june, flight: { start: '2025-06-02', end: '2025-06-08' }, budget: 700, daily: spend(5, 100, '2025-06-02') };
    expect(known({ ...week, through: '2025-06-06', weekdays: never })).toMatchObject({ requiredByWeekday: null, requiredPerDay: 100 });
  });
});

describe('bands', () => {
  test.each([
    { amount: 1000, band: 'green', direction: 'on-plan' },
    { amount: 1050, band: 'green', direction: 'on-plan' },
    { amount: 1051, band: 'amber', direction: 'over' },
    { amount: 1150, band: 'amber', direction: 'over' },
    { amount: 1151, band: 'red', direction: 'over' },
    { amount: 950, band: 'green', direction: 'on-plan' },
    { amount: 900, band: 'amber', direction: 'under' },
    { amount: 849, band: 'red', direction: 'under' },
    { amount: 0, band: 'red', direction: 'under' },
  ])('$amount of 1,000 a day is $band, $direction', ({ amount, band, direction }) => {
    expect(known({ ...june, daily: spend(10, amount) })).toMatchObject({ band, direction });
  });

  test('other tolerances may be set', () => {
    expect(known({ ...june, tolerance: { green: 0.2, amber: 0.4 } })).toMatchObject({ band: 'green', direction: 'on-plan' });
  });
});

describe('the ends of a flight', () => {
  test('when it is over, nothing is required and the end is known', () => {
    const over = known({ ...june, daily: spend(35, 1000), through: '2025-07-05', forecast: { low: 1, value: 2, high: 3 } });
    expect(over).toMatchObject({
      actual: 30_000,
      index: 1,
      daysLeft: 0,
      requiredPerDay: null,
      requiredByWeekday: null,
      projection: { low: 30_000, value: 30_000, high: 30_000 },
    });
    expect(over.warnings).toContain('5 days with spend lie outside the flight and do not count.');
  });

  test('a day that is not complete does not count', () => {
    expect(known({ ...june, through: '2025-06-09' })).toMatchObject({ actual: 10_800, daysElapsed: 9 });
  });

  test('a budget that is spent leaves nothing to spend', () => {
    const spent = known({ ...june, daily: spend(10, 4000) });
    expect(spent).toMatchObject({ requiredPerDay: 0, runRate: 120_000 });
    expect(spent.warnings).toContain('The budget is spent before the end of the flight.');
  });

  test('days without figures are counted and named', () => {
    const gaps = known({ ...june, daily: spend(8, 1200), weekdays: { ...flat, isFlat: false } });
    expect(gaps).toMatchObject({ actual: 9600, warnings: ['2 of 10 days up to 2025-06-10 have no figures and count as 0.'] });
  });
});

describe('refused', () => {
  test.each([
    { title: 'no budget', change: { budget: 0 }, reason: /no budget/u },
    { title: 'a negative budget', change: { budget: -5 }, reason: /no budget/u },
    { title: 'a budget that is no number', change: { budget: Number.NaN }, reason: /no budget/u },
    { title: 'no days', change: { daily: [] }, reason: /No day of the flight/u },
    { title: 'days without numbers', change: { daily: spend(10, Number.NaN) }, reason: /No day of the flight/u },
    { title: 'only days outside', change: { daily: spend(5, 10, '2025-05-01') }, reason: /No day of the flight/u },
    { title: 'a flight to come', change: { through: '2025-05-31' }, reason: /not begun/u },
    {
      title: 'a flight that ends before it starts',
      change: { flight: { start: '2025-06-30', end: '2025-06-01' } },
      reason: /first and last day/u,
    },
    { title: 'a day that is none', change: { through: '2025-06-31' }, reason: /first and last day/u },
    {
      title: 'weekdays that never spend',
      change: { weekdays: { weights: [0, 0, 0, 0, 0, 0, 0], isFlat: false } },
      reason: /carry no spend/u,
    },
  ])('$title', ({ change, reason }) => {
    const pacing = pacingOf({ ...june, ...change });
    expect(pacing.status).toBe('refused');
    expect(pacing.status === 'refused' ? pacing.reason : '').toMatch(reason);
  });
});
