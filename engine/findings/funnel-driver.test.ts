import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { changedDays, changedFlight, fewerClicks, unmoved } from './change-days.test-kit.ts';
import { ofKind, platformDays, rolesOf, steady } from './platform-days.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';

const brief = { flight: changedFlight };

test('the click rate that halved is named with the conversions that it took', async () => {
  const analysis = await analysed(changedDays(fewerClicks), { brief });
  const [finding] = ofKind(analysis, 'funnel-driver');
  // Spend, impressions and conversion rate stay: all 140 conversions are the click rate's, at 5 each.
  expect(rolesOf(finding)).toEqual({
    value: 140,
    comparator: 280,
    difference: -0.5,
    part: -140,
    link: 0.01,
    previous: 0.02,
    effect: -700,
  });
  expect(finding).toMatchObject({ id: 'funnel-driver.conversions', tone: 'bad', effectMoney: -700, comparator: 'previous-period' });
  expect(finding?.facts.find(({ role }) => role === 'link')?.metric).toBe('ctr');
  const part = analysis.references['funnel-driver.conversions.part'];
  expect(part).toMatchObject({ kind: 'estimated', method: 'lmdi-1' });
  expect(part?.kind === 'estimated' ? part.inputs : []).toEqual(
    ['current', 'previous'].flatMap((place) => ['spend', 'impressions', 'clicks', 'conversions'].map((measure) => `${place}.${measure}`)),
  );
});

test('with revenue the chain ends in money, and the part is money itself', async () => {
  const [finding] = ofKind(await analysed(changedDays(fewerClicks, 50), { brief }), 'funnel-driver');
  expect(rolesOf(finding)).toMatchObject({ value: 7000, comparator: 14_000, part: -7000, link: 0.01 });
  expect(finding).toMatchObject({ id: 'funnel-driver.revenue', effectMoney: -7000 });
});

test('more spend that brings more results is named, and is no gain', async () => {
  const plan = { before: { spend: 100, conversions: 10 }, now: { spend: 200, conversions: 20 } };
  const [finding] = ofKind(await analysed(changedDays({ Meta: plan }), { brief }), 'funnel-driver');
  expect(rolesOf(finding)).toMatchObject({ value: 280, comparator: 140, part: 140, link: 2800, previous: 1400 });
  expect(finding).toMatchObject({ tone: 'neutral', effectMoney: null });
});

test('leads have a conversion rate of their own', async () => {
  const day = (leads: number) => (at: number) => ({
    spend: '100',
    impressions: '9000',
    clicks: '200',
    leads: String(leads + (at % 2 === 0 ? 1 : -1)),
  });
  const facts = [
    ...platformDays({ Meta: day(20) }, { days: 14 }),
    ...platformDays({ Meta: day(10) }, { days: 14, start: changedFlight.start }),
  ];
  const [finding] = ofKind(await analysed(facts, { brief }), 'funnel-driver');
  expect(rolesOf(finding)).toMatchObject({ value: 140, part: -140, link: 0.05, previous: 0.1, effect: -700 });
});

test('sources that do not report every step are left out where the others hold most of the spend', async () => {
  const facts = changedDays({ ...fewerClicks, X: { before: { spend: 10, conversions: 9 }, now: { spend: 10, conversions: 9 } } });
  const [finding] = ofKind(await analysed(facts, { brief }), 'funnel-driver');
  expect(rolesOf(finding)).toMatchObject({ value: 140, part: -140 });
  expect(finding?.caveats).toContain('partial-coverage');
});

test('equal periods, and campaigns in which nothing changes, show no step that moved', async () => {
  const analysis = await analysed(changedDays(unmoved), { brief });
  expect(analysis.results.find(({ askedBy }) => askedBy === 'funnel-driver')).toMatchObject({ status: 'weak', interval: null });
  let shown = ofKind(analysis, 'funnel-driver').length;
  for (let seed = 1; seed <= 20; seed++) {
    const { facts, brief: own } = simulateCampaign(seed, 'none', { platforms: 3, ads: 2, placements: 2, days: 14, hasPrevious: true });
    shown += ofKind(await analysed(facts, { brief: own }), 'funnel-driver').length;
  }
  expect(shown).toBeLessThanOrEqual(1);
});

test('a short flight and too few results are refused, and an empty one says nothing', async () => {
  const short = await analysed(platformDays({ Meta: steady(20) }, { days: 20 }));
  expect(short.results.find(({ askedBy }) => askedBy === 'funnel-driver')).toMatchObject({ status: 'refused', estimate: null });
  const few = await analysed(platformDays({ Meta: () => ({ spend: '100', conversions: '1' }) }, { days: 40 }));
  expect(few.results.find(({ askedBy }) => askedBy === 'funnel-driver')?.needed).toContain('30 results');
  expect(ofKind(await analysed([]), 'funnel-driver')).toEqual([]);
});
