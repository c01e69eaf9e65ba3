import { describe, expect, test } from 'vitest';

import type { Result } from '@pca/engine';
import { contextOf } from '../context.ts';
import type { TableBlock } from '../document.ts';
import { plainText } from '../inlines.ts';
import { answer, toldAnalysis } from '../sample-findings.test-kit.ts';
import { pText } from './statistic-row.ts';
import { statistics } from './statistics.ts';

function tablesOf(...results: readonly Result[]): readonly TableBlock[] {
  const { sections } = statistics(contextOf(toldAnalysis({ results }), [], 'en'));
  return sections.flatMap((section) => section.blocks).flatMap((block) => (block.kind === 'table' ? [block] : []));
}

function rowsOf(table: TableBlock | undefined): readonly string[] {
  return table?.rows.map(({ cells }) => cells.map(({ inlines }) => plainText(inlines)).join(' | ')) ?? [];
}

const missing = { estimate: null, interval: null, pValue: null, adjustedP: null } as const;

describe('statistics', () => {
  test('are grouped by question, the surest answer first', () => {
    const [table] = tablesOf(
      answer('a', { adjustedP: 0.2 }),
      answer('b', { askedBy: 'device-gap' }),
      answer('c', { adjustedP: 0.01, scope: { place: 'total', entity: null, period: null } }),
    );
    expect(rowsOf(table)).toEqual([
      'Which channels are more or less efficient than the others?',
      'The campaign | +1.25 | +0.80 to +1.70 | 0.010 | 61 days, 913 events',
      'Google Ads | +1.25 | +0.80 to +1.70 | 0.20 | 61 days, 913 events',
      'Which devices are better or worse than the others?',
      'Google Ads | +1.25 | +0.80 to +1.70 | <\u00A00.001 | 61 days, 913 events',
    ]);
    expect(table?.rows.map(({ role }) => role)).toEqual(['group', 'plain', 'plain', 'group', 'plain']);
  });

  test.each([
    [0.00001, '<\u00A00.001'],
    [0.00099, '<\u00A00.001'],
    [0.001, '0.001'],
    [0.0149, '0.015'],
    [0.0996, '0.100'],
    [0.137, '0.14'],
    [1, '1.00'],
  ])('print p %d as %s', (p, text) => {
    expect(pText(p, 'en')).toBe(text);
  });

  test.each([
    ['a lift', { unit: 'share', estimate: 0.14, interval: { level: 0.95, low: -0.02, high: 0.3, kind: 'days' } }, '+14.00\u202F%'],
    ['points', { unit: 'points', estimate: -0.0125, interval: null }, '−1.25\u202Fpp'],
    ['money', { unit: 'money', estimate: -152.09, interval: null }, '−€152.09'],
    ['a value against its target', { method: 'interval-against-target', estimate: 4.43 }, '4.43'],
    ['a factor', { method: 'step-of-log-ratio', estimate: 100 }, '×\u00A0100.00'],
  ] as const)('print %s in its unit', (_, parts, text) => {
    expect(rowsOf(tablesOf(answer('a', parts))[0])[1]?.split(' | ')[1]).toBe(text);
  });

  test('cite the numbers from which an answer is reproduced', () => {
    const cells = tablesOf(answer('a'))[0]?.rows[1]?.cells ?? [];
    expect(cells[1]?.inlines).toMatchObject([{ kind: 'cited', refs: ['platform.1.roas'] }]);
  });

  test('count what was looked for and not found', () => {
    const none = { askedBy: 'tracking-break', method: 'rate-of-the-other-days', ...missing } as const;
    expect(rowsOf(tablesOf(answer('a', none), answer('b', none))[0])).toEqual([
      'Were results counted on every day?',
      '2 tests: nothing beyond chance',
    ]);
  });

  test('say once what refused and weak answers would take', () => {
    const refused = { ...missing, status: 'refused', reason: 'There are too few days.', needed: '8 days.' } as const;
    const [table, ...others] = tablesOf(
      answer('a', refused),
      answer('b', { ...refused, scope: { place: 'total', entity: null, period: null } }),
    );
    expect(others).toEqual([]);
    expect(rowsOf(table)).toEqual([
      'Which channels are more or less efficient than the others? | Google Ads (ROAS), the campaign (ROAS) | There are too few days. | 8 days.',
    ]);
  });

  test('explain the mark of a warning below the table', () => {
    const [table] = tablesOf(answer('a', { warnings: ['dispersion-unknown'] }));
    expect(plainText(table?.rows[1]?.cells.at(-1)?.detail ?? [])).toBe('chance alone');
    expect(table?.note).toContain('“chance alone”: ');
  });
});
