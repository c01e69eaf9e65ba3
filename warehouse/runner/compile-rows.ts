import type { Query, QueryMeasure } from '@pca/engine';

import { amountSql, sourcesSql, whereSql } from './compile-query.ts';
import type { Compiler } from './compile-query.ts';
import type { Dialect, FactTable } from './dialect.ts';

/** The facts behind a query as SQL of one dialect, with the values that are bound to its placeholders in order. */
export type CompiledRows = { readonly sql: string; readonly parameters: readonly string[] };

/**
 * Turns a query into the SQL of the facts that its measures are made from: those of which at least one measure takes a value.
 * Order, limit and groups of the query are not looked at. The columns are `place`, then the columns of the facts named by `keys`
 * as texts `k0`, `k1`, …, null where the facts lack them, then what a fact gives to each measure as `a0`, `a1`, …: the amount for
 * a sum, 1 for a count of rows, its day for measures of days.
 */
export function compileRows(
  query: Query,
  { place, keys }: { readonly place: readonly string[]; readonly keys: readonly string[] },
  { table, dialect }: { readonly table: FactTable; readonly dialect: Dialect },
): CompiledRows {
  const compiler: Compiler = { dialect, table, parameters: [] };
  const texts = keys.map((key, at) => `${dialect.text(table.columns.get(key)?.name ?? dialect.nullText)} as k${at}`);
  const given = query.measures.map((measure, at) => `${givenSql(compiler, measure)} as a${at}`);
  const facts = `select ${[...place, ...texts, ...given].join(', ')} from ${table.sql} where ${whereSql(compiler, query)}`;
  const gives = query.measures.map((_, at) => `a${at} is not null`).join(' or ');
  return { sql: `select * from (${facts}) as facts where ${gives === '' ? '1 = 0' : gives}`, parameters: compiler.parameters };
}

function givenSql(compiler: Compiler, measure: QueryMeasure): string {
  switch (measure.kind) {
    case 'sum': {
      const condition = sourcesSql(compiler, measure.sources);
      const amount = amountSql(compiler, measure.field);
      return condition === null ? amount : `case when ${condition} then ${amount} end`;
    }
    case 'rows':
      return '1';
    case 'reported-rows':
      return `case when ${amountSql(compiler, measure.field)} is not null then 1 end`;
    case 'first-day':
    case 'last-day':
    case 'days':
      return 'date';
  }
}
