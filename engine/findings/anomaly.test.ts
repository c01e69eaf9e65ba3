import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf } from './platform-days.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

/** Spend of 98 to 102, 200 clicks, 19 to 21 conversions of 50 each; on weekends half of it all. */
const steady =
  (shift = 0): DayAmounts =>
  (at) => {
    const part = at % 7 >= 5 ? 0.5 : 1;
    const conversions = Math.round((20 + ((at * 2 + shift) % 3) - 1) * part);
    return {
      spend: String((100 + ((at * 3 + shift) % 5) - 2) * part),
      clicks: String(200 * part),
      conversions: String(conversions),
      revenue: String(conversions * 50),
    };
  };
/** The same with other amounts on some days. */
const except =
  (amounts: DayAmounts, days: readonly number[], measures: ReturnType<DayAmounts>): DayAmounts =>
  (at) => ({ ...amounts(at), ...(days.includes(at) ? measures : {}) });
const unusual = async (platforms: Parameters<typeof platformDays>[0], days = 42) =>
  ofKind(await analysed(platformDays(platforms, { days })), 'anomaly');

test('a day of three times the usual spend is named, with the money beyond the expected', async () => {
  const [found, ...others] = await unusual({ Meta: except(steady(), [15], { spend: '300' }) });
  expect(found).toMatchObject({
    id: 'anomaly.total.spend.2025-06-17',
    period: { start: '2025-06-17', end: '2025-06-17' },
    tone: 'neutral',
  });
  const roles = rolesOf(found);
  expect(roles).toMatchObject({ value: 300, days: 1 });
  expect(roles['comparator']).toBeCloseTo(100, -1);
  expect(roles['effect']).toBeCloseTo(300 - (roles['comparator'] ?? 0), 6);
  expect(roles['difference']).toBeCloseTo(300 / (roles['comparator'] ?? 1) - 1, 6);
  expect(found?.effectMoney).toBeNull();
  expect(others).toEqual([]);
});

test('the platform that moved is named in place of the campaign', async () => {
  const [found, ...others] = await unusual({ Meta: except(steady(), [15, 16], { spend: '300' }), TikTok: steady(1) });
  expect(found).toMatchObject({ entity: { dimension: 'platform', key: 'Meta' }, period: { start: '2025-06-17', end: '2025-06-18' } });
  expect(rolesOf(found)).toMatchObject({ value: 600, days: 2 });
  expect(others).toEqual([]);
});

test('fewer results than usual are bad, and worth what they cost otherwise', async () => {
  const [found] = await unusual({ Meta: except(steady(), [15], { conversions: '8', revenue: '400' }) });
  expect(found).toMatchObject({ tone: 'bad', period: { start: '2025-06-17', end: '2025-06-17' } });
  expect(found?.effectMoney).toBeLessThan(0);
});

test('quiet weekends, noise, and days that a fault of the data explains are not unusual', async () => {
  const broken = except(steady(), [15, 16, 17, 18], { conversions: '0', revenue: '0' });
  for (const amounts of [steady(), random(3, 30), random(4, 200), broken])
    expect((await unusual({ Meta: amounts })).map(({ id }) => id)).toEqual([]);
});

test('an empty table has no unusual days, and a short one says what it takes', async () => {
  expect(await unusual({})).toEqual([]);
  const status = async (days: number) => {
    const { results } = await analysed(platformDays({ Meta: steady() }, { days }));
    return results.find(({ id }) => id === 'anomaly.total.spend');
  };
  expect(await status(9)).toMatchObject({ status: 'refused', estimate: null });
  expect(await status(14)).toMatchObject({ status: 'weak', needed: '21 days with a value.' });
  expect(await status(42)).toMatchObject({ status: 'ok' });
});
