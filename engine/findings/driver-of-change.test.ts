import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { changedDays, changedFlight, unmoved, worseMeta } from './change-days.test-kit.ts';
import { ofKind, platformDays, rolesOf, steady } from './platform-days.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';

const brief = { flight: changedFlight };

test('the platform that became dearer is named with its part of the change', async () => {
  const analysis = await analysed(changedDays(worseMeta), { brief });
  const [finding, ...others] = ofKind(analysis, 'driver-of-change');
  // CPA 200 ÷ 20 = 10 before and 200 ÷ 15 now; Google did not move, so all of it is Meta's. At 10, 210 conversions would have cost
  // 2100 and not 2800.
  const roles = rolesOf(finding);
  expect(roles).toMatchObject({ comparator: 10, own: 20, previous: 10 });
  expect(roles['value']).toBeCloseTo(40 / 3, 9);
  expect(roles['part']).toBeCloseTo(10 / 3, 9);
  expect(roles['effect']).toBeCloseTo(-700, 6);
  expect(finding).toMatchObject({
    id: 'driver-of-change.cpa',
    entity: { dimension: 'platform', key: 'Meta' },
    tone: 'bad',
    comparator: 'previous-period',
    grade: 'C',
  });
  expect(finding?.caveats).toContain('observed-not-caused');
  expect(others).toEqual([]);
  const part = finding?.facts.find(({ role }) => role === 'part');
  expect(part?.low).toBeGreaterThan(0);
  expect(part?.high).toBeGreaterThan(10 / 3);
});

test('a change that all platforms share has no driver, and one by chance none either', async () => {
  const alike = {
    Google: { before: { spend: 100, conversions: 10 }, now: { spend: 100, conversions: 5 } },
    Meta: { before: { spend: 100, conversions: 10 }, now: { spend: 100, conversions: 5 } },
    X: { before: { spend: 100, conversions: 10 }, now: { spend: 100, conversions: 5 } },
  };
  for (const [plans, reason] of [
    [alike, 'The change is spread over all groups alike.'],
    [unmoved, 'No change beyond noise: CPA moved by no more than chance moves it.'],
  ] as const) {
    const analysis = await analysed(changedDays(plans), { brief });
    expect(ofKind(analysis, 'driver-of-change')).toEqual([]);
    expect(analysis.results.find(({ id }) => id === 'driver-of-change.cpa')).toMatchObject({ status: 'weak', reason });
  }
});

test('campaigns in which nothing changes show a driver in at most one of twenty', async () => {
  let shown = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const { facts, brief: own } = simulateCampaign(seed, 'none', { platforms: 3, ads: 2, placements: 2, days: 14, hasPrevious: true });
    shown += ofKind(await analysed(facts, { brief: own }), 'driver-of-change').length;
  }
  expect(shown).toBeLessThanOrEqual(1);
});

test('a short flight and a single platform are refused, and an empty one says nothing', async () => {
  const short = await analysed(platformDays({ Meta: steady(20), X: steady(9) }, { days: 20 }));
  expect(short.results.find(({ askedBy }) => askedBy === 'driver-of-change')).toMatchObject({ status: 'refused', estimate: null });
  const alone = await analysed(platformDays({ Meta: steady(20) }, { days: 28 }));
  expect(alone.results.find(({ askedBy }) => askedBy === 'driver-of-change')?.reason).toContain('No dimension');
  expect(ofKind(await analysed([]), 'driver-of-change')).toEqual([]);
});
