import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf, steady } from './platform-days.test-kit.ts';

test('a channel whose share of results is far from its share of spend states both shares, and the money between them', async () => {
  // 20 days: spend 2000 each of 4000; conversions 400 and 100 of 500.
  const facts = platformDays({ 'Google Ads': steady(20), Meta: steady(5) }, { days: 20 });
  const found = new Map(ofKind(await analysed(facts), 'share-mismatch').map((finding) => [finding.entity?.key, finding]));
  // 0.8 · 4000 − 2000 = 1200.
  expect(rolesOf(found.get('Google Ads'))).toEqual({ value: 0.8, comparator: 0.5, difference: 0.3, effect: 1200 });
  expect(found.get('Google Ads')).toMatchObject({ tone: 'good', rank: { stake: 0.3 } });
  expect(rolesOf(found.get('Meta'))).toEqual({ value: 0.2, comparator: 0.5, difference: -0.3, effect: -1200 });
  expect(found.get('Meta')).toMatchObject({ tone: 'bad', caveats: ['observed-not-caused', 'platform-claimed'] });
});

test('a source that does not report results is left out of both shares', async () => {
  const facts = platformDays({ 'Google Ads': steady(20), Meta: steady(5), X: () => ({ spend: '900' }) }, { days: 20 });
  const [finding] = ofKind(await analysed(facts), 'share-mismatch');
  expect(rolesOf(finding)).toMatchObject({ comparator: 0.5 });
  expect(finding?.caveats).toContain('partial-coverage');
});

test('equal channels by chance differ in at most one of twenty campaigns', async () => {
  let shown = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const facts = platformDays({ A: random(seed, 3), B: random(seed + 1000, 3), C: random(seed + 2000, 3) }, { days: 14 });
    if (ofKind(await analysed(facts), 'share-mismatch').length > 0) shown += 1;
  }
  expect(shown).toBeLessThanOrEqual(5);
});

test('few results, small differences and an empty table are no mismatch', async () => {
  const near = platformDays({ 'Google Ads': steady(110), Meta: steady(100) }, { days: 14 });
  expect(ofKind(await analysed(near), 'share-mismatch')).toEqual([]);
  const few = platformDays({ 'Google Ads': steady(2), Meta: () => ({ spend: '100', conversions: '0' }) }, { days: 8 });
  expect(ofKind(await analysed(few), 'share-mismatch')).toEqual([]);
  expect(ofKind(await analysed([]), 'share-mismatch')).toEqual([]);
});
