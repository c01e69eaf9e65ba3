import type { QueryGrain } from '@pca/engine';

/** A column of the facts with the type that the engine gives it, and the value that all of its rows have, where that is known. */
export type FactColumn = { readonly name: string; readonly type: string; readonly only?: string };

/** Where the facts stand and which columns they have; a query for another column gets "no value". */
export type FactTable = { readonly sql: string; readonly columns: ReadonlyMap<string, FactColumn> };

/**
 * What differs between SQL engines; everything else of a compiled query is standard SQL. All of it works on
 * columns and placeholders, never on values.
 */
export type Dialect = {
  readonly name: string;
  /** Placeholder of the i-th bound parameter, from 1: a text, or a day in text form. */
  readonly parameter: (index: number, kind: 'text' | 'day') => string;
  /** Any key as text, null for null. */
  readonly text: (sql: string) => string;
  /** A key or a measure in the answer, for engines that hand over nothing but texts. */
  readonly answer: (sql: string) => string;
  /** A text that is always null, and an amount that is always null. */
  readonly nullText: string;
  readonly nullAmount: string;
  /** The bucket of a day, by which rows are grouped and ordered. */
  readonly bucket: Readonly<Record<QueryGrain, (day: string) => string>>;
  /** The bucket in the answer: `2026-04-01`, the Monday of its week, `2026-04`, `1` for Monday to `7`. */
  readonly bucketAnswer: Readonly<Record<QueryGrain, (bucket: string) => string>>;
  /** Whether a column holds one of the texts; never null. */
  readonly isAnyOf: (column: FactColumn, placeholders: readonly string[]) => string;
  /** Exact sum of a decimal column over the rows for which the condition holds; null when none of them has a value. */
  readonly sum: (column: string, condition: string | null) => string;
};
