import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { delimiterName } from './delimiter.ts';
import { encodingName } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import type { FileLimits, FileRefusal, FileTable } from './file-table.ts';
import { bytesText, limitsOf } from './limits.ts';
import { kindOfBytes } from './magic.ts';
import type { FileFacts, OpenAnswer } from './open-answer.ts';
import { openParquet } from './parquet.ts';
import type { RunSql } from './parquet.ts';
import { readRange } from './read-chunks.ts';
import { refuse, refusalOfAccess, refuseWith } from './refusals.ts';
import type { HashFile, ReadProgress } from './scan-text.ts';
import { fileTable } from './table-sample.ts';
import { readTextTables } from './text-tables.ts';
import { openSheets } from './workbook-tables.ts';

export type OpenFileOptions = {
  readonly limits?: Partial<FileLimits>;
  /** Whether a cell, as printed, is a header that the product knows, in any language. */
  readonly isKnownHeader: (cell: string) => boolean;
  /** The only sheet or table that is wanted; other sheets are not looked at. */
  readonly tablesFrom?: string;
  /** Runs SQL where the file can be read; used for Parquet only. */
  readonly runSql: RunSql;
  readonly encoding?: Encoding;
  /** One character, or `TAB`. */
  readonly delimiter?: string;
  /** The record that names the columns (workbooks: the sheet row). */
  readonly headerRecord?: number;
  /** Folder for sheets of workbooks as CSV, so that the workbook is parsed once; without it the parts are parsed again by `toPlain`. Parquet is linked into it, so that its path may hold any character. */
  readonly workFolder?: string;
  readonly onProgress?: ReadProgress;
  /** Hashes a text beside its scan; without it the scan does. */
  readonly hash?: HashFile;
};

/** What is looked at to tell the kind of a file. */
const magicBytes = 8192;

/** Opens a file by what it is, never by its name: text in any usual encoding, an XLSX workbook or Parquet. Never throws on what a file holds. */
export async function openFile(path: string, options: OpenFileOptions): Promise<OpenAnswer> {
  const limits = limitsOf(options.limits);
  const size = await sizeOf(path);
  if ('refusal' in size) return size;
  const { bytes } = size;
  if (bytes === 0) return refuse('file.empty');
  if (bytes > limits.maxBytes)
    return refuseWith(
      'file.too-large',
      `The file has ${bytesText(bytes)}; at most ${bytesText(limits.maxBytes)} are read. Split it by month or by account.`,
    );
  const kind = kindOfBytes(await readRange(path, 0, magicBytes));
  const file = { path, fileName: basename(path), bytes };
  if (kind === 'text') return openText(file, limits, options);
  if (kind === 'parquet') return openParquet(file, limits, options);
  if (kind === 'xlsx') return openSheets(file, limits, options);
  return refuse(kind);
}

async function openText(file: FileFacts, limits: FileLimits, options: OpenFileOptions): Promise<OpenAnswer> {
  const { isKnownHeader, encoding, delimiter, headerRecord, onProgress, hash } = options;
  const read = await readTextTables({ ...file, limits, isKnownHeader, encoding, delimiter, headerRecord, onProgress, hash });
  if ('refusal' in read) return read;
  const { form, scan, tables, issues } = read.value;
  const { textBytes, checkpoints } = scan.structure;
  const named = new Map(tables.map((table, index) => [String(index + 1), table]));
  return {
    value: {
      ...file,
      issues,
      sha256: scan.sha256 ?? '',
      kind: 'text',
      encoding: encodingName(form, scan.utf8),
      delimiter: delimiterName(read.value.delimiter),
      records: scan.structure.records,
      tables: [...named].map(([id, { table, sample }]): FileTable => fileTable(table, sample, { id, sheet: null })),
      places: { kind: 'text', form, delimiter: read.value.delimiter, textBytes, checkpoints, pairs: scan.pairs },
      toPlain: (id, workFolder, { forceCopy = false } = {}) => {
        const table = named.get(id);
        if (table === undefined) throw new Error(`no table "${id}" in ${file.fileName}`);
        return table.toPlain(workFolder, forceCopy);
      },
    },
  };
}

/** The file is opened once here, because only that tells whether it may be read. */
async function sizeOf(path: string): Promise<{ bytes: number } | { refusal: FileRefusal }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refuse('file.is-directory');
    if (!found.isFile()) return refuse('file.not-regular');
    await using handle = await open(path, 'r');
    return { bytes: (await handle.stat()).size };
  } catch (error) {
    const refusal = refusalOfAccess(error);
    if (refusal === null) throw error;
    return { refusal };
  }
}
