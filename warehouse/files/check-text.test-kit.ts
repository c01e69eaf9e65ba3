import { expect } from 'vitest';

import { openBytes, opened, rowsOf, testFolder } from './open-bytes.test-kit.ts';
import type { OpenFileOptions } from './open-file.ts';

/** What is known of a file of one table. */
export type ExpectedText = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRecord: number;
  readonly header: readonly string[];
  /** Record numbers of the body. */
  readonly body: readonly number[];
  readonly preamble?: readonly number[];
  readonly footer?: readonly number[];
  readonly blank?: number;
  readonly issues?: readonly string[];
  /** Whether the query engine reads the file itself. */
  readonly inPlace: boolean;
};

/** Opens a file of one table and has the query engine read it: both must see the same cells. */
export async function checkText(bytes: Uint8Array | string, expected: ExpectedText, options: Partial<OpenFileOptions> = {}): Promise<void> {
  await using folder = await testFolder();
  const file = await opened(openBytes(folder.path, bytes, options));
  const [table] = file.tables;
  if (table === undefined) throw new Error('no table was found');
  const plain = await file.toPlain(table.id, folder.path);
  expect({
    tables: file.tables.length,
    encoding: file.encoding,
    delimiter: file.delimiter,
    headerRecord: table.headerRecord,
    header: table.header,
    body: table.head.map(({ record }) => record),
    preamble: table.preamble.map(({ record }) => record),
    footer: table.footer.map(({ record }) => record),
    blank: table.blankRecords,
    issues: file.issues.map(({ code }) => code),
    inPlace: plain.kind === 'csv' && !plain.isCopy,
  }).toEqual({ tables: 1, preamble: [], footer: [], blank: 0, issues: [], ...expected });
  expect([plain.rows, table.tail]).toEqual([table.bodyRecords, []]);
  const padded = table.head.map(({ cells }) => [...cells, ...Array.from({ length: plain.columns }, () => '')].slice(0, plain.columns));
  expect(await rowsOf(plain)).toEqual(padded);
  expect(table.head.map((_, row) => recordOfRow(plain.runs, row))).toEqual(expected.body);
  const copy = await file.toPlain(table.id, folder.path, { forceCopy: true });
  expect([copy.kind === 'csv' && copy.isCopy, await rowsOf(copy)]).toEqual([true, padded]);
}

/** The record of the file from which a row of the table comes. */
export function recordOfRow(runs: readonly { row: number; record: number; step: number }[], row: number): number {
  const run = runs.findLast((other) => other.row <= row) ?? { row: 0, record: 0, step: 1 };
  return run.record + (row - run.row) * run.step;
}

/** With byte-order mark, as Google Ads writes for Excel. */
export function utf16le(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}
