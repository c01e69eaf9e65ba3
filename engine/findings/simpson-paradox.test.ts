import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { changedDays, changedFlight, movedSpend, reversed, worseMeta } from './change-days.test-kit.ts';
import { ofKind, rolesOf } from './platform-days.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';

const brief = { flight: changedFlight };

test('a total that became worse while every platform became better is told as such', async () => {
  const analysis = await analysed(changedDays(reversed), { brief });
  const finding = ofKind(analysis, 'simpson-paradox').find(({ id }) => id === 'simpson-paradox.platform');
  // CPA 300 ÷ 25 = 12 before, 300 ÷ 23 now. In conversions per money: mix −⅓ · 0.105 + ⅓ · 0.055, rate ½ · 0.01 + ½ · 0.01, and
  // −1 ÷ (25/300 · 23/300) of the price for each.
  const scale = -1 / ((25 / 300) * (23 / 300));
  const roles = rolesOf(finding);
  expect(roles).toMatchObject({ comparator: 12, against: 2, groups: 2 });
  expect(roles['value']).toBeCloseTo(300 / 23, 9);
  expect(roles['rate']).toBeCloseTo(0.01 * scale, 9);
  expect(roles['mix']).toBeCloseTo((-0.05 / 3) * scale, 9);
  // 23 · 14 conversions, each dearer by the mix.
  expect(roles['effect']).toBeCloseTo(-23 * 14 * (-0.05 / 3) * scale, 6);
  expect(finding).toMatchObject({ tone: 'neutral', entity: { dimension: 'platform', key: 'Meta' }, caveats: ['platform-claimed'] });
  expect(analysis.results.find(({ id }) => id === 'simpson-paradox.platform')).toMatchObject({ status: 'ok', seed: 1 });
});

test('a shift between platforms that did not move, and one that moved with the total, are no paradox', async () => {
  for (const plans of [movedSpend, worseMeta]) {
    const analysis = await analysed(changedDays(plans), { brief });
    expect(ofKind(analysis, 'simpson-paradox')).toEqual([]);
    expect(analysis.results.find(({ id }) => id === 'simpson-paradox.platform')?.status).toBe('weak');
  }
});

test('campaigns in which nothing changes, and an empty one, show no paradox', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { facts, brief: own } = simulateCampaign(seed, 'none', { platforms: 3, ads: 2, placements: 2, days: 14, hasPrevious: true });
    expect(ofKind(await analysed(facts, { brief: own }), 'simpson-paradox')).toEqual([]);
  }
  expect(ofKind(await analysed([]), 'simpson-paradox')).toEqual([]);
});
