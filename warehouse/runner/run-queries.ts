import type { QueryResult, QueryRunner } from '@pca/engine';

import { compileQuery } from './compile-query.ts';
import type { CompiledQuery } from './compile-query.ts';
import type { FactColumn, FactTable } from './dialect.ts';
import { decimalText } from './decimal-text.ts';
import { duckdbDialect } from './duckdb-dialect.ts';
import type { EngineProcess } from './engine-process.ts';
import { enumTypeName } from './fact-types.ts';

/** Answers queries over the table `facts` of the database that the engine has open. */
export async function openFacts(engine: EngineProcess): Promise<QueryRunner> {
  const described = await engine.run('select column_name, data_type from duckdb_columns() where table_name = $1', ['facts']);
  const columns = described.rows.map(([name, type]) => factColumn(name ?? '', type ?? 'varchar'));
  const table: FactTable = { sql: 'facts', columns: new Map(columns.map((column) => [column.name, column])) };
  return {
    run: async (query) => {
      const compiled = compileQuery(query, table, duckdbDialect);
      const { rows } = await engine.run(compiled.sql, compiled.parameters);
      return resultOf(compiled, rows);
    },
  };
}

/** Rows of any dialect in the one form of an answer: decimals lose the zeros at their end. */
export function resultOf({ columns, sums }: CompiledQuery, rows: readonly (readonly (string | null)[])[]): QueryResult {
  return { columns, rows: rows.map((row) => row.map((cell, at) => (sums[at] === true ? decimalText(cell) : cell))) };
}

/** An enum is described by its values, of which there can be many thousands; it is named by its type. */
function factColumn(name: string, type: string): FactColumn {
  return { name, type: type.startsWith('ENUM(') ? enumTypeName(name) : type };
}
