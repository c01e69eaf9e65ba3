import { describe, expect, it } from 'vitest';

import { analyse, parseBrief } from '@pca/engine';
import type { Analysis, BreakdownRow, MeasureId } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';

import { cents, hasRealExports, measures, readExpectations, realExport } from './real-exports.test-kit.ts';

describe.skipIf(!hasRealExports)('real exports of one campaign', () => {
  it('of six platforms are one spend with the expected totals and ratios', async () => {
    const bundle = readExpectations().bundles.pca_six_platforms;
    const analysis = await analysed(bundle.files);
    for (const id of measures) expect(cents(analysis.totals[id])).toBe(cents(String(bundle.totals[id])));
    for (const [kpi, value] of Object.entries(bundle.kpis_ratio_of_sums ?? {})) {
      expect(Object.entries(analysis.kpis).find(([id]) => id === kpi)?.[1]?.value).toBeCloseTo(value, 5);
    }
    for (const [name, totals] of Object.entries(bundle.by_platform ?? {})) {
      const row = platformRow(analysis, name);
      for (const id of measures) expect(cents(row?.totals[id] ?? null)).toBe(cents(String(totals[id])));
    }
  }, 60_000);

  it('that are three overview cards are one spend', async () => {
    const bundle = readExpectations().bundles.google_overview_cards_same_spend;
    const analysis = await analysed(bundle.files);
    expect(analysis.totals.spend).toBe(String(bundle.expected_spend));
    expect(analysis.sources.filter((source) => source.view === 'primary')).toHaveLength(1);
    expect(analysis.views).toHaveLength(2);
  }, 60_000);

  it('that come from the interfaces of nine platforms give the unified totals', async () => {
    const bundle = readExpectations().bundles.dbt_unified;
    const analysis = await analysed(bundle.files);
    for (const [name, totals] of Object.entries(bundle.totals)) {
      const row = platformRow(analysis, name);
      // The cast holds: every platform of this bundle maps measures to numbers.
      for (const [id, value] of Object.entries(totals as Record<MeasureId, number | null>) as [MeasureId, number | null][]) {
        expect({ name, id, value: cents(row?.totals[id] ?? null) }).toEqual({
          name,
          id,
          value: value === null ? null : cents(String(value)),
        });
      }
    }
  }, 60_000);
});

async function analysed(files: readonly string[]): Promise<Analysis> {
  await using warehouse = await openWarehouse();
  for (const file of files) await warehouse.importFile(realExport(file));
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  return await analyse({ brief: parseBrief({}).value, dataset, runner, sources, reported });
}

function platformRow(analysis: Analysis, name: string): BreakdownRow | undefined {
  return analysis.breakdowns.find((breakdown) => breakdown.dimension === 'platform')?.rows.find((row) => row.key === name);
}
