import { expect, test } from 'vitest';
import { memoryDataset } from './memory-dataset.test-kit.ts';
import { memoryRunner } from './memory-runner.test-kit.ts';
import { dailyScope, periodScope } from './period-scope.ts';
import { askScope, narrowScope } from './scope.ts';
import type { SourceTraits } from './memory-dataset.test-kit.ts';
import type { MemoryFact } from './memory-runner.test-kit.ts';
import type { Cell } from './query.ts';

const facts: readonly MemoryFact[] = [
  { source: 'day', day: '2025-06-09', dimensions: { campaign: 'a' }, measures: { spend: '1' } },
  { source: 'day', day: '2025-06-10', dimensions: { campaign: 'a' }, measures: { spend: '2' } },
  { source: 'day', day: '2025-06-10', dimensions: { campaign: null }, measures: { spend: '0.5' } },
  { source: 'week', day: '2025-06-02', dimensions: { campaign: 'b' }, measures: { spend: '10' } },
  { source: 'week', day: '2025-06-09', dimensions: { campaign: 'b' }, measures: { spend: '20' } },
  { source: 'month', day: '2025-06-01', dimensions: { campaign: 'a' }, measures: { spend: '100' } },
  { source: 'period', day: '2025-01-01', dimensions: { campaign: 'b' }, measures: { spend: '1000' } },
];
const traits: Readonly<Record<string, SourceTraits>> = { week: { grain: 'week' }, month: { grain: 'month' }, period: { grain: 'period' } };
const { sources } = memoryDataset(facts, traits);
const cut = periodScope(sources, { view: 'primary', period: { start: '2025-06-10', end: '2025-06-12' } });
const question = {
  measures: [{ kind: 'sum', id: 'spend', field: 'spend' }],
  dimensions: ['campaign'],
  order: { by: 'spend', direction: 'desc' },
} as const;

async function check(scope: typeof cut, expected: readonly (readonly Cell[])[], limit?: number): Promise<void> {
  const result = await askScope(memoryRunner(facts), scope, { ...question, ...(limit === undefined ? {} : { limit }) });
  expect(result.rows).toEqual(expected);
}

test('days are cut, weeks and months that touch the period and period totals are kept', () =>
  check(cut, [
    ['b', '1020'],
    ['a', '102'],
    [null, '0.5'],
  ]));
test('a limit holds after the parts are added up', () => check(cut, [['b', '1020']], 1));
test('the daily part is asked alone', () =>
  check(dailyScope(cut), [
    ['a', '2'],
    [null, '0.5'],
  ]));
test('fewer sources answer for themselves only', () =>
  check(
    narrowScope(cut, (source) => source.id === 'week' || source.id === 'day'),
    [
      ['b', '20'],
      ['a', '2'],
      [null, '0.5'],
    ],
  ));
test('without a period everything counts', () =>
  check(periodScope(sources, { view: 'primary', period: null }), [
    ['b', '1030'],
    ['a', '103'],
    [null, '0.5'],
  ]));
test('a view without sources has no rows', () => check(periodScope(sources, { view: 'other', period: null }), []));
