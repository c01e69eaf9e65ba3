import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openWarehouse } from '@pca/warehouse';
import type { Certificate, Warehouse } from '@pca/warehouse';

import { cents, hasRealExports, measures, readExpectations, realExport } from './real-exports.test-kit.ts';
import type { ExpectedFile } from './real-exports.test-kit.ts';

/** Files whose expectation is not a set of totals: they are questioned for this reason. */
const questioned: Readonly<Record<string, string>> = { 'd_ga4_home_sections.csv': 'file.several-tables' };

/** Names of `columns_used` that are not our field names; null: deliberately not a fact of ours. */
const fieldNames: Readonly<Record<string, string | null>> = {
  reach_sum_not_valid: 'reach',
  users_sum_not_valid: 'users',
  pin_clicks: 'clicks_all',
  url_clicks: 'link_clicks',
  views: 'video_views',
  view_through_conversions: 'conversions_view',
  add_to_cart_value: null,
  spend_local: null,
  all_action_rows_value: null,
  conversions_qualified: null,
};

describe.skipIf(!hasRealExports)('real exports', () => {
  const files = hasRealExports ? Object.entries(readExpectations().files) : [];
  const usable = files.filter(([name]) => questioned[name] === undefined);
  const certificates = new Map<string, Certificate>();
  let warehouse: Warehouse;

  beforeAll(async () => {
    warehouse = await openWarehouse();
    for (const [name] of files) certificates.set(name, await warehouse.importFile(realExport(name)));
  }, 120_000);
  afterAll(() => warehouse[Symbol.asyncDispose]());

  it('are all looked at', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(usable)('%s gives exactly the expected totals', (name, expected) => {
    const certificate = certificateOf(name);
    expectClean(certificate);
    expect(certificate).toMatchObject({ platform: expected.platform, encoding: expected.encoding, rowsKept: expected.data_rows });
    expect(certificate.headerRecord).toBe(expected.header_record ?? certificate.headerRecord);
    expect(certificate.rowsDropped.map((dropped) => dropped.record)).toEqual(expected.totals_rows_dropped ?? []);
    expectTotals(certificate, expected);
    expectLedger(certificate);
    if (expected.printed_totals !== undefined) expect(certificate.reconciliation?.result).toBe('reconciled');
  });

  it.each(usable.filter(([, expected]) => expected.columns_used !== undefined))(
    '%s is read from the expected columns',
    (name, expected) => {
      const wanted = Object.entries(expected.columns_used ?? {}).flatMap(([key, text]) => {
        const field = key in fieldNames ? fieldNames[key] : key;
        return field === null || field === undefined ? [] : [{ field, headers: headersOf(text) }];
      });
      expect(wanted.map(({ field }) => ({ field, headers: readFrom(certificateOf(name), field) }))).toEqual(wanted);
    },
  );

  it.each(usable.filter(([, expected]) => expected.campaign_key !== undefined))(
    '%s is told apart by the expected column',
    (name, expected) => {
      const [key = ''] = (expected.campaign_key ?? []).slice(-1);
      const fields = certificateOf(name).columns.flatMap(({ header, field }) => (printed(header) === printed(key) ? [field] : []));
      const isCampaign = /campaign|^id$|insertion/iu.test(key);
      expect(fields).toContainEqual(isCampaign ? expect.stringMatching(/^campaign(?:_id)?$/u) : expect.any(String));
    },
  );

  it.each(Object.entries(questioned))('%s is questioned: %s', (name, code) => {
    const certificate = certificateOf(name);
    expect(certificate.status).toBe('needs_answer');
    expect(certificate.issues.map((issue) => issue.code)).toContain(code);
    expect(Object.values(certificate.totals)).toEqual(Object.values(certificate.totals).map(() => null));
    const sections = files.find(([file]) => file === name)?.[1].sections ?? [];
    expect(certificate.tables.map((table) => [table.headerRecord, table.rows])).toEqual(
      sections.map((section) => [section.record, section.rows]),
    );
  });

  function certificateOf(name: string): Certificate {
    const certificate = certificates.get(name);
    if (certificate === undefined) throw new Error(`${name} was not imported`);
    return certificate;
  }
});

function expectClean(certificate: Certificate): void {
  const codes = certificate.issues.filter((issue) => ['question', 'error'].includes(issue.severity)).map((issue) => issue.code);
  expect({ status: certificate.status, codes }).toEqual({ status: 'ok', codes: [] });
}

function expectTotals(certificate: Certificate, expected: ExpectedFile): void {
  for (const id of measures) {
    const value = id === 'conversions' ? (expected.totals?.[id] ?? expected.conversions_by_dbt_default_rule) : expected.totals?.[id];
    expect({ id, value: cents(certificate.totals[id]) }).toEqual({ id, value: value === undefined ? null : cents(String(value)) });
  }
}

/** Every row of the file is accounted for. */
function expectLedger({ rows }: Certificate): void {
  if (rows === null) return expect(rows).not.toBeNull();
  expect(rows.file).toBe(rows.preamble + rows.header + rows.blank + rows.kept + rows.totals + rows.dropped + rows.footer);
}

function readFrom(certificate: Certificate, field: string): readonly string[] {
  return certificate.columns.flatMap((column) => (column.field === field ? [printed(column.header)] : [])).toSorted();
}

function headersOf(text: string): readonly string[] {
  return text
    .replace(/ \/ 1(?:000000)?$/u, '')
    .split(' + ')
    .map(printed)
    .toSorted();
}

/** Without the `="…"` that TikTok wraps around cells. */
function printed(header: string): string {
  return header.replace(/^="(.*)"$/u, '$1').trim();
}
