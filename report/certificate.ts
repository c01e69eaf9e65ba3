import type { ImportIssue } from '@pca/engine';

/** The part of an import certificate that a report prints; the importer's own certificate fits it. */
export type ReportCertificate = {
  readonly importId: string;
  readonly file: string;
  readonly sha256: string | null;
  readonly status: 'ok' | 'needs_answer' | 'refused';
  readonly platform: string | null;
  readonly report: string | null;
  readonly evidence: readonly string[];
  readonly encoding: string | null;
  readonly headerRecord: number | null;
  readonly rows: RowCounts | null;
  readonly rowsKept: number;
  readonly rowsDropped: readonly { readonly record: number; readonly reason: string; readonly role: string }[];
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly period: { readonly start: string; readonly end: string; readonly grain: string } | null;
  /** Decimal text by measure; null where the file does not report it. */
  readonly totals: Readonly<Record<string, string | null>>;
  readonly columns: readonly {
    readonly column: number;
    readonly header: string;
    readonly field: string | null;
    readonly confidence: string;
    readonly evidence: string;
  }[];
  readonly reconciliation: ReportReconciliation | null;
  readonly issues: readonly ImportIssue[];
};

export type RowCounts = {
  readonly file: number;
  readonly preamble: number;
  readonly header: number;
  readonly blank: number;
  readonly kept: number;
  readonly totals: number;
  readonly dropped: number;
  readonly footer: number;
};

export type ReportReconciliation = {
  readonly result: 'reconciled' | 'differs' | 'none';
  readonly sentence: string;
  readonly totals: readonly {
    readonly record: number;
    readonly label: string;
    readonly field: string;
    readonly printed: string;
    readonly imported: string;
    readonly difference: string;
    readonly agrees: boolean;
  }[];
};
