import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';

const ads = (conversions: number) => () => ({ spend: '10', conversions: String(conversions) });
const shop = (conversions: number) => () => ({ conversions: String(conversions) });

test('without a shop the truth lies between the largest claim and the sum', async () => {
  const facts = platformDays({ Meta: ads(30), 'Google Ads': ads(50), TikTok: ads(20) }, { days: 10 });
  const [finding] = ofKind(await analysed(facts), 'attribution-overlap');
  expect(rolesOf(finding)).toEqual({ value: 1000, claimants: 3, largest: 500, shared: 500 });
  expect(finding).toMatchObject({ tone: 'neutral', comparator: 'none', effectMoney: null, caveats: ['platform-claimed'] });
  expect(finding?.rank).toMatchObject({ stake: 0.5, certainty: 0.1 });
  expect(finding?.facts.find(({ role }) => role === 'largest')?.entity?.key).toBe('Google Ads');
});

test('more claims than a shop or an analytics tool counts are repetitions for certain', async () => {
  for (const backend of ['GA4', 'Shopify']) {
    const facts = platformDays({ Meta: ads(30), 'Google Ads': ads(50), [backend]: shop(60) }, { days: 10 });
    const [finding] = ofKind(await analysed(facts), 'attribution-overlap');
    expect(rolesOf(finding)).toEqual({ value: 800, claimants: 2, largest: 500, shared: 300, backend: 600, excess: 200 });
    expect(finding).toMatchObject({ tone: 'bad', comparator: 'account-total', rank: { stake: 0.25, certainty: 1 } });
  }
});

test('fewer claims than the shop has orders leave the range', async () => {
  const facts = platformDays({ Meta: ads(30), 'Google Ads': ads(50), GA4: shop(200) }, { days: 10 });
  const [finding] = ofKind(await analysed(facts), 'attribution-overlap');
  expect(rolesOf(finding)).toEqual({ value: 800, claimants: 2, largest: 500, shared: 300, backend: 2000 });
  expect(finding?.tone).toBe('neutral');
});

test.each([
  ['one platform', { Meta: ads(30) }],
  ['a second platform without conversions', { Meta: ads(30), X: ads(0) }],
  ['an ad platform whose file has no spend', { Meta: ads(30), LinkedIn: shop(5) }],
  ['one platform that claims less than the shop has', { Meta: ads(30), GA4: shop(90) }],
  ['an empty table', {}],
])('%s has no overlap', async (_, platforms) => {
  expect(ofKind(await analysed(platformDays(platforms, { days: 10 })), 'attribution-overlap')).toEqual([]);
});
