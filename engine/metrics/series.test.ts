import { describe, expect, test } from 'vitest';

import { analysed, tenDays } from '../analyse.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

describe('series', () => {
  test('series have days and ISO weeks, and missing days are named', async () => {
    const analysis = await analysed(tenDays().filter((fact) => fact.day !== '2025-06-04'));
    const [days, weeks] = analysis.series;
    expect(days).toMatchObject({ grain: 'day', missingDays: ['2025-06-04'], note: '1 day of the period has no rows.' });
    expect(days?.points.map((point) => point.totals.spend)).toEqual(Array.from({ length: 9 }, () => '10'));
    expect(weeks?.points.map((point) => [point.start, point.totals.spend])).toEqual([
      ['2025-05-26', '10'],
      ['2025-06-02', '60'],
      ['2025-06-09', '20'],
    ]);
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'weekday')?.rows.map((row) => [row.key, row.totals.spend])).toEqual([
      ['Monday', '20'],
      ['Tuesday', '20'],
      ['Thursday', '10'],
      ['Friday', '10'],
      ['Saturday', '10'],
      ['Sunday', '20'],
    ]);
  });

  test('period totals have no series and no day intervals', async () => {
    const facts: readonly MemoryFact[] = [
      { source: 'A', day: '2025-06-01', measures: { spend: '100', clicks: '50', impressions: '1000', revenue: '300' } },
    ];
    const analysis = await analysed(facts, { traits: { A: { grain: 'period' } } });
    expect(analysis.series).toEqual([]);
    expect(analysis.notes).toContain('Period totals only, no time series: no days in A.');
    expect(analysis.kpis.cpc?.method).toBe('poisson');
    expect(analysis.kpis.roas).toMatchObject({
      value: 3,
      method: 'none',
      reason: 'No interval: there are no daily figures to see the spread in.',
    });
  });

  test('weekly figures have a weekly series', async () => {
    const facts = ['2025-06-02', '2025-06-09'].map((day): MemoryFact => ({ source: 'A', day, measures: { spend: '70', clicks: '10' } }));
    const analysis = await analysed(facts, { traits: { A: { grain: 'week' } } });
    expect(analysis.series).toMatchObject([
      {
        grain: 'week',
        points: [
          { start: '2025-06-02', totals: { spend: '70' } },
          { start: '2025-06-09', kpis: { cpc: { value: 7 } } },
        ],
      },
    ]);
  });
});
