import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';
import { printedDifferences } from './printed-difference.ts';
import { summaryOf } from './source-summary.test-kit.ts';

const facts = platformDays({ Meta: () => ({ spend: '90' }), X: () => ({ spend: '110' }) }, { days: 10 });
const opening = 'The imported sums differ from what the export prints:';

test('rows that do not add up to the printed total are told with the difference', async () => {
  const reconciliation = `${opening} clicks: imported 50, printed 60, difference -10; spend: imported 900, printed 1000, difference -100.`;
  const [finding] = ofKind(await analysed(facts, { input: { sources: [summaryOf('Meta', { reconciliation })] } }), 'reconciliation-gap');
  expect(finding).toMatchObject({ id: 'reconciliation-gap.import-Meta', entity: { dimension: 'platform', key: 'Meta' }, tone: 'bad' });
  expect(rolesOf(finding)).toEqual({ value: 900, comparator: 1000, difference: -100, relative: -0.1 });
  expect(finding?.rank).toMatchObject({ stake: 0.05, certainty: 1 });
});

test('missing rows put their share of the platform’s spend at stake', async () => {
  const reconciliation = `${opening} rows: imported 14, stated 20.`;
  const [finding] = ofKind(await analysed(facts, { input: { sources: [summaryOf('Meta', { reconciliation })] } }), 'reconciliation-gap');
  expect(rolesOf(finding)).toEqual({ value: 14, comparator: 20, difference: -6, relative: -0.3 });
  // 30 % of Meta's 900 of 2000.
  expect(finding?.rank.stake).toBeCloseTo(0.135, 9);
});

test('sums that agree, files that do not count, and an empty table are no gap', async () => {
  const reconciliation = `${opening} spend: imported 900, printed 1000, difference -100.`;
  const agreeing = [summaryOf('Meta', { reconciliation: 'The imported sums equal its own totals row (record 2) within rounding.' })];
  expect(ofKind(await analysed(facts, { input: { sources: agreeing } }), 'reconciliation-gap')).toEqual([]);
  const unused = [summaryOf('Meta', { reconciliation, importId: 'refused' })];
  expect(ofKind(await analysed(facts, { input: { sources: unused } }), 'reconciliation-gap')).toEqual([]);
  const earlier = [summaryOf('Meta', { reconciliation, period: { start: '2025-01-01', end: '2025-01-31', grain: 'day' } })];
  expect(ofKind(await analysed(facts, { input: { sources: earlier } }), 'reconciliation-gap')).toEqual([]);
  expect(ofKind(await analysed([], { input: { sources: [summaryOf('Meta', { reconciliation })] } }), 'reconciliation-gap')).toEqual([]);
});

test.each([
  ['The imported sums equal its own totals row (record 2).', []],
  [`${opening} spend: imported 1.5, printed 2, difference -0.5.`, [{ what: 'spend', imported: '1.5', printed: '2' }]],
  [
    `${opening} rows: imported 14, stated 20. The file covers 84.7 % of the account's spend.`,
    [{ what: 'rows', imported: '14', printed: '20' }],
  ],
  [`${opening} video_q25: imported -1, printed 2, difference -3.`, [{ what: 'video_q25', imported: '-1', printed: '2' }]],
  [`${opening} budget: imported 1, printed 2, difference -1.`, []],
])('differences are read back from %s', (sentence, expected) => {
  expect(printedDifferences(sentence)).toEqual(expected);
});
