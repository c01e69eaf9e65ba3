import type { DimensionId, FieldId, MeasureId, RatioId, ReportedId } from '../fields/catalogue.ts';
import type { DateFormat } from '../fields/date-cell.ts';
import type { NumberFormat } from '../fields/number-format.ts';

/** How sure a reading is: decided by evidence in the file, or a default that a person should confirm. */
export type Confidence = 'certain' | 'likely' | 'default';

export type IssueSeverity = 'info' | 'warning' | 'question' | 'error';

/** Something to know about an import. A `question` leaves the file at `needs_answer`, an `error` at `refused`. */
export type ImportIssue = {
  /** Permanent code, `noun.what`: `revenue.meaning-unclear`. */
  readonly code: string;
  readonly severity: IssueSeverity;
  /** What was found, what was done, what the reader can do. */
  readonly message: string;
  readonly records?: readonly number[];
};

/** What became of one column of the file. */
export type ColumnMapping = {
  /** 0-based position in the file. */
  readonly column: number;
  readonly header: string;
  /** null: read by nobody; `evidence` says why. */
  readonly field: FieldId | null;
  readonly confidence: Confidence;
  readonly evidence: string;
  /** Numeric fields only. */
  readonly format: NumberFormat | null;
  /** Multiply the printed number by this to get the field's unit: 1, 0.01 (percent) or 0.000001 (micros). */
  readonly scale: 1 | 0.01 | 0.000001;
};

/** One column that feeds a measure. `when` keeps only rows whose other column holds one of the values. */
export type MeasureColumn = {
  readonly column: number;
  readonly format: NumberFormat;
  readonly scale: 1 | 0.01 | 0.000001;
  readonly when?: { readonly column: number; readonly values: readonly string[] };
};

/** How a measure is made from columns: their sum, or the product of two (conversions × revenue per conversion). */
export type MeasurePlan =
  | { readonly kind: 'sum'; readonly columns: readonly MeasureColumn[] }
  | { readonly kind: 'product'; readonly columns: readonly [MeasureColumn, MeasureColumn] };

export type DimensionPlan =
  | { readonly kind: 'column'; readonly column: number; readonly rename?: Readonly<Record<string, string>> }
  | { readonly kind: 'constant'; readonly value: string };

export type TimePlan =
  | {
      readonly kind: 'column';
      readonly column: number;
      readonly format: DateFormat;
      readonly endColumn?: number;
      readonly endFormat?: DateFormat;
    }
  | { readonly kind: 'period'; readonly start: string; readonly end: string }
  | { readonly kind: 'unknown' };

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'period';

/**
 * The facts that one record of the file yields. Almost every file has one row plan; a wide file
 * (one column per channel and metric) has one per channel and one for what belongs to no channel.
 */
export type RowPlan = {
  readonly dimensions: Readonly<Partial<Record<DimensionId, DimensionPlan>>>;
  readonly measures: Readonly<Partial<Record<MeasureId, MeasurePlan>>>;
  readonly reported: Readonly<Partial<Record<ReportedId, MeasureColumn>>>;
};

/** Why a record of the table is not a fact. */
export type RecordRole = 'total' | 'subtotal' | 'metadata' | 'malformed';

/** One record that is known not to be a fact, by its content: these columns hold exactly these cells. */
export type NonFactRecord = {
  readonly record: number;
  readonly role: RecordRole;
  readonly reason: string;
  readonly cells: readonly string[];
};

/** Rows that a label in the leading cells marks as totals, wherever they stand, when most of their names are blank. */
export type TotalsRule = {
  readonly columns: readonly number[];
  /** RE2 pattern over the whole trimmed cell. */
  readonly pattern: string;
  readonly nameColumns: readonly number[];
  readonly reason: string;
};

/** A total that the export itself prints, read with the plan's formats; money in millionths, decimals as text. */
export type PrintedTotal = {
  readonly record: number;
  readonly label: string;
  /** By measure, decimal text in the field's unit; absent where the cell is empty or a ratio. */
  readonly values: Readonly<Partial<Record<MeasureId, string>>>;
  readonly reported: Readonly<Partial<Record<ReportedId, string>>>;
};

/** A printed ratio column compared with the ratio of its own columns on the sample, within the rounding of what is printed. */
export type RatioCheck = {
  readonly ratio: RatioId;
  readonly header: string;
  readonly rowsCompared: number;
  readonly rowsDiffering: number;
  /** Relative to the recomputed value. */
  readonly largestDifference: number;
};

/** Everything the importer needs to turn a table into canonical rows, decided before the bulk of it is read. */
export type ImportPlan = {
  readonly platform: { readonly id: string; readonly name: string; readonly report: string; readonly evidence: readonly string[] };
  readonly mappings: readonly ColumnMapping[];
  readonly time: TimePlan;
  readonly grain: Grain;
  readonly rows: readonly RowPlan[];
  readonly currency: { readonly code: string | null; readonly evidence: string };
  readonly timeZone: { readonly name: string | null; readonly evidence: string };
  /** The reporting period that the file itself or its name states. */
  readonly period: { readonly start: string; readonly end: string; readonly evidence: string } | null;
  readonly nonFacts: readonly NonFactRecord[];
  readonly totalsRules: readonly TotalsRule[];
  readonly printedTotals: readonly PrintedTotal[];
  readonly printedRowCount: number | null;
  readonly ratioChecks: readonly RatioCheck[];
  /** Measures that add up only while `conversion_action` holds one value in all of their rows. */
  readonly typedMeasures: readonly MeasureId[];
  readonly issues: readonly ImportIssue[];
};
