import { describe, expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { addDays, weekdayOf } from '../fields/day.ts';
import { drawNormal, seededRandom } from '../statistics/seeded-random.ts';
import { firstDay, numberIn, outlookOf } from './outlook.test-kit.ts';
import type { Brief } from '../brief.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** The spend of one source by the number of the day; a day without a number has no row. */
function spends(source: string, days: number, spendOf: (at: number) => number | null): readonly MemoryFact[] {
  return Array.from({ length: days }, (_, at) => ({ at, spend: spendOf(at) })).flatMap(({ at, spend }) =>
    spend === null ? [] : [{ source, day: addDays(firstDay, at), measures: { spend: String(spend), clicks: '10' } }],
  );
}

/** A flight of so many days, with a budget over it. */
function planned(days: number, amount: string | null): Partial<Brief> {
  const flight = { start: firstDay, end: addDays(firstDay, days - 1) };
  return { flight, budget: amount === null ? [] : [{ channel: null, amount, start: null, end: null }] };
}

describe('half of a flight', async () => {
  // 30 days of 100 by chance, whose second half is the first turned over, of 60 days with a budget of 9,000.
  const random = seededRandom(1);
  const errors = Array.from({ length: 15 }, () => Math.round(6 * drawNormal(random)));
  const { projection } = await outlookOf(
    spends('Meta', 30, (at) => 100 + (errors[at] ?? -(errors[29 - at] ?? 0))),
    planned(60, '9000'),
  );
  const facts = projection?.facts;

  test('ends where the days so far lead', () => {
    expect(numberIn(facts, 'spent')).toBe(3000);
    expect(numberIn(facts, 'planned')).toBe(9000);
    expect(numberIn(facts, 'projected')).toBeGreaterThan(5800);
    expect(numberIn(facts, 'projected')).toBeLessThan(6200);
    expect(projection).toMatchObject({ direction: 'under', isBudgetWithin: false, daysBehind: 30, daysLeft: 30, lastDay: '2025-07-01' });
  });

  test('has to spend the rest of the budget over the rest of the days', () => expect(numberIn(facts, 'required-per-day')).toBe(200));

  test('is paced against the budget of the days so far', () => expect(numberIn(facts, 'pacing')).toBeCloseTo(3000 / 4500, 2));

  test('has an interval around its end, and one around each day to come', () => {
    const projected = facts?.find(({ role }) => role === 'projected');
    expect(projected?.low).toBeLessThan(projected?.value ?? 0);
    expect(projected?.high).toBeGreaterThan(projected?.value ?? 0);
    expect(projection?.days.map(({ day }) => day)).toEqual(Array.from({ length: 30 }, (_, at) => addDays('2025-07-02', at)));
    const expected = projection?.days.reduce((sum, { value }) => sum + value, 3000);
    expect(projected?.value).toBeCloseTo(expected ?? 0, 4);
  });
});

test('a budget that is spent leaves nothing to spend a day', async () => {
  const { projection } = await outlookOf(
    spends('Meta', 40, (at) => 100 + (at % 3)),
    planned(60, '3000'),
  );
  expect(projection?.direction).toBe('over');
  expect(projection?.facts.map(({ role }) => role)).toEqual(['spent', 'planned', 'projected', 'pacing']);
  expect(projection?.warnings).toContain('The budget is spent before the end of the flight.');
});

test('weekends without a row are days without spend, and not gaps', async () => {
  const workdays = (at: number): number | null => (weekdayOf(addDays(firstDay, at)) > 5 ? null : 100 + (at % 4));
  const { projection } = await outlookOf(spends('LinkedIn', 40, workdays), planned(60, '5000'));
  const weekend = projection?.days.filter(({ day }) => weekdayOf(day) > 5) ?? [];
  expect(weekend.length).toBeGreaterThan(4);
  expect(Math.max(...weekend.map(({ value }) => value))).toBeLessThan(20);
  expect(projection?.warnings).toEqual([]);
});

test('days that only some sources have yet are left out', async () => {
  const facts = [...spends('Meta', 40, (at) => 100 + (at % 3)), ...spends('TikTok', 37, (at) => 50 + (at % 2))];
  const { projection } = await outlookOf(facts, planned(60, '9000'));
  expect(projection).toMatchObject({ lastDay: addDays(firstDay, 36), daysLeft: 23 });
  expect(projection?.warnings).toEqual(['3 later days do not have the figures of every source and are left out.']);
  // 37 days of 100, 101, 102 by turns and of 50, 51 by turns: 3,736 and 1,868.
  expect(numberIn(projection?.facts, 'spent')).toBe(3736 + 1868);
});

test('a source that stopped long ago has stopped', async () => {
  const facts = [...spends('Meta', 40, (at) => 100 + (at % 3)), ...spends('TikTok', 20, (at) => 50 + (at % 2))];
  const { projection } = await outlookOf(facts, planned(60, '9000'));
  expect(projection).toMatchObject({ lastDay: addDays(firstDay, 39), warnings: [] });
});

test('a plan with dates of its own is paced by them', async () => {
  const brief = planned(60, null);
  const budget = [
    { channel: null, amount: '1000', start: firstDay, end: addDays(firstDay, 29) },
    { channel: null, amount: '5000', start: addDays(firstDay, 30), end: addDays(firstDay, 59) },
  ];
  const { projection } = await outlookOf(
    spends('Meta', 30, (at) => 50 + (at % 2)),
    { ...brief, budget },
  );
  expect(projection?.facts.find(({ role }) => role === 'pacing')).toMatchObject({ id: 'delivery.pacing', value: 1.515 });
});

test('few days give a weak projection that says what it takes', async () => {
  const { projection } = await outlookOf(
    spends('Meta', 10, (at) => 100 + at),
    planned(30, '5000'),
  );
  expect(projection).toMatchObject({ status: 'weak', method: 'naive', needed: 'It takes 14 days with spend.' });
  expect(projection?.reason).toContain('fewer than 14 days');
});

describe('no projection', () => {
  const facts = spends('Meta', 30, (at) => 100 + (at % 3));
  const cases: readonly {
    readonly title: string;
    readonly facts: readonly MemoryFact[];
    readonly brief: Partial<Brief>;
    readonly reason: string;
  }[] = [
    { title: 'after the flight', facts, brief: planned(30, '3000'), reason: 'The flight is over.' },
    { title: 'without a flight', facts, brief: {}, reason: 'The brief has no flight.' },
    { title: 'without a budget', facts, brief: planned(60, null), reason: 'The brief has no budget.' },
    {
      title: 'without spend',
      facts: facts.map((fact) => ({ ...fact, measures: { clicks: '3' } })),
      brief: planned(60, '3000'),
      reason: 'Spend cannot be compared with the budget.',
    },
    { title: 'from two days', facts: facts.slice(0, 2), brief: planned(60, '3000'), reason: 'Fewer than three days have spend.' },
    {
      title: 'from days of which most are missing',
      facts: facts.filter((_, at) => at % 4 === 0),
      brief: planned(60, '3000'),
      reason: 'More than a fifth of the days so far have no figures.',
    },
    { title: 'without data', facts: [], brief: planned(60, '3000'), reason: 'There are no data.' },
  ];
  test.each(cases)('is made $title', async ({ facts: own, brief, reason }) => {
    expect(await outlookOf(own, brief)).toMatchObject({ projection: null, projectionReason: reason });
  });

  test('is made from a report that has no days', async () => {
    const whole = [{ source: 'Meta', day: firstDay, measures: { spend: '3000', clicks: '5' } }];
    const traits = { Meta: { grain: 'period' } } as const;
    const { outlook } = await analysed(whole, { brief: planned(60, '9000'), traits });
    expect(outlook).toMatchObject({ projection: null, projectionReason: 'Not all spend is reported by day.' });
  });
});
