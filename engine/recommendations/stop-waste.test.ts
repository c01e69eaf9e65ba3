import { expect, test } from 'vitest';
import { conversions, groupDays } from '../findings/group-days.test-kit.ts';
import { factOfRole, recommended, valuesOf } from './recommended.test-kit.ts';
import type { DayAmounts } from '../findings/platform-days.test-kit.ts';

const nothing =
  (spend: string): DayAmounts =>
  () => ({ spend, impressions: '900', clicks: '20', conversions: '0' });

test('spend on keywords that brought nothing is stopped, for all of them together', async () => {
  const keywords = { shoes: conversions(10), boots: conversions(10), jobs: nothing('20'), free: nothing('10') };
  const [stop, ...others] = await recommended('stop-waste', groupDays('keyword', keywords, 20));
  expect(others).toEqual([]);
  expect(stop).toMatchObject({ group: 'remove', entity: { dimension: 'keyword', key: 'jobs' }, expectedRole: 'effect' });
  expect(factOfRole(stop, 'effect')).toMatchObject({ value: 600, high: 600, entity: null });
  // No result in either row: at most ln 10 are likely (Garwood 1936, 80 %), at a mean price of (10.5 + 11) ÷ 2 less what the other spent.
  const price = ((4000 + 200) / 400 + (4000 + 400) / 400) / 2;
  expect(factOfRole(stop, 'effect')?.low).toBeCloseTo(600 - Math.LN10 * price, 3);
  // All 4600 for 400 results.
  expect(valuesOf(stop)['threshold']).toBeCloseTo(11.5, 9);
});

test('one row with next to no results has the interval of so few', async () => {
  const next: DayAmounts = (at) => ({ ...nothing('100')(at), conversions: at === 3 ? '2' : '0' });
  const [stop] = await recommended('stop-waste', groupDays('ad', { A: conversions(10), B: conversions(10), C: next }, 20));
  // 2000 − 2 · 4000 ÷ 400; two results are 0.5318 to 5.3223 at 80 %.
  const effect = factOfRole(stop, 'effect');
  expect(effect?.value).toBe(1980);
  expect(effect?.low).toBeCloseTo(2000 - 53.223, 1);
  expect(effect?.high).toBeCloseTo(2000 - 5.318, 1);
});

test('keywords with results are left alone', async () => {
  expect(await recommended('stop-waste', groupDays('keyword', { shoes: conversions(10), boots: conversions(10) }, 20))).toEqual([]);
  expect(await recommended('stop-waste', [])).toEqual([]);
});
