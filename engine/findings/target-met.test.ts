import { expect, test } from 'vitest';

import { analysed, june, tenDays } from '../analyse.test-kit.ts';
import { ofKind, platformDays, random, rolesOf, steady } from './platform-days.test-kit.ts';

test('a reached target states value, target, attainment and what that was worth', async () => {
  // 14 days at 100: spend 1400, conversions 14 · 20 = 280, CPA 5, revenue 14000.
  const facts = platformDays({ Meta: steady(20) }, { days: 14 });
  const targets = [
    { kpi: 'cpa', value: 6 },
    { kpi: 'revenue', value: 12_500 },
    { kpi: 'cpc', value: 0.4 },
  ] as const;
  const analysis = await analysed(facts, { brief: { targets } });
  const found = new Map(ofKind(analysis, 'target-met').map((finding) => [finding.id, finding]));
  expect(found.size).toBe(2);
  const cpa = found.get('target-met.cpa');
  expect(rolesOf(cpa)).toEqual({ value: 5, target: 6, attainment: 1.2, effect: 280 });
  expect(cpa).toMatchObject({ tone: 'good', comparator: 'target', effectMoney: 280, result: 'target-met.cpa', caveats: [] });
  expect(cpa?.rank.stake).toBe(0.2);
  expect(analysis.results.find(({ id }) => id === 'target-met.cpa')).toMatchObject({ status: 'ok', estimate: 5, n: { events: 280 } });
  // A total is counted: no result, and certain.
  expect(rolesOf(found.get('target-met.revenue'))).toEqual({ value: 14_000, target: 12_500, attainment: 1.12, effect: 1500 });
  expect(found.get('target-met.revenue')).toMatchObject({ result: null, rank: { certainty: 1 } });
});

test('a price per thousand is worth what its thousands cost less', async () => {
  // 10 days, two campaigns: spend 100, impressions 10000, CPM 10; at 12 it were 120.
  const analysis = await analysed(tenDays(), { brief: { flight: june, objectives: ['awareness'], targets: [{ kpi: 'cpm', value: 12 }] } });
  const [finding] = ofKind(analysis, 'target-met');
  expect(rolesOf(finding)).toEqual({ value: 10, target: 12, attainment: 1.2, effect: 20 });
  expect(analysis.references['target-met.cpm.expected']).toMatchObject({
    operation: 'product',
    inputs: ['target.cpm', 'total.impressions', 'target-met.cpm.per'],
  });
});

test('a KPI that not all spend reports says on how much it stands', async () => {
  const facts = platformDays({ Meta: steady(20), X: () => ({ spend: '50' }) }, { days: 14 });
  const [finding] = ofKind(await analysed(facts, { brief: { targets: [{ kpi: 'cpa', value: 6 }] } }), 'target-met');
  expect(rolesOf(finding)).toMatchObject({ value: 5, coverage: 0.666666666667 });
  expect(finding?.caveats).toEqual(['partial-coverage']);
});

test('the certainty is what the interval says of the target', async () => {
  const facts = platformDays({ Meta: random(3, 20) }, { days: 14 });
  const value = (await analysed(facts)).kpis.cpa;
  const near = await analysed(facts, { brief: { targets: [{ kpi: 'cpa', value: value?.high ?? 0 }] } });
  // The bound of a 95 % interval has a p-value of 5 %.
  expect(ofKind(near, 'target-met')[0]?.rank.certainty).toBeCloseTo(0.95, 9);
});

test.each([
  ['too few results that leave it open', platformDays({ Meta: steady(2) }, { days: 10 }), [{ kpi: 'cpa', value: 51 }] as const],
  ['a missed target', platformDays({ Meta: steady(20) }, { days: 14 }), [{ kpi: 'cpa', value: 4 }] as const],
  ['a target on spend', platformDays({ Meta: steady(20) }, { days: 14 }), [{ kpi: 'spend', value: 1000 }] as const],
  ['no target', platformDays({ Meta: steady(20) }, { days: 14 }), []],
  ['an empty table', [], [{ kpi: 'cpa', value: 6 }] as const],
])('%s is no reached target', async (_, facts, targets) => {
  expect(ofKind(await analysed(facts, { brief: { targets } }), 'target-met')).toEqual([]);
});
