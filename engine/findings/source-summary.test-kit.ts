import type { SourceSummary } from '../analysis.ts';

/** The certificate of the one file of a platform of `memoryDataset`, without anything to report. */
export function summaryOf(platform: string, parts: Partial<SourceSummary> = {}): SourceSummary {
  return {
    importId: `import-${platform}`,
    fileName: `${platform}.csv`,
    sha256: '',
    platform,
    report: 'Report',
    status: 'ok',
    view: 'primary',
    viewReason: null,
    currency: 'EUR',
    period: null,
    rowsKept: 10,
    rowsDropped: 0,
    reconciliation: 'The export prints no totals to compare with.',
    accountCoverage: null,
    issues: [],
    ...parts,
  };
}
