import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf, steady } from './platform-days.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

/** The same with other amounts on the days from 16 to 19 June. */
const broken =
  (amounts: DayAmounts, measures: MemoryFact['measures']): DayAmounts =>
  (at) => ({ ...amounts(at), ...(at >= 14 && at < 18 ? measures : {}) });
const nothing = { conversions: '0', revenue: '0' };
const breaksOf = async (platforms: Parameters<typeof platformDays>[0], days = 28) =>
  ofKind(await analysed(platformDays(platforms, { days })), 'tracking-break');

test('days without results on all platforms are one break of the campaign', async () => {
  const [found, ...others] = await breaksOf({ Meta: broken(steady(10), nothing), TikTok: broken(steady(20), nothing) });
  // 24 days with 30 conversions of 400 clicks, 50 each; 4 days with 400 clicks and 200 spent.
  expect(rolesOf(found)).toEqual({ value: 0, comparator: 120, lost: -120, days: 4, volume: 1600, spend: 800, effect: -6000 });
  expect(found).toMatchObject({
    id: 'tracking-break.total.conversions.2025-06-16',
    entity: null,
    period: { start: '2025-06-16', end: '2025-06-19' },
    comparator: 'expected',
    effectMoney: -6000,
  });
  // 28 days cost 5600, the lost results are worth more.
  expect(found?.rank.stake).toBe(1);
  expect(others).toEqual([]);
});

test('days without results on one platform are a break of that platform', async () => {
  const [found, ...others] = await breaksOf({ Meta: broken(steady(10), nothing), TikTok: steady(20) });
  expect(found).toMatchObject({ entity: { dimension: 'platform', key: 'Meta' } });
  expect(rolesOf(found)).toMatchObject({ comparator: 40, effect: -2000 });
  expect(others).toEqual([]);
});

test('lost results without revenue are worth what they cost on the other days', async () => {
  const leads: DayAmounts = (at) => ({ spend: '100', clicks: '200', leads: String(at % 2 === 0 ? 11 : 9) });
  const [found] = await breaksOf({ Meta: broken(leads, { leads: '0' }) });
  expect(rolesOf(found)).toEqual({ value: 0, comparator: 40, lost: -40, days: 4, volume: 400, spend: 400, effect: -400 });
});

test('revenue that stops while conversions go on is a break of revenue', async () => {
  const [found, ...others] = await breaksOf({ Meta: broken(steady(10), { revenue: '0' }) });
  expect(found?.id).toBe('tracking-break.total.revenue.2025-06-16');
  expect(rolesOf(found)).toMatchObject({ value: 0, comparator: 2000, effect: -2000 });
  expect(others).toEqual([]);
});

test('a pause, a bad half of the usual results, quiet weekends, few results and noise are no break', async () => {
  const pause = broken(steady(10), { spend: '0', clicks: '0', ...nothing });
  const half = broken(steady(10), { conversions: '5', revenue: '250' });
  const weekdays: DayAmounts = (at) => ({ ...steady(20)(at), ...(at % 7 >= 5 ? nothing : {}) });
  const rare: DayAmounts = (at) => ({ ...steady(10)(at), conversions: at % 5 === 0 ? '6' : '0' });
  for (const amounts of [pause, half, weekdays, rare, random(7, 10), random(8, 3)])
    expect((await breaksOf({ Meta: amounts })).map(({ id }) => id)).toEqual([]);
});

test('a platform that counts little and ran alone on some days is no break of the campaign', async () => {
  const early = platformDays({ Meta: (at) => ({ ...steady(20)(at), conversions: '1', revenue: '50' }) }, { days: 10 });
  const late = platformDays({ TikTok: steady(20) }, { days: 20, start: '2025-06-12' });
  expect(ofKind(await analysed([...early, ...late]), 'tracking-break')).toEqual([]);
});

test('a campaign for attention before one for sales is no break', async () => {
  const named = (campaign: string, facts: readonly MemoryFact[]) => facts.map((fact) => ({ ...fact, dimensions: { campaign } }));
  const early = named('Attention', platformDays({ Meta: (at) => ({ ...steady(20)(at), conversions: '1', revenue: '50' }) }, { days: 10 }));
  const late = named('Sales', platformDays({ Meta: steady(20) }, { days: 20, start: '2025-06-12' }));
  expect(ofKind(await analysed([...early, ...late]), 'tracking-break')).toEqual([]);
});

test('an empty table has no break, and a short one is refused with what it takes', async () => {
  expect(await breaksOf({})).toEqual([]);
  const { results } = await analysed(platformDays({ Meta: steady(10) }, { days: 8 }));
  expect(results.filter(({ askedBy }) => askedBy === 'tracking-break')).toMatchObject([
    { id: 'tracking-break.total.conversions', status: 'refused', estimate: null, needed: '9 days with figures.' },
    { id: 'tracking-break.total.revenue', status: 'refused' },
    { id: 'tracking-break.total.clicks', status: 'refused' },
  ]);
});
