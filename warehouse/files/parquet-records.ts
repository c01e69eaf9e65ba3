import type { RunSql } from './parquet.ts';

/** Rows before the first record of a Parquet file: its column names count as record 1. */
const firstRecord = 2;
const rowNumber = 'file_row_number';

/** Cells of some records of a Parquet file as text, by record number; an empty text for no value. */
export async function readParquetRecords(
  path: string,
  records: readonly number[],
  runSql: RunSql,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const quoted = `'${path.replaceAll("'", "''")}'`;
  const names = (await runSql(`describe select * from read_parquet(${quoted}, hive_partitioning = false)`)).rows.map(
    ([name]) => name ?? '',
  );
  const cells = names.map((name, column) => `cast("${name.replaceAll('"', '""')}" as varchar) as c${column}`);
  // A file with a column of this name cannot be asked for row numbers, so its rows are counted.
  const isCounted = names.some((name) => name.toLowerCase() === rowNumber);
  const source = `read_parquet(${quoted}, hive_partitioning = false${isCounted ? '' : `, ${rowNumber} = true`})`;
  const row = isCounted ? 'row_number() over () - 1' : rowNumber;
  const rows = records.map((record) => record - firstRecord).join(', ');
  const answer = await runSql(
    `select * from (select ${[`${row} as source_row`, ...cells].join(', ')} from ${source}) where source_row in (${rows})`,
  );
  return new Map(answer.rows.map(([at, ...texts]) => [Number(at) + firstRecord, texts.map((text) => text ?? '')]));
}
