import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf } from './platform-days.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

/** 100 spent, 10,000 impressions and 200 clicks a day; one conversion more or less of 50 each. */
const bringing =
  (conversionsOn: (at: number) => number): DayAmounts =>
  (at) => {
    const conversions = conversionsOn(at) + (at % 2 === 0 ? 1 : -1);
    return { spend: '100', impressions: '10000', clicks: '200', conversions: String(conversions), revenue: String(conversions * 50) };
  };
const halved = bringing((at) => (at < 20 ? 20 : 10));
const changesOf = async (platforms: Parameters<typeof platformDays>[0], days = 42) =>
  ofKind(await analysed(platformDays(platforms, { days })), 'change-point');

test('a return that halves for good is told once, with its day and both levels', async () => {
  const [found, ...others] = await changesOf({ Meta: halved });
  expect(found).toMatchObject({
    id: 'change-point.total.roas.2025-06-22',
    period: { start: '2025-06-22', end: '2025-07-13' },
    comparator: 'days-before',
    tone: 'bad',
  });
  // 20 × 50 ÷ 100 before; 22 days since, whose 11,000 of revenue would have cost 1,100 before.
  expect(rolesOf(found)).toEqual({ value: 5, comparator: 10, difference: -0.5, effect: -1100 });
  expect(found?.facts.map(({ low }) => low !== null)).toEqual([true, true, false, false]);
  expect(others).toEqual([]);
});

test('the platform that changed is named in place of the campaign', async () => {
  const found = await changesOf({ Meta: halved, TikTok: bringing(() => 20) });
  expect(found.map(({ entity }) => entity)).toEqual([{ dimension: 'platform', key: 'Meta' }]);
});

test('a rate that no price tells of is worth its share of the spend', async () => {
  const amounts: DayAmounts = (at) => ({ ...bringing(() => 20)(at), clicks: at < 20 ? '200' : '100' });
  const [found, ...others] = await changesOf({ Meta: amounts });
  // 20 of 200 clicks, then of 100: twice the rate on 2,200 of spend. CTR halves on the same day and is not told again.
  expect(found?.id).toBe('change-point.total.cvr.2025-06-22');
  expect(rolesOf(found)).toMatchObject({ value: 0.2, comparator: 0.1, difference: 1, effect: 2200 });
  expect(others).toEqual([]);
});

test('less than 15 %, noise, a slow drift, and days without tracking are no change', async () => {
  const less = bringing((at) => (at < 20 ? 20 : 18));
  const drift = bringing((at) => 30 - Math.floor(at / 3));
  const broken: DayAmounts = (at) => ({ ...bringing(() => 20)(at), ...(at >= 20 && at < 32 ? { conversions: '0', revenue: '0' } : {}) });
  for (const amounts of [less, drift, broken, random(5, 30), random(6, 5)])
    expect((await changesOf({ Meta: amounts })).map(({ id }) => id)).toEqual([]);
});

test('a fortnight is looked at once, and said to be a weak ground', async () => {
  const [found] = await changesOf({ Meta: bringing((at) => (at < 8 ? 40 : 20)) }, 16);
  expect(found).toMatchObject({ caveats: ['different-weekdays'], period: { start: '2025-06-10' } });
  expect(found?.rank.certainty).toBeLessThanOrEqual(0.5);
});

test('an empty table has no change, and a short one is refused with what it takes', async () => {
  expect(await changesOf({})).toEqual([]);
  const { results } = await analysed(platformDays({ Meta: halved }, { days: 9 }));
  expect(results.find(({ id }) => id === 'change-point.total.roas')).toMatchObject({ status: 'refused', estimate: null });
});
