import type { ImportIssue, SketchRecord } from '@pca/engine';

import type { Encoding } from './encoding.ts';
import type { RecordPlaces } from './record-places.ts';

/** What a file is, by its first bytes; never by its name. */
export type FileKind = 'text' | 'xlsx' | 'parquet';

/** Consecutive body rows whose record numbers go up by the same step: 1, or 2 where every other record is blank. */
export type RecordRun = { readonly row: number; readonly record: number; readonly step: number };

/**
 * A table that the query engine can read as it stands. Row i (from 0) of a CSV is the i-th record after
 * `skipLines` physical lines; every record has exactly `columns` cells. `runs` turns rows into record numbers.
 */
export type PlainTable =
  | CsvTable
  | {
      readonly kind: 'parquet';
      readonly path: string;
      readonly columnNames: readonly string[];
      readonly columns: number;
      readonly rows: number;
      readonly runs: readonly RecordRun[];
    };

export type CsvTable = {
  readonly kind: 'csv';
  /** Where the query engine reads it, which may be a link. */
  readonly path: string;
  /** The file itself. */
  readonly filePath: string;
  readonly delimiter: string;
  /** Physical lines before the first body record. */
  readonly skipLines: number;
  /** Where the first body record begins, in bytes of the file. */
  readonly bodyOffset: number;
  /** Places at which a body record begins, in bytes of the file and records of the text, in their order; few, and none of a copy. */
  readonly checkpoints: readonly { readonly offset: number; readonly record: number }[];
  /** Every line ends with a carriage return and a line feed, else with a line feed. */
  readonly hasReturns: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly runs: readonly RecordRun[];
  /** Some cell holds a line break. */
  readonly hasQuotedBreaks: boolean;
  /** The file is a copy in the work folder, to be removed after the import. */
  readonly isCopy: boolean;
  /** Records that had more cells than `columns` and lost those beyond; the first 1,000. */
  readonly overlong: readonly number[];
};

/** One table of a file: most files hold one, GA4 home exports many, a workbook one per sheet. */
export type FileTable = {
  /** `1`, `2` … in file order, or the sheet's name. */
  readonly id: string;
  readonly sheet: string | null;
  readonly preamble: readonly SketchRecord[];
  readonly headerRecord: number;
  readonly header: readonly string[];
  readonly head: readonly SketchRecord[];
  readonly tail: readonly SketchRecord[];
  readonly bodyRecords: number;
  readonly footer: readonly SketchRecord[];
  /** Records of this table that hold nothing (blank lines inside the body). */
  readonly blankRecords: number;
  readonly numberFormats: readonly (string | null)[] | null;
};

/** A file that was opened and understood as text, workbook or Parquet; nothing of its meaning is decided yet. */
export type OpenedFile = {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly kind: FileKind;
  readonly encoding: Encoding;
  /** `,` `;` `|` or `TAB`; null for workbooks and Parquet. */
  readonly delimiter: string | null;
  /** All records of the file: preambles, headers, bodies, blanks and footers of all tables together. */
  readonly records: number;
  readonly tables: readonly FileTable[];
  readonly issues: readonly ImportIssue[];
  /** How its records are found again later. */
  readonly places: RecordPlaces;
  /** Makes one of the tables readable for the query engine, writing a plain copy into `workFolder` when the file is not plain itself or `forceCopy` is set. */
  readonly toPlain: (tableId: string, workFolder: string, options?: { readonly forceCopy?: boolean }) => Promise<PlainTable>;
};

/** Why a file cannot be opened. `code` is permanent, `message` says what was found and what to do. */
export type FileRefusal = { readonly code: string; readonly message: string };

/** Hard limits of opening a file; each is reported by name when it is hit. */
export type FileLimits = {
  readonly maxBytes: number;
  readonly maxColumns: number;
  readonly maxRecordBytes: number;
  readonly maxInflatedBytes: number;
  readonly maxInflationRatio: number;
  readonly maxZipEntries: number;
};
