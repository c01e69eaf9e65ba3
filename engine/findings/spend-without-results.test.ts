import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { drawPoisson, seededRandom } from '../statistics/seeded-random.ts';
import { conversions, groupDays } from './group-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';
import type { DayAmounts } from './platform-days.test-kit.ts';

const nothing =
  (spend: string): DayAmounts =>
  () => ({ spend, impressions: '900', clicks: '20', conversions: '0' });

test('keywords whose spend brought nothing are one finding, named by the largest', async () => {
  const keywords = { shoes: conversions(10), boots: conversions(10), jobs: nothing('20'), free: nothing('10') };
  const analysis = await analysed(groupDays('keyword', keywords, 20));
  const [found, ...others] = ofKind(analysis, 'spend-without-results');
  expect(others).toEqual([]);
  expect(found).toMatchObject({ entity: { dimension: 'keyword', key: 'jobs' }, tone: 'bad', effectMoney: -600 });
  // The others of jobs: (4000 + 200) ÷ 400 = 10.5 a result; 400 ÷ 10.5 = 38.1 results. 400 + 200 bought nothing.
  expect(rolesOf(found)).toMatchObject({ value: 400, results: 0, comparator: 10.5, effect: -400, rows: 2, total: -600 });
  expect(rolesOf(found)['expected']).toBeCloseTo(38.0952, 4);
  expect(analysis.results.find(({ id }) => id === found?.result)).toMatchObject({ status: 'ok', n: { rows: 4 } });
});

test('an ad with next to no results is named, one with more is left to its price', async () => {
  const next: DayAmounts = (at) => ({ ...nothing('100')(at), conversions: at === 3 ? '2' : '0' });
  const found = ofKind(
    await analysed(groupDays('ad', { A: conversions(10), B: conversions(10), C: next, D: conversions(2) }, 20)),
    'spend-without-results',
  );
  expect(found.map(({ entity }) => entity?.key)).toEqual(['C']);
  expect(rolesOf(found[0])['rows']).toBeUndefined();
  // The others: 6000 ÷ 440 = 13.64 a result; 2 · 13.64 − 2000.
  expect(found[0]?.effectMoney).toBeCloseTo(-1972.727273, 5);
});

test('of many small keywords with equal chances some have no result, and none is waste', async () => {
  let shown = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    const small: DayAmounts = () => ({ spend: '1', impressions: '90', clicks: '2', conversions: String(drawPoisson(random, 0.1)) });
    const keywords = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`keyword ${at}`, small]));
    if (ofKind(await analysed(groupDays('keyword', keywords, 40)), 'spend-without-results').length > 0) shown += 1;
  }
  expect(shown).toBeLessThanOrEqual(4);
});

test('spend below three results is refused, and an empty table has nothing to ask', async () => {
  const { results } = await analysed(groupDays('keyword', { shoes: conversions(2, '1'), jobs: nothing('0.1') }, 2));
  expect(results.filter(({ askedBy }) => askedBy === 'spend-without-results').map(({ status }) => status)).toEqual(['refused']);
  expect(ofKind(await analysed([]), 'spend-without-results')).toEqual([]);
});
