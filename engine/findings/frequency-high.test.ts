import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { ofKind, platformDays, rolesOf } from './platform-days.test-kit.ts';
import type { ReportedBounds } from '../query/dataset.ts';

const day = () => ({ spend: '100', impressions: '1000' });
const reach = (printed: string | null, parts: Partial<ReportedBounds> = {}): ReportedBounds => ({
  field: 'reach',
  source: 'Meta',
  period: null,
  printed,
  max: '500',
  sum: '9000',
  rows: 10,
  ...parts,
});

test('impressions on the printed reach above the cap are told with the spend on the contacts above it', async () => {
  const facts = platformDays({ Meta: day, X: day }, { days: 10 });
  const [finding] = ofKind(await analysed(facts, { input: { reported: [reach('1000')] } }), 'frequency-high');
  // 10000 impressions ÷ 1000 people; 1000 · (1 − 7 ÷ 10).
  expect(rolesOf(finding)).toEqual({ value: 10, comparator: 7, excess: 300 });
  expect(finding).toMatchObject({ entity: { dimension: 'platform', key: 'Meta' }, grade: 'D', effectMoney: null, rank: { stake: 0.15 } });
});

test('a printed frequency stands for itself', async () => {
  const facts = platformDays({ Meta: day }, { days: 10 });
  const analysis = await analysed(facts, { input: { reported: [reach('8', { field: 'frequency' })] } });
  const [finding] = ofKind(analysis, 'frequency-high');
  expect(rolesOf(finding)).toEqual({ value: 8, comparator: 7, excess: 125 });
  expect(analysis.references['frequency-high.1.frequency']).toMatchObject({ kind: 'reported', imports: ['import-Meta'] });
});

test.each([
  ['a frequency below the cap', [reach('2000')]],
  ['a reach that no export prints as a total', [reach(null)]],
  ['the reach of two files of one source, which does not add up', [reach('1000'), reach('1000')]],
  ['no reach', []],
])('%s is no high frequency', async (_, reported) => {
  const facts = platformDays({ Meta: day }, { days: 10 });
  expect(ofKind(await analysed(facts, { input: { reported } }), 'frequency-high')).toEqual([]);
});

test('an empty table has no frequency', async () => {
  expect(ofKind(await analysed([], { input: { reported: [reach('10')] } }), 'frequency-high')).toEqual([]);
});
