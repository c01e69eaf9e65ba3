import type { SketchRecord } from '@pca/engine';

import type { EngineRows } from '../runner/engine-process.ts';
import { engineLink } from './engine-link.ts';
import type { FileLimits, FileTable, PlainTable } from './file-table.ts';
import type { FileFacts, OpenAnswer } from './open-answer.ts';
import { hashFile } from './hash-file.ts';
import { readRange } from './read-chunks.ts';
import { refuse, refuseWith } from './refusals.ts';
import type { ReadProgress } from './scan-text.ts';

export type RunSql = (sql: string) => Promise<EngineRows>;

const headRows = 500;
const tailRows = 200;
const smallTable = 2000;

/** Opens a Parquet file. Its column names count as record 1, so that row i (from 0) is record i + 2, as in a CSV. */
export async function openParquet(
  file: FileFacts,
  limits: FileLimits,
  options: { runSql: RunSql; workFolder?: string; onProgress?: ReadProgress },
): Promise<OpenAnswer> {
  const end = await readRange(file.path, Math.max(0, file.bytes - 4), 4);
  if (file.bytes < 12 || end.toString('latin1') !== 'PAR1') return refuse('file.truncated');
  const path = options.workFolder === undefined ? file.path : await engineLink(file.path, options.workFolder);
  const read = await readTable(path, limits, options.runSql);
  if ('refusal' in read) return read;
  const sha256 = await hashFile(file.path, (readBytes) => options.onProgress?.(readBytes, file.bytes));
  const { table, columnNames, rows } = read;
  const plain: PlainTable = {
    kind: 'parquet',
    path,
    columnNames,
    columns: columnNames.length,
    rows,
    runs: [{ row: 0, record: 2, step: 1 }],
  };
  const toPlain = async (id: string): Promise<PlainTable> => {
    if (id !== table.id) throw new Error(`no table "${id}" in ${file.fileName}`);
    return plain;
  };
  return {
    value: {
      ...file,
      sha256,
      kind: 'parquet',
      encoding: 'parquet',
      delimiter: null,
      records: rows + 1,
      tables: [table],
      issues: [],
      places: { kind: 'parquet' },
      toPlain,
    },
  };
}

type ReadTable = { readonly table: FileTable; readonly columnNames: readonly string[]; readonly rows: number };

async function readTable(path: string, limits: FileLimits, runSql: RunSql): Promise<ReadTable | ReturnType<typeof refuseWith>> {
  const source = `read_parquet('${path.replaceAll("'", "''")}', hive_partitioning = false)`;
  try {
    const columnNames = (await runSql(`describe select * from ${source}`)).rows.map(([name]) => name ?? '');
    if (columnNames.length > limits.maxColumns)
      return refuseWith(
        'file.too-many-columns',
        `The file has ${columnNames.length} columns; at most ${limits.maxColumns} are read. Export fewer columns.`,
      );
    const rows = Number((await runSql(`select count(*) from ${source}`)).rows[0]?.[0] ?? 0);
    const cells = columnNames.map((name) => `cast("${name.replaceAll('"', '""')}" as varchar)`).join(', ');
    const head = await sample(runSql, `select ${cells} from ${source} limit ${rows <= smallTable ? smallTable : headRows}`, 2);
    const skipped = Math.max(head.length, rows - tailRows);
    const tail =
      skipped < rows ? await sample(runSql, `select ${cells} from ${source} limit ${tailRows} offset ${skipped}`, skipped + 2) : [];
    const table: FileTable = {
      id: '1',
      sheet: null,
      preamble: [],
      headerRecord: 1,
      header: columnNames,
      head,
      tail,
      bodyRecords: rows,
      footer: [],
      blankRecords: 0,
      numberFormats: null,
    };
    return { table, columnNames, rows };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refuseWith(
      'file.parquet-unreadable',
      `The Parquet file cannot be read: ${error.message.split('\n')[0] ?? ''}. It is damaged or uses a format that is not supported: write it again.`,
    );
  }
}

async function sample(runSql: RunSql, sql: string, firstRecord: number): Promise<readonly SketchRecord[]> {
  const { rows } = await runSql(sql);
  return rows.map((cells, row) => ({ record: firstRecord + row, cells: cells.map((cell) => cell ?? '') }));
}
