import type { CsvTable, PlainTable } from '../files/file-table.ts';
import { cell, literal } from './sql-text.ts';

/** Longest record that is read, in bytes; opening a file refuses longer ones. */
const maxLineBytes = 17 * 1024 * 1024;

/** What is read at a time; left to itself the reader would take sixteen times the longest record. */
const bufferBytes = 24 * 1024 * 1024;

/** SQL that yields the body records of a table as text columns `c0`, `c1`, …, in file order. */
export function sourceSql(table: PlainTable): string {
  return table.kind === 'csv' ? csvSql(table) : parquetSql(table);
}

function csvSql(table: CsvTable): string {
  const columns = Array.from({ length: table.columns }, (_, column) => `${literal(cell(column))}: 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = false',
    `skip = ${table.skipLines}`,
    `delim = ${literal(table.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `max_line_size = ${maxLineBytes}`,
    `buffer_size = ${bufferBytes}`,
    `columns = {${columns}}`,
    ...(table.hasQuotedBreaks ? ['parallel = false'] : []),
  ];
  return `read_csv(${literal(table.path)}, ${options.join(', ')})`;
}

function parquetSql(table: PlainTable & { kind: 'parquet' }): string {
  const columns = table.columnNames.map((name, column) => `cast("${name.replaceAll('"', '""')}" as varchar) as ${cell(column)}`);
  return `(select ${columns.join(', ')} from read_parquet(${literal(table.path)}))`;
}
