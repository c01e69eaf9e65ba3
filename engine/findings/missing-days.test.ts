import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { weekdayOf } from '../fields/day.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

const flight = { start: '2025-06-02', end: '2025-06-29' };
/** 10 on Mondays, 20 on Tuesdays, … 70 on Sundays. */
const byWeekday = (at: number) => ({ spend: String(10 * ((at % 7) + 1)), clicks: '5' });
const without = (facts: readonly MemoryFact[], days: readonly string[], source: string | null = null) =>
  facts.filter((fact) => !(days.includes(fact.day ?? '') && (source === null || fact.source === source)));

test('days without rows are counted, with what is usually spent on their weekdays', async () => {
  // Saturday 14 and Sunday 15 June: 60 + 70.
  const facts = without(platformDays({ Meta: byWeekday }, { days: 28 }), ['2025-06-14', '2025-06-15']);
  const analysis = await analysed(facts, { brief: { flight } });
  const [finding, ...others] = ofKind(analysis, 'missing-days');
  expect(rolesOf(finding)).toEqual({ days: 2, typical: 130 });
  expect(finding).toMatchObject({
    id: 'missing-days.total',
    period: { start: '2025-06-14', end: '2025-06-15' },
    comparator: 'expected',
    entity: null,
  });
  // 28 days cost 1120.
  expect(finding?.rank.stake).toBeCloseTo(130 / 990, 9);
  expect(others).toEqual([]);
});

test('a day that one platform lacks is told of that platform', async () => {
  const facts = without(platformDays({ Meta: byWeekday, TikTok: byWeekday }, { days: 28 }), ['2025-06-12'], 'TikTok');
  const found = ofKind(await analysed(facts, { brief: { flight } }), 'missing-days');
  expect(found.map(({ entity }) => entity)).toEqual([{ dimension: 'platform', key: 'TikTok' }]);
  expect(rolesOf(found[0])).toEqual({ days: 1, typical: 40 });
});

test('weekdays on which nothing ever runs, long pauses, late starts and an empty table are no missing days', async () => {
  const all = platformDays({ Meta: byWeekday, TikTok: byWeekday }, { days: 28 });
  const weekends = all.filter(({ day }) => weekdayOf(day ?? '') < 6);
  expect(ofKind(await analysed(weekends, { brief: { flight } }), 'missing-days')).toEqual([]);
  const late = all.filter(({ source, day }) => source === 'Meta' || (day ?? '') >= '2025-06-16');
  expect(ofKind(await analysed(late, { brief: { flight } }), 'missing-days')).toEqual([]);
  const rare = all.filter(({ source, day }) => source === 'Meta' || Number((day ?? '').slice(8)) % 3 === 2);
  expect(ofKind(await analysed(rare, { brief: { flight } }), 'missing-days')).toEqual([]);
  expect(ofKind(await analysed([], { brief: { flight } }), 'missing-days')).toEqual([]);
  const apart = all.filter(({ day }) => (day ?? '') < '2025-06-09' || (day ?? '') >= '2025-06-23');
  expect(ofKind(await analysed(apart), 'missing-days')).toEqual([]);
  expect(rolesOf(ofKind(await analysed(apart, { brief: { flight } }), 'missing-days')[0])['days']).toBe(14);
});
