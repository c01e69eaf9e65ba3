import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf, steady } from './platform-days.test-kit.ts';
import { summaryOf } from './source-summary.test-kit.ts';

const facts = platformDays({ Meta: steady(20), X: steady(20) }, { days: 10 });

test('an account of which the file shows a part is told with the spend that is not there', async () => {
  const sources = [summaryOf('Meta', { accountCoverage: 0.8 }), summaryOf('X', { accountCoverage: 1 })];
  const [finding, ...others] = ofKind(await analysed(facts, { input: { sources } }), 'coverage-gap');
  // 1000 ÷ 0.8 − 1000.
  expect(rolesOf(finding)).toEqual({ covered: 0.8, missing: 250 });
  expect(finding).toMatchObject({
    entity: { dimension: 'platform', key: 'Meta' },
    comparator: 'account-total',
    rank: { stake: 0.125, certainty: 0.5 },
  });
  expect(others).toEqual([]);
});

test('a KPI that describes less than 80 % of the spend is told', async () => {
  const part = [...facts, ...platformDays({ DV360: () => ({ spend: '100' }) }, { days: 10 })];
  const [finding, ...others] = ofKind(await analysed(part, { brief: { targets: [{ kpi: 'roas', value: 9 }] } }), 'coverage-gap');
  expect(finding?.id).toBe('coverage-gap.cvr');
  expect(rolesOf(finding)).toEqual({ value: 0.1, coverage: 0.666666666667 });
  expect(others.map(({ id }) => id)).toEqual(['coverage-gap.roas']);
});

test('full coverage and an empty table are no gap', async () => {
  expect(ofKind(await analysed(facts, { input: { sources: [summaryOf('Meta')] } }), 'coverage-gap')).toEqual([]);
  expect(ofKind(await analysed([], { input: { sources: [summaryOf('Meta', { accountCoverage: 0.5 })] } }), 'coverage-gap')).toEqual([]);
});
