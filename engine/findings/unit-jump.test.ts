import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

/** 10,000 impressions, 100 clicks and 5 conversions a day; spend 49 or 51, revenue 98 or 102 each. */
const even: DayAmounts = (at) => ({
  spend: String(at % 2 === 0 ? 49 : 51),
  impressions: '10000',
  clicks: '100',
  conversions: '5',
  revenue: String(at % 2 === 0 ? 490 : 510),
});
/** The same with its money times a factor from one day to another. */
const jumping =
  (factor: number, { from = 14, to = 28 }: { readonly from?: number; readonly to?: number } = {}): DayAmounts =>
  (at) => {
    const { spend, revenue, ...counts } = even(at);
    const times = at >= from && at < to ? factor : 1;
    return { ...counts, spend: String(Number(spend) * times), revenue: String(Number(revenue) * times) };
  };
const jumpsOf = async (platforms: Parameters<typeof platformDays>[0], days = 28) =>
  ofKind(await analysed(platformDays(platforms, { days })), 'unit-jump');

test('money of one platform in cents from one day on is named with its day and factor', async () => {
  const [found, ...others] = await jumpsOf({ Meta: jumping(100), TikTok: even });
  expect(found).toMatchObject({
    id: 'unit-jump.platform.1.spend.2025-06-16',
    entity: { dimension: 'platform', key: 'Meta' },
    period: { start: '2025-06-16', end: '2025-06-29' },
    tone: 'bad',
  });
  // CPM 5 before; 14 days of 50 times 100.
  expect(rolesOf(found)).toEqual({ factor: expect.closeTo(100, 9), value: 500, comparator: 5, days: 14, affected: 70_000, also: 700_000 });
  expect(found?.rank.stake).toBe(1);
  expect(others).toEqual([]);
});

test.each([7.8, 83, 1000, 1_000_000, 0.001])('a factor of %d is found', async (factor) => {
  const [found] = await jumpsOf({ Meta: jumping(factor) });
  expect(rolesOf(found)['factor']).toBeCloseTo(factor, 9);
});

test('a week in another unit ends with the week', async () => {
  const [found, ...others] = await jumpsOf({ Meta: jumping(1000, { from: 7, to: 14 }) });
  expect(found?.period).toEqual({ start: '2025-06-09', end: '2025-06-15' });
  expect(others).toEqual([]);
});

test('impressions in thousands are a jump of impressions', async () => {
  const [found] = await jumpsOf({ Meta: (at) => ({ ...even(at), impressions: at < 14 ? '10000' : '10' }) });
  expect(found?.id).toBe('unit-jump.total.impressions.2025-06-16');
  expect(rolesOf(found)['factor']).toBeCloseTo(0.001, 9);
});

test('a price that triples, more of everything, other ads at other prices, and one dear day are no jump', async () => {
  const more: DayAmounts = (at) =>
    at < 14 ? even(at) : { spend: '5000', impressions: '1000000', clicks: '10000', conversions: '500', revenue: '50000' };
  const search: DayAmounts = (at) =>
    at < 14 ? even(at) : { spend: '50', impressions: '500', clicks: '40', conversions: '5', revenue: '500' };
  const byClick: DayAmounts = (at) => ({ ...even(at), ...(at < 14 ? {} : { spend: '500', clicks: '1000' }) });
  for (const amounts of [jumping(3), more, search, byClick, jumping(100, { from: 10, to: 11 })])
    expect((await jumpsOf({ Meta: amounts })).map(({ id }) => id)).toEqual([]);
});

test('what a jump explains is told by no other kind', async () => {
  const { findings } = await analysed(platformDays({ Meta: jumping(100), TikTok: even }, { days: 28 }));
  const kinds: readonly string[] = ['anomaly', 'change-point', 'tracking-break', 'unit-jump'];
  expect(findings.map(({ kind }) => kind).filter((kind) => kinds.includes(kind))).toEqual(['unit-jump']);
  expect(findings[0]?.kind).toBe('unit-jump');
});

test('an empty table has no jump, and a short one is refused with what it takes', async () => {
  expect(await jumpsOf({})).toEqual([]);
  const { results } = await analysed(platformDays({ Meta: even }, { days: 9 }));
  expect(results.find(({ id }) => id === 'unit-jump.total.spend')).toMatchObject({
    status: 'refused',
    estimate: null,
    needed: '10 days with both figures.',
  });
});
