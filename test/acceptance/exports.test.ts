import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { analyse, parseBrief, parseMillionths } from '@pca/engine';
import type { Analysis, MeasureId } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { Certificate, Warehouse } from '@pca/warehouse';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'exports');

type Expected = {
  readonly platform: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly header_record?: number;
  readonly data_rows: number;
  readonly totals_rows_dropped?: readonly number[];
  readonly totals?: Readonly<Record<string, number>>;
  readonly sections?: readonly { readonly record: number; readonly rows: number }[];
  readonly kpis_ratio_of_sums?: Readonly<Record<string, number | null>>;
  readonly by_campaign?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly conversions_by_dbt_default_rule?: number;
  readonly printed_totals?: readonly { readonly record: number }[];
};

type Expectations = {
  readonly files: Readonly<Record<string, Expected>>;
  readonly bundles: {
    readonly pca_six_platforms: Bundle;
    readonly google_overview_cards_same_spend: Bundle & { readonly expected_spend: number };
    readonly dbt_unified: Bundle;
  };
};

type Bundle = {
  readonly files: readonly string[];
  readonly totals: Readonly<Record<string, unknown>>;
  readonly by_platform?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly kpis_ratio_of_sums?: Readonly<Record<string, number>>;
};

const measures = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;

/** Files whose expectation is not a set of totals: they are questioned for this reason. */
const questioned: Readonly<Record<string, string>> = { 'd_ga4_home_sections.csv': 'file.several-tables' };

const isPresent = existsSync(join(folder, 'expected.json'));
if (!isPresent)
  process.stderr.write('shared/data/exports is not beside this checkout: the acceptance tests on real exports are skipped.\n');

describe.skipIf(!isPresent)('real exports', () => {
  const expectations: Expectations = isPresent
    ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    : { files: {}, bundles: {} };
  let warehouse: Warehouse;
  const certificates = new Map<string, Certificate>();

  beforeAll(async () => {
    warehouse = await openWarehouse();
    for (const file of Object.keys(expectations.files)) certificates.set(file, await warehouse.importFile(join(folder, file)));
  }, 120_000);
  afterAll(() => warehouse[Symbol.asyncDispose]());

  it.each(Object.entries(expectations.files))('%s gives exactly the expected totals or the expected question', (file, expected) => {
    const certificate = certificates.get(file);
    expect(certificate?.encoding).toBe(expected.encoding);
    if (questioned[file] !== undefined) return expectQuestion(certificate, questioned[file], expected);
    const codes = certificate?.issues.filter((issue) => ['question', 'error'].includes(issue.severity)).map((issue) => issue.code);
    expect({ status: certificate?.status, codes }).toEqual({ status: 'ok', codes: [] });
    expect(certificate?.platform).toBe(expected.platform);
    if (expected.header_record !== undefined) expect(certificate?.headerRecord).toBe(expected.header_record);
    expect(certificate?.rowsKept).toBe(expected.data_rows);
    expect(certificate?.rowsDropped.map((dropped) => dropped.record)).toEqual(expected.totals_rows_dropped ?? []);
    expectTotals(certificate, expected);
    expectLedger(certificate);
    if (expected.printed_totals !== undefined) expect(certificate?.reconciliation?.result).toBe('reconciled');
  });

  it('six platforms together are one spend with the expected totals and ratios', async () => {
    const { analysis } = await analysed(expectations.bundles.pca_six_platforms.files);
    const bundle = expectations.bundles.pca_six_platforms;
    for (const id of measures) expect(cents(analysis.totals[id])).toBe(cents(String(bundle.totals[id])));
    for (const [kpi, value] of Object.entries(bundle.kpis_ratio_of_sums ?? {})) {
      expect(Object.entries(analysis.kpis).find(([id]) => id === kpi)?.[1]?.value).toBeCloseTo(value, 5);
    }
    const platforms = analysis.breakdowns.find((breakdown) => breakdown.dimension === 'platform');
    for (const [name, totals] of Object.entries(bundle.by_platform ?? {})) {
      const row = platforms?.rows.find((entry) => entry.key === name);
      for (const id of measures) expect(cents(row?.totals[id] ?? null)).toBe(cents(String(totals[id])));
    }
  }, 60_000);

  it('three overview cards are one spend', async () => {
    const bundle = expectations.bundles.google_overview_cards_same_spend;
    const { analysis } = await analysed(bundle.files);
    expect(analysis.totals.spend).toBe(String(bundle.expected_spend));
    expect(analysis.sources.filter((source) => source.view === 'primary')).toHaveLength(1);
    expect(analysis.views).toHaveLength(2);
  }, 60_000);

  it('the API seeds of nine platforms give the unified totals', async () => {
    const bundle = expectations.bundles.dbt_unified;
    const { analysis } = await analysed(bundle.files);
    const platforms = analysis.breakdowns.find((breakdown) => breakdown.dimension === 'platform');
    for (const [name, totals] of Object.entries(bundle.totals)) {
      const row = platforms?.rows.find((entry) => entry.key === name);
      // The cast holds: every platform of this bundle maps measures to numbers.
      for (const [id, value] of Object.entries(totals as Record<MeasureId, number | null>)) {
        const found = row?.totals[id as MeasureId] ?? null;
        expect({ name, id, value: found === null ? null : cents(found) }).toEqual({
          name,
          id,
          value: value === null ? null : cents(String(value)),
        });
      }
    }
  }, 60_000);

  async function analysed(files: readonly string[]): Promise<{ analysis: Analysis }> {
    await using own = await openWarehouse();
    for (const file of files) await own.importFile(join(folder, file));
    const { dataset, runner, sources, reported } = await own.openDataset();
    return { analysis: await analyse({ brief: parseBrief({}).value, dataset, runner, sources, reported }) };
  }
});

function expectQuestion(certificate: Certificate | undefined, code: string, expected: Expected): void {
  expect(certificate?.status).toBe('needs_answer');
  expect(certificate?.issues.map((issue) => issue.code)).toContain(code);
  expect(Object.values(certificate?.totals ?? {}).every((total) => total === null)).toBe(true);
  if (expected.sections !== undefined)
    expect(certificate?.tables.map((table) => [table.headerRecord, table.rows])).toEqual(
      expected.sections.map((section) => [section.record, section.rows]),
    );
}

function expectTotals(certificate: Certificate | undefined, expected: Expected): void {
  for (const id of measures) {
    const value = id === 'conversions' ? (expected.totals?.[id] ?? expected.conversions_by_dbt_default_rule) : expected.totals?.[id];
    const found = certificate?.totals[id] ?? null;
    expect({ id, value: found === null ? null : cents(found) }).toEqual({ id, value: value === undefined ? null : cents(String(value)) });
  }
}

function expectLedger(certificate: Certificate | undefined): void {
  const rows = certificate?.rows;
  expect(rows).not.toBeNull();
  if (!rows) return;
  expect(rows.file).toBe(rows.preamble + rows.header + rows.blank + rows.kept + rows.totals + rows.dropped + rows.footer);
}

/** Amount in hundredths, rounded half away from zero. */
function cents(text: string | null): bigint | null {
  const millionths = text === null ? null : parseMillionths(Number.isFinite(Number(text)) ? text : '');
  if (millionths === null) return null;
  const half = millionths < 0n ? -5000n : 5000n;
  return (millionths + half) / 10_000n;
}
