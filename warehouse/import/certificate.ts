import type { ColumnMapping, Grain, ImportIssue, MeasureId, PrintedTotal, RecordRole, ReportedId } from '@pca/engine';

/** `ok`: every number may be used. `needs_answer`: usable, but a question is open. `refused`: nothing was imported. */
export type ImportStatus = 'ok' | 'needs_answer' | 'refused';

export type DroppedRecord = { readonly record: number; readonly reason: string; readonly role: RecordRole };

/** How the imported sums compare with what the export itself prints. */
export type Reconciliation = {
  /** `none`: the export prints nothing to compare with. */
  readonly result: 'reconciled' | 'differs' | 'none';
  readonly totals: readonly {
    readonly record: number;
    readonly label: string;
    readonly field: MeasureId;
    readonly printed: string;
    readonly imported: string;
    readonly difference: string;
    readonly agrees: boolean;
    /** The first totals row covers the visible rows; later ones cover more and are not held against the import. */
    readonly covers: 'visible-rows' | 'more';
  }[];
  readonly rowCount: { readonly printed: number; readonly imported: number; readonly agrees: boolean } | null;
  readonly ratios: readonly {
    readonly ratio: string;
    readonly rowsCompared: number;
    readonly rowsDiffering: number;
    readonly largestDifference: string | null;
  }[];
  /** Share of the account's spend that the visible rows cover, where a totals row names the account; 0–1. */
  readonly accountCoverage: number | null;
  readonly sentence: string;
};

/** Rows of the file by what became of them; `file` is always the sum of the others. */
export type RowLedger = {
  readonly file: number;
  readonly preamble: number;
  readonly header: number;
  readonly blank: number;
  readonly kept: number;
  readonly totals: number;
  readonly dropped: number;
  readonly footer: number;
};

/** What was read from one file, on what evidence, and what was not: the answer of `pca inspect`. */
export type Certificate = {
  readonly importId: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly status: ImportStatus;
  /** Name of the platform as people write it; `multi` when a column names several; null when refused before it was known. */
  readonly platform: string | null;
  readonly platformId: string | null;
  readonly report: string | null;
  readonly evidence: readonly string[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly headerRecord: number | null;
  readonly rows: RowLedger | null;
  readonly rowsKept: number;
  readonly rowsDropped: readonly DroppedRecord[];
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly period: { readonly start: string; readonly end: string; readonly grain: Grain } | null;
  /** Decimal text; null where the file does not report the measure. */
  readonly totals: Readonly<Record<MeasureId, string | null>>;
  readonly reported: readonly {
    readonly field: ReportedId;
    readonly max: string;
    readonly sumNotValid: string;
    readonly printed: string | null;
    readonly rows: number;
  }[];
  readonly columns: readonly ColumnMapping[];
  readonly printedTotals: readonly PrintedTotal[];
  readonly reconciliation: Reconciliation | null;
  /** The tables of a file that holds several (GA4 home exports, workbooks). */
  readonly tables: readonly {
    readonly id: string;
    readonly headerRecord: number;
    readonly header: readonly string[];
    readonly rows: number;
  }[];
  readonly issues: readonly ImportIssue[];
};
