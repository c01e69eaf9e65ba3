import type { QueryResult, QueryRunner } from '@pca/engine';

import { compileQuery } from './compile-query.ts';
import type { CompiledQuery } from './compile-query.ts';
import type { FactColumn, FactTable } from './dialect.ts';
import { decimalText } from './decimal-text.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import type { EngineProcess } from './engine-process.ts';
import { enumTypeName } from './fact-types.ts';

/** An enum is described by its values, of which there can be many thousands; they are not asked for. */
const describeSql =
  "select column_name, case when starts_with(data_type, 'ENUM(') then 'ENUM' else data_type end from duckdb_columns() where table_name = $1";

/** Answers queries over the table `facts` of the database that the engine has open. */
export async function openFacts(engine: EngineProcess): Promise<QueryRunner> {
  const described = await engine.run(describeSql, ['facts']);
  const columns = described.rows.map(([name, type]) => factColumn(name ?? '', type ?? 'varchar'));
  const uniform = await uniformColumns(engine);
  const table: FactTable = { sql: 'facts', columns: new Map([...columns, ...uniform].map((column) => [column.name, column])) };
  return {
    run: async (query) => {
      const compiled = compileQuery(query, table, duckdbDialect);
      const { rows } = await engine.run(compiled.sql, compiled.parameters);
      return resultOf(compiled, rows);
    },
  };
}

/** View and source are in every row, and in most datasets there is one view: it need not be looked for row by row. */
async function uniformColumns(engine: EngineProcess): Promise<readonly FactColumn[]> {
  const names = ['view', 'source'];
  const ends = names.flatMap((name) => [
    `enum_first(cast(null as ${enumTypeName(name)}))`,
    `enum_last(cast(null as ${enumTypeName(name)}))`,
  ]);
  const [values = []] = (await engine.run(`select ${ends.join(', ')}`)).rows;
  return names.flatMap((name, index): readonly FactColumn[] => {
    const [first, last] = values.slice(index * 2, index * 2 + 2);
    return typeof first === 'string' && first === last ? [{ name, type: enumTypeName(name), only: first }] : [];
  });
}

/** Rows of any dialect in the one form of an answer: decimals lose the zeros at their end. */
export function resultOf({ columns, sums }: CompiledQuery, rows: readonly (readonly (string | null)[])[]): QueryResult {
  return { columns, rows: rows.map((row) => row.map((cell, at) => (sums[at] === true ? decimalText(cell) : cell))) };
}

function factColumn(name: string, type: string): FactColumn {
  return { name, type: type === 'ENUM' ? enumTypeName(name) : type };
}
