/**
 * How the numbers of one column are written. `decimal` null: no cell of the column shows a decimal mark, so a
 * cell with `.` or `,` must not be read before the whole column was looked at.
 */
export type NumberFormat = {
  readonly decimal: '.' | ',' | null;
  readonly group: ',' | '.' | ' ' | "'" | null;
  /** Cells carry a percent sign. */
  readonly percent: boolean;
  /** Currency symbols and codes seen in cells, exactly as written, longest first: `US$`, `€`, `Rs.`. */
  readonly symbols: readonly string[];
  /** Cells that mean "no value", exactly as written after trimming: `--`, `-`, `n/a`. */
  readonly nulls: readonly string[];
  /** Cells are lists of one element, `[9]`. */
  readonly listed: boolean;
  /** Cells may be censored: `< 10%`, `> 90%`, `< 1000`. */
  readonly censored: boolean;
};
