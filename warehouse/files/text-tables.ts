import type { ImportIssue } from '@pca/engine';

import { blocksOf } from './blocks.ts';
import { delimiterNamed, findDelimiter } from './delimiter.ts';
import { textFormOf, utf16Transcoder } from './encoding.ts';
import type { Encoding, TextForm } from './encoding.ts';
import type { FileLimits, FileRefusal, PlainTable } from './file-table.ts';
import { findTables } from './find-tables.ts';
import type { PlacedTable } from './find-tables.ts';
import type { IsKnownHeader } from './header.ts';
import { bytesText } from './limits.ts';
import { plainTable } from './plain-table.ts';
import { readRange } from './read-chunks.ts';
import { recordsOf } from './read-records.ts';
import { recordReader } from './record-reader.ts';
import { refuse, refuseWith } from './refusals.ts';
import { scanText } from './scan-text.ts';
import type { HashFile, ReadProgress, ScannedText } from './scan-text.ts';
import { sampleTable } from './table-sample.ts';
import type { TableSample } from './table-sample.ts';
import { textIssues } from './text-issues.ts';
import { textSource } from './text-source.ts';

export type TextQuestion = {
  readonly path: string;
  readonly bytes: number;
  readonly limits: FileLimits;
  readonly isKnownHeader: IsKnownHeader;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  readonly headerRecord?: number | undefined;
  readonly onProgress?: ReadProgress | undefined;
  readonly hash?: HashFile | undefined;
};

export type TextTable = {
  readonly table: PlacedTable;
  readonly sample: TableSample;
  readonly toPlain: (workFolder: string, forceCopy: boolean) => Promise<PlainTable>;
};

/** A text whose structure is known, with its tables in file order. */
export type TextTables = {
  readonly form: TextForm;
  readonly delimiter: string;
  readonly scan: ScannedText;
  readonly tables: readonly TextTable[];
  readonly issues: readonly ImportIssue[];
};

type Answer = { readonly value: TextTables } | { readonly refusal: FileRefusal };

/** What is read of a text before its structure is known. */
const windowBytes = 512 * 1024;
/** Headers are looked up again and again (block by block, delimiter by delimiter); this many answers are remembered. */
const maxRemembered = 20_000;

/** Finds encoding, delimiter, records and tables of a text, reading it once from end to end and its samples again. */
export async function readTextTables(question: TextQuestion): Promise<Answer> {
  const { path, bytes, limits } = question;
  const raw = await readRange(path, 0, windowBytes);
  const form = textFormOf(raw, question.encoding);
  const head = textOf(raw, form);
  const piece = { maxCells: limits.maxColumns + 1, decoding: form.decoding, isEnd: raw.length >= bytes };
  const isKnown = remembered(question.isKnownHeader);
  const delimiter = question.delimiter === undefined ? findDelimiter(head, { ...piece, isKnown }) : delimiterNamed(question.delimiter);
  const tokens = { ...piece, delimiter };
  const wide = wideRecord(head, tokens, limits);
  if (wide !== null) return wide;
  const scan = await scanText(path, {
    form,
    delimiter: delimiter.charCodeAt(0),
    maxRecordBytes: limits.maxRecordBytes,
    totalBytes: bytes,
    onProgress: question.onProgress,
    hash: question.hash,
  });
  const refusal = refusalOf(scan, question);
  if (refusal !== null) return refusal;
  const window = recordsOf({ bytes: head, offset: 0, record: 1 }, tokens, { maxRecords: Number.POSITIVE_INFINITY, isEnd: piece.isEnd });
  const reader = recordReader(textSource(path, form, scan.pairs), tokens, { window, checkpoints: scan.structure.checkpoints });
  const placed = await findTables({ structure: scan.structure, reader, isKnown, headerRecord: question.headerRecord });
  const tables: TextTable[] = [];
  for (const table of placed) {
    const sample = await sampleTable(reader, table);
    tables.push({
      table,
      sample,
      toPlain: (workFolder, forceCopy) => plainTable({ reader, scan, table, sample, tableCount: placed.length }, workFolder, forceCopy),
    });
  }
  return {
    value: { form, delimiter, scan, tables, issues: textIssues({ form, scan, tables: placed, headerRecord: question.headerRecord }) },
  };
}

function textOf(raw: Buffer, form: TextForm): Buffer {
  const bytes = raw.subarray(form.bomBytes);
  return form.layout === 'bytes' ? bytes : utf16Transcoder(form.layout).push(bytes);
}

function remembered(isKnown: IsKnownHeader): IsKnownHeader {
  const answers = new Map<string, boolean>();
  return (cell) => {
    const known = answers.get(cell) ?? isKnown(cell);
    if (answers.size < maxRemembered) answers.set(cell, known);
    return known;
  };
}

/** Refuses records with too many cells before the whole file is read; a record cut by the sample counts too. */
function wideRecord(head: Buffer, tokens: Parameters<typeof recordsOf>[1], limits: FileLimits): { refusal: FileRefusal } | null {
  const records = recordsOf({ bytes: head, offset: 0, record: 1 }, tokens, { maxRecords: 1000, isEnd: true });
  const wide = records.find(({ cells }) => cells.length > limits.maxColumns);
  if (wide === undefined) return null;
  return refuseWith(
    'file.too-many-columns',
    `Record ${wide.record} has more than ${limits.maxColumns} columns, the most that are read. Export fewer columns, or state the delimiter in a mapping file if another character separates the cells.`,
  );
}

function refusalOf({ structure, fileBytes }: ScannedText, { bytes, limits }: TextQuestion): { refusal: FileRefusal } | null {
  const { tooLongRecord, firstZeroByteRecord } = structure;
  if (tooLongRecord !== null)
    return refuseWith(
      'file.record-too-long',
      `Record ${tooLongRecord} is longer than ${bytesText(limits.maxRecordBytes)}, so this is no table, or a quote in it is never closed. Export the report again as CSV or XLSX.`,
    );
  if (firstZeroByteRecord !== null) return refuse('file.nul-bytes');
  if (fileBytes !== bytes) return refuse('file.changed');
  return blocksOf(structure).length === 0 ? refuse('file.empty') : null;
}
