import type { SourceSummary } from '@pca/engine';
import type { ReportCertificate } from './certificate.ts';
import { flight, hostileName, platforms } from './sample-sums.test-kit.ts';

/** One file of each platform: reconciled, differing, questioned, and one that is another view of the same spend. */
export const sampleSources: readonly SourceSummary[] = platforms.map(([platform], index) => ({
  importId: `i${index + 1}`,
  fileName: index === 3 ? `${hostileName}.csv` : `${platform.toLowerCase().replace(' ', '_')}_2026-03-01_2026-04-30.csv`,
  sha256: 'a'.repeat(64),
  platform,
  report: 'Campaign report',
  status: index === 3 ? 'needs_answer' : 'ok',
  view: index === 4 ? 'device-view' : 'primary',
  viewReason: index === 4 ? 'The same spend by device; counted once.' : null,
  currency: 'EUR',
  period: { ...flight, grain: index === 2 ? 'period' : 'day' },
  rowsKept: 1204 * (index + 1),
  rowsDropped: index,
  reconciliation: index === 1 ? 'Spend differs by 0.01 from the printed total.' : 'All printed totals agree to the cent.',
  accountCoverage: index === 0 ? 0.92 : null,
  issues:
    index === 3
      ? [{ code: 'revenue.meaning-unclear', severity: 'question', message: 'Two columns may hold revenue; “Total Value” was used.' }]
      : [],
}));

/** Certificates of three of the five files and of one that was refused. */
export const sampleCertificates: readonly ReportCertificate[] = [
  certificate(0, {}),
  certificate(1, {
    reconciliation: {
      result: 'differs',
      sentence: 'Spend differs by 0.01 from the printed total.',
      totals: [
        {
          record: 1206,
          label: 'Results from 12 campaigns',
          field: 'spend',
          printed: '15904.11',
          imported: '15904.1',
          difference: '-0.01',
          agrees: false,
        },
      ],
    },
  }),
  certificate(3, {
    status: 'needs_answer',
    issues: [
      {
        code: 'revenue.meaning-unclear',
        severity: 'question',
        message: 'Two columns may hold revenue; “Total Value” was used.',
        records: [8, 9],
      },
      { code: 'cell.unreadable', severity: 'warning', message: 'One cell of Clicks reads “n.a.” and was taken as missing.' },
    ],
  }),
  {
    ...certificate(0, {}),
    importId: 'refused-1',
    file: 'holiday photos.xlsx',
    platform: null,
    report: null,
    status: 'refused',
    rows: null,
    rowsKept: 0,
    rowsDropped: [],
    columns: [],
    totals: {},
    reconciliation: null,
    period: null,
    currency: null,
    headerRecord: null,
    issues: [{ code: 'platform.unknown', severity: 'error', message: 'No column looks like an ad platform export.' }],
  },
];

function certificate(index: number, changes: Partial<ReportCertificate>): ReportCertificate {
  const source = sampleSources[index];
  return {
    importId: source?.importId ?? '',
    file: source?.fileName ?? '',
    sha256: source?.sha256 ?? null,
    status: source?.status ?? 'ok',
    platform: source?.platform ?? null,
    report: 'Campaign report (UI)',
    evidence: ['headers “Campaign”, “Cost”, “Impr.”', 'preamble “Campaign report”'],
    encoding: 'UTF-16LE with byte order mark',
    headerRecord: 3,
    rows: { file: 1212, preamble: 2, header: 1, blank: 1, kept: 1204, totals: 2, dropped: 1, footer: 1 },
    rowsKept: 1204,
    rowsDropped: [{ record: 1207, role: 'total', reason: 'First cell reads “Total: account”.' }],
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    period: { ...flight, grain: 'day' },
    totals: { spend: '18240.55', impressions: '1482330', clicks: '41205', revenue: null },
    columns: [
      { column: 0, header: 'Campaign', field: 'campaign', confidence: 'certain', evidence: 'header' },
      { column: 1, header: 'Cost', field: 'spend', confidence: 'certain', evidence: 'header, format 1,234.56' },
      { column: 2, header: '', field: null, confidence: 'default', evidence: 'empty column' },
    ],
    reconciliation: {
      result: 'reconciled',
      sentence: 'All printed totals agree to the cent.',
      totals: [{ record: 1206, label: 'Total', field: 'spend', printed: '18240.55', imported: '18240.55', difference: '0', agrees: true }],
    },
    issues: [],
    ...changes,
  };
}
