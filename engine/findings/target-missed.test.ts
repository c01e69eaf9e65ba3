import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf, steady } from './platform-days.test-kit.ts';

test('a missed target states what it cost: spend less results at the price of the target, or revenue short of it', async () => {
  // Spend 1400, conversions 280, CPA 5; revenue 14000, ROAS 10.
  const facts = platformDays({ Meta: steady(20) }, { days: 14 });
  const targets = [
    { kpi: 'cpa', value: 4 },
    { kpi: 'roas', value: 12.5 },
  ] as const;
  const missed = ofKind(await analysed(facts, { brief: { targets } }), 'target-missed');
  expect(missed.map(({ id, tone }) => [id, tone])).toEqual([
    ['target-missed.roas', 'bad'],
    ['target-missed.cpa', 'bad'],
  ]);
  // 14000 − 1400 · 12.5 = −3500; more than the whole spend is at stake.
  expect(rolesOf(missed[0])).toEqual({ value: 10, target: 12.5, attainment: 0.8, effect: -3500 });
  expect(missed[0]?.rank.stake).toBe(1);
  // 280 · 4 − 1400 = −280.
  expect(rolesOf(missed[1])).toEqual({ value: 5, target: 4, attainment: 0.8, effect: -280 });
});

test('a rate has no money: its stake is the distance from the target', async () => {
  const facts = platformDays({ Meta: steady(20) }, { days: 14 });
  const [finding] = ofKind(await analysed(facts, { brief: { targets: [{ kpi: 'cvr', value: 0.2 }] } }), 'target-missed');
  expect(rolesOf(finding)).toEqual({ value: 0.1, target: 0.2, attainment: 0.5 });
  expect(finding).toMatchObject({ effectMoney: null, rank: { stake: 0.5 } });
});

test('too few results are a finding only where they leave nothing open, and then with the caveat', async () => {
  const facts = platformDays({ Meta: steady(2) }, { days: 10 });
  const of = async (target: number) =>
    ofKind(await analysed(facts, { brief: { targets: [{ kpi: 'cpa', value: target }] } }), 'target-missed');
  // 20 conversions of 50 each: the interval ends far above 10 and holds 47.
  expect((await of(10))[0]?.caveats).toEqual(['too-few-results']);
  expect(await of(45)).toEqual([]);
});

test.each([
  ['a close target', platformDays({ Meta: steady(20) }, { days: 14 }), 4.9],
  ['a reached target', platformDays({ Meta: steady(20) }, { days: 14 }), 6],
  ['an empty table', [], 6],
])('%s is no missed target', async (_, facts, value) => {
  expect(ofKind(await analysed(facts, { brief: { targets: [{ kpi: 'cpa', value }] } }), 'target-missed')).toEqual([]);
});
