import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf, steady } from './platform-days.test-kit.ts';

test('each channel stands against all others together, in what the money returned', async () => {
  // A day: 100 spent each; Google 20 · 50 = 1000, Meta 10 · 50 = 500, TikTok 12 · 50 = 600.
  const facts = platformDays({ 'Google Ads': steady(20), Meta: steady(10), TikTok: steady(12) }, { days: 20 });
  const analysis = await analysed(facts);
  const found = new Map(ofKind(analysis, 'efficiency-gap').map((finding) => [finding.entity?.key, finding]));
  // The rest of Google: (500 + 600) ÷ 200 = 5.5; 20000 ÷ 5.5 − 2000.
  expect(rolesOf(found.get('Google Ads'))).toEqual({ value: 10, comparator: 5.5, difference: 0.818181818182, effect: 1636.36363636 });
  expect(found.get('Google Ads')).toMatchObject({ tone: 'good', grade: 'B', caveats: ['observed-not-caused', 'platform-claimed'] });
  // The rest of Meta: 1600 ÷ 200 = 8; 10000 ÷ 8 − 2000.
  expect(rolesOf(found.get('Meta'))).toEqual({ value: 5, comparator: 8, difference: -0.375, effect: -750 });
  expect(found.get('Meta')?.tone).toBe('bad');
  expect(analysis.results.filter(({ askedBy }) => askedBy === 'efficiency-gap')).toHaveLength(3);
});

test('without revenue the price of a result is compared', async () => {
  const cost = (conversions: number) => (at: number) => ({ spend: '100', conversions: String(conversions + (at % 2)) });
  const facts = platformDays({ 'Google Ads': cost(20), Meta: cost(9) }, { days: 20 });
  const found = ofKind(await analysed(facts), 'efficiency-gap');
  // Meta: 2000 ÷ 190; Google: 2000 ÷ 410. 190 · 2000 ÷ 410 − 2000 = −1073.17.
  const meta = found.find(({ entity }) => entity?.key === 'Meta');
  expect(rolesOf(meta)['value']).toBeCloseTo(10.5263158, 6);
  expect(rolesOf(meta)['comparator']).toBeCloseTo(4.8780488, 6);
  expect(meta?.effectMoney).toBeCloseTo(-1073.170732, 5);
  // Each is the rest of the other: the second claim repeats the first.
  expect(found[1]?.rank.impliedBy).toBe(found[0]?.id);
});

test('equal channels by chance differ in at most one of twenty campaigns', async () => {
  let shown = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const facts = platformDays({ A: random(seed, 3), B: random(seed + 1000, 3), C: random(seed + 2000, 3) }, { days: 14 });
    if (ofKind(await analysed(facts), 'efficiency-gap').length > 0) shown += 1;
  }
  expect(shown).toBeLessThanOrEqual(5);
});

test('fewer than 30 results of a channel, one channel alone, and an empty table are no gap', async () => {
  const few = platformDays({ 'Google Ads': steady(20), Meta: steady(1) }, { days: 14 });
  expect(ofKind(await analysed(few), 'efficiency-gap').map(({ entity }) => entity?.key)).toEqual(['Google Ads']);
  expect(ofKind(await analysed(platformDays({ Meta: steady(20) }, { days: 14 })), 'efficiency-gap')).toEqual([]);
  expect(ofKind(await analysed([]), 'efficiency-gap')).toEqual([]);
});
