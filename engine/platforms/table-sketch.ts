/** One record of a table as text cells; `record` counts the file's records from 1 (XLSX: sheet rows). */
export type SketchRecord = { readonly record: number; readonly cells: readonly string[] };

/**
 * What the importer knows of a table before it reads it: header, preamble and a sample of the body.
 * Cells are trimmed of nothing: they are the file's own text, already decoded to Unicode,
 * with quotes of the CSV layer and `="…"` wrappers removed.
 */
export type TableSketch = {
  readonly fileName: string;
  readonly sheet: string | null;
  /** Records before the header: title, period, `Key: value` lines, comments. Empty when there are none. */
  readonly preamble: readonly SketchRecord[];
  readonly headerRecord: number;
  /** The header cells as printed; duplicates and empty names are allowed. */
  readonly header: readonly string[];
  /** First records after the header, in file order (all of them when the table is small). */
  readonly head: readonly SketchRecord[];
  /** Last records of the table, in file order, disjoint from `head`; empty when `head` holds everything. */
  readonly tail: readonly SketchRecord[];
  /** Number of records after the header that belong to the table (footers after a blank record are not counted). */
  readonly bodyRecords: number;
  /** Records after the table: footers, copyright lines. */
  readonly footer: readonly SketchRecord[];
  /** XLSX only: the most frequent number-format code of each column (`[$€-2] #,##0.00`), null where none. */
  readonly numberFormats: readonly (string | null)[] | null;
};
