import { describe, expect, test } from 'vitest';

import { analysed, tenDays } from '../analyse.test-kit.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

describe('the period of an analysis', () => {
  test('a flight cuts daily facts, keeps period totals and reports what lies outside', async () => {
    const facts = [...tenDays(), { source: 'Meta', day: '2025-05-20', dimensions: {}, measures: { spend: '7' } } satisfies MemoryFact];
    const analysis = await analysed(facts, {
      traits: { Meta: { grain: 'period' } },
      brief: { flight: { start: '2025-06-06', end: '2025-06-10' } },
    });
    expect(analysis.totals.spend).toBe('57');
    expect(analysis.delivery.outsideFlight).toEqual({ days: 5, spend: '50' });
    expect(analysis.notes.some((note) => note.includes('coarser figures of Meta cannot be cut'))).toBe(true);
    expect(analysis.breakdowns.find((breakdown) => breakdown.id === 'platform')?.rows.map((row) => row.totals.spend)).toEqual(['50', '7']);
  });

  test('the flight is compared with the equally long period before it', async () => {
    const facts = tenDays().map((fact) => ({
      ...fact,
      measures: { ...fact.measures, revenue: fact.day !== null && fact.day >= '2025-06-06' ? '30' : '20' },
    }));
    const comparison = (await analysed(facts, { brief: { flight: { start: '2025-06-06', end: '2025-06-10' } } })).previousPeriod;
    expect(comparison).toMatchObject({
      previous: { start: '2025-06-01', end: '2025-06-05' },
      totals: { previous: { revenue: '200' }, current: { revenue: '300' } },
    });
    expect(comparison?.kpis.roas).toMatchObject({ previous: { value: 4 }, current: { value: 6 }, change: 0.5 });
    expect(comparison?.note).toContain('different weekdays');
    expect((await analysed(facts, { brief: { flight: { start: '2025-06-05', end: '2025-06-10' } } })).previousPeriod).toBeNull();
  });
});
