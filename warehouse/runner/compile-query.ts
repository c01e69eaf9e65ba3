import type { Filter, GroupKey, Query, QueryMeasure } from '@pca/engine';

import type { Dialect, FactColumn, FactTable } from './dialect.ts';

/** A query as SQL of one dialect, with the values that are bound to its placeholders in order. */
export type CompiledQuery = {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly columns: readonly string[];
  /** Which of the columns are sums, that is decimals. */
  readonly sums: readonly boolean[];
};

/** Where the parts of a statement take their columns from, and the values that were bound so far. */
export type Compiler = { readonly dialect: Dialect; readonly table: FactTable; readonly parameters: string[] };

const maxLimit = 1_000_000;

/**
 * Turns a query into SQL. Values never enter the text; names come from the catalogue only. The answer's columns are the
 * dimensions, the grain and the measures; ties are broken by the keys in ascending order, nulls last.
 * @throws RangeError when a query orders by a column that it does not ask for, or when its limit is no whole number
 */
export function compileQuery(query: Query, table: FactTable, dialect: Dialect): CompiledQuery {
  const compiler: Compiler = { dialect, table, parameters: [] };
  const keys = [...query.dimensions.map((key) => keySql(compiler, key)), ...(query.grain ? [bucketSql(compiler, query.grain)] : [])];
  const columns = [...query.dimensions, ...(query.grain ? [query.grain] : []), ...query.measures.map((measure) => measure.id)];
  // Parameters are numbered in the order in which they stand in the text.
  const measures = query.measures.map((measure) => measureSql(compiler, measure));
  const where = whereSql(compiler, query);
  const grouped = [
    `select ${[...keys.map((sql, at) => `${sql} as g${at}`), ...measures.map((sql, at) => `${sql} as m${at}`)].join(', ')}`,
    `from ${table.sql}`,
    `where ${where}`,
    ...(keys.length === 0 ? [] : [`group by ${keys.map((_, at) => at + 1).join(', ')}`]),
  ].join(' ');
  const shown = [
    ...query.dimensions.map((_, at) => `${dialect.answer(`g${at}`)} as k${at}`),
    ...(query.grain ? [`${dialect.bucketAnswer[query.grain](`g${keys.length - 1}`)} as k${keys.length - 1}`] : []),
    ...measures.map((_, at) => `${dialect.answer(`m${at}`)} as v${at}`),
  ];
  const sql = [
    `select ${shown.join(', ')}`,
    `from (${grouped}) as grouped`,
    ...orderSql(query, columns, keys.length),
    ...limitSql(query),
  ].join(' ');
  const sums = [...keys.map(() => false), ...query.measures.map((measure) => measure.kind === 'sum')];
  return { sql, parameters: compiler.parameters, columns, sums };
}

/** SQL that is true for the facts that a query is about. */
export function whereSql(compiler: Compiler, query: Query): string {
  return [viewSql(compiler, query.view), ...(query.filters ?? []).map((filter) => filterSql(compiler, filter))].join(' and ');
}

/** Amounts and keys are ordered before they become text; `g` and `m` name the grouped columns, `k` the keys as text. */
function orderSql(query: Query, columns: readonly string[], keys: number): readonly string[] {
  const wanted = (query.order ?? []).map(({ by, direction }) => {
    const at = columns.indexOf(by);
    if (at < 0) throw new RangeError(`the query orders by "${by}", which is none of its columns: ${columns.join(', ')}`);
    return `${at < keys ? `k${at}` : `m${at - keys}`} ${direction} nulls last`;
  });
  const ties = Array.from({ length: keys }, (_, at) => `k${at} asc nulls last`);
  const all = [...wanted, ...ties];
  return all.length === 0 ? [] : [`order by ${all.join(', ')}`];
}

function limitSql({ limit }: Query): readonly string[] {
  if (limit === undefined) return [];
  if (!Number.isInteger(limit) || limit < 0 || limit > maxLimit)
    throw new RangeError(`a limit is a whole number up to ${maxLimit}, not ${limit}`);
  return [`limit ${limit}`];
}

function keySql({ table, dialect }: Compiler, key: GroupKey): string {
  return table.columns.get(key)?.name ?? dialect.nullText;
}

function bucketSql({ dialect }: Compiler, grain: NonNullable<Query['grain']>): string {
  return dialect.bucket[grain]('date');
}

function measureSql(compiler: Compiler, measure: QueryMeasure): string {
  switch (measure.kind) {
    case 'sum':
      return sumSql(compiler, measure);
    case 'rows':
      return 'count(*)';
    case 'reported-rows':
      return `count(${amountSql(compiler, measure.field)})`;
    case 'first-day':
      return 'min(date)';
    case 'last-day':
      return 'max(date)';
    case 'days':
      return 'count(distinct date)';
  }
}

function sumSql(compiler: Compiler, { field, sources }: Extract<QueryMeasure, { kind: 'sum' }>): string {
  const condition = sourcesSql(compiler, sources);
  return compiler.dialect.sum(amountSql(compiler, field), condition);
}

/** SQL that is true for the facts that a sum takes; null when it takes all. */
export function sourcesSql(compiler: Compiler, sources: readonly string[] | undefined): string | null {
  return sources === undefined ? null : memberSql(compiler, 'source', sources);
}

/** SQL of a fact's amount, null where the facts have no such column. */
export function amountSql({ table, dialect }: Compiler, field: string): string {
  return table.columns.get(field)?.name ?? dialect.nullAmount;
}

function viewSql(compiler: Compiler, view: string): string {
  return memberSql(compiler, 'view', [view]);
}

function filterSql(compiler: Compiler, filter: Filter): string {
  switch (filter.kind) {
    case 'in':
      return memberSql(compiler, filter.dimension, filter.values);
    case 'not-in':
      return `not ${memberSql(compiler, filter.dimension, filter.values)}`;
    case 'days':
      return `date >= ${bind(compiler, filter.start, 'day')} and date <= ${bind(compiler, filter.end, 'day')}`;
    case 'weekdays':
      return `coalesce(${compiler.dialect.bucket.weekday('date')} in (${weekdaysSql(filter.values)}), false)`;
  }
}

/** Whole numbers from 1 to 7 only, so that they can stand in the text. */
function weekdaysSql(values: readonly number[]): string {
  const known = values.filter((value) => Number.isInteger(value) && value >= 1 && value <= 7);
  return known.length === 0 ? '0' : known.join(', ');
}

/** Whether a key is one of the values, null among them; a column that the facts lack is null in every row, and some have one value in all. */
function memberSql(compiler: Compiler, key: string, values: readonly (string | null)[]): string {
  const column = compiler.table.columns.get(key);
  if (column === undefined || column.only !== undefined) return values.includes(column?.only ?? null) ? '1 = 1' : '1 = 0';
  const texts = values.filter((value) => value !== null);
  const tests = [
    ...(texts.length === 0 ? [] : [anyOfSql(compiler, column, texts)]),
    ...(values.includes(null) ? [`${column.name} is null`] : []),
  ];
  return tests.length === 0 ? '1 = 0' : `(${tests.join(' or ')})`;
}

function anyOfSql(compiler: Compiler, column: FactColumn, texts: readonly string[]): string {
  return compiler.dialect.isAnyOf(
    column,
    texts.map((text) => bind(compiler, text, 'text')),
  );
}

function bind({ parameters, dialect }: Compiler, value: string, kind: 'text' | 'day'): string {
  parameters.push(value);
  return dialect.parameter(parameters.length, kind);
}
