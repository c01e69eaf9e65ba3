import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { openWarehouse } from '@pca/warehouse';
import type { Certificate, Warehouse } from '@pca/warehouse';

const samples = join(import.meta.dirname, '..', '..', 'samples');

/** One of every kind of file: encodings, preambles, totals, units, layouts and questions. */
const files = [
  'google-ads/Campaign report.csv',
  'google-ads/Kampagnenbericht.csv',
  'google-ads/Search keyword report.csv',
  'google-ads/CAMPAIGN_PERFORMANCE_REPORT.csv',
  'meta/Raw Data Report.xlsx',
  'meta/Business Suite.csv',
  'linkedin/campaign_performance_report.csv',
  'cm360/Nordlicht_Spring_Delivery.csv',
  'dv360/Nordlicht_Spring_Report.csv',
  'microsoft-ads/Hourly performance.csv',
  'snapchat/ad-hourly-api.csv',
  'tiktok/GMV Max.tsv',
  'ga4/Exploration.csv',
  'ga4/Home.csv',
  'generic/Mediabericht.csv',
  'generic/marketing-mix-weekly.csv',
] as const;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});
afterAll(() => warehouse[Symbol.asyncDispose]());

it.each(files)('the certificate of %s is the golden one', async (path) => {
  const certificate = await warehouse.importFile(join(samples, path));
  await expect(`${JSON.stringify(essence(certificate), null, 2)}\n`).toMatchFileSnapshot(`certificates/${goldenName(path)}.json`);
});

function goldenName(path: string): string {
  return path
    .replace(/\.\w+$/u, '')
    .replace(/[^a-z0-9]+/giu, '-')
    .toLowerCase();
}

/** What was read from a file, on what evidence: everything but its ids and the wording of issues. */
function essence(certificate: Certificate): object {
  const { status, platform, report, evidence, encoding, delimiter, sheet, headerRecord, rows, rowsDropped } = certificate;
  return {
    status,
    platform,
    report,
    evidence,
    encoding,
    delimiter,
    sheet,
    headerRecord,
    rows:
      rows &&
      Object.entries(rows)
        .map(([part, count]) => `${part} ${count}`)
        .join(', '),
    rowsDropped: rowsDropped.map(({ record, role, reason }) => `${record}, ${role}: ${reason}`),
    currency: certificate.currency,
    timeZone: certificate.timeZone,
    period: certificate.period,
    totals: reported(certificate.totals),
    columns: certificate.columns.map(({ header, field, scale, confidence, evidence: why }) => {
      const how = [scale === 1 ? '' : `× ${scale}`, confidence === 'certain' ? '' : confidence].filter(Boolean).join(', ');
      return `${header} → ${field ?? 'nothing'}${how === '' ? '' : ` (${how})`}: ${why}`;
    }),
    printedTotals: certificate.printedTotals.map(({ record, label, values }) => ({ record, label, ...values })),
    reconciliation: certificate.reconciliation?.sentence ?? null,
    tables: certificate.tables.map(({ id, headerRecord: record, rows: count }) => `${id}: header in record ${record}, ${count} rows`),
    issues: certificate.issues.map(
      ({ severity, code, records }) => `${severity} ${code}${records === undefined ? '' : ` (records ${records.join(', ')})`}`,
    ),
  };
}

function reported(totals: Certificate['totals']): object {
  return Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== null));
}
