import type { DimensionId, MeasureId } from '../fields/catalogue.ts';

/** Calendar buckets of the reporting day. Weeks start on Monday (ISO 8601). */
export type QueryGrain = 'day' | 'week' | 'month' | 'weekday';

/** `source`: a family of files of one platform with the same reported columns; always present. */
export type GroupKey = DimensionId | 'source';

/**
 * A sum over an additive measure. With `sources`, rows of other sources are left out, so that a ratio can
 * sum both of its sides over exactly the sources that report both.
 */
export type QueryMeasure =
  | { readonly kind: 'sum'; readonly id: string; readonly field: MeasureId; readonly sources?: readonly string[] }
  /** Rows in the group. */
  | { readonly kind: 'rows'; readonly id: string }
  /** Rows in which the field is reported (not null). */
  | { readonly kind: 'reported-rows'; readonly id: string; readonly field: MeasureId }
  /** First and last reporting day, `YYYY-MM-DD`. */
  | { readonly kind: 'first-day'; readonly id: string }
  | { readonly kind: 'last-day'; readonly id: string }
  /** Number of distinct reporting days. */
  | { readonly kind: 'days'; readonly id: string };

export type Filter =
  | { readonly kind: 'in'; readonly dimension: GroupKey; readonly values: readonly (string | null)[] }
  | { readonly kind: 'not-in'; readonly dimension: GroupKey; readonly values: readonly (string | null)[] }
  /** Reporting days from `start` to `end`, both included. */
  | { readonly kind: 'days'; readonly start: string; readonly end: string }
  /** ISO weekdays of the reporting day, 1 for Monday to 7. */
  | { readonly kind: 'weekdays'; readonly values: readonly number[] };

export type Order = { readonly by: string; readonly direction: 'asc' | 'desc' };

/**
 * A question to the canonical table, as plain data. `view` names the facts that are asked:
 * `primary` is every spend exactly once; other views are breakdowns of a spend that primary already holds.
 */
export type Query = {
  readonly view: string;
  readonly measures: readonly QueryMeasure[];
  readonly dimensions: readonly GroupKey[];
  readonly grain?: QueryGrain;
  readonly filters?: readonly Filter[];
  /** Ties are always broken by the group's keys in ascending order, nulls last. */
  readonly order?: readonly Order[];
  readonly limit?: number;
};

/** A cell: decimal text for sums (no exponent, no trailing zeros), text for keys and days, null for "no value". */
export type Cell = string | null;

/** The answer: columns are the dimensions, then `grain` if asked, then the measures by id. */
export type QueryResult = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Runs queries over one dataset. The engine sees nothing else of the data. */
export type QueryRunner = {
  readonly run: (query: Query) => Promise<QueryResult>;
};
