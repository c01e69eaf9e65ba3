import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import { sourceSql } from '../import/source-sql.ts';
import type { EngineRows } from '../runner/engine-process.ts';
import type { OpenedFile, PlainTable } from './file-table.ts';
import type { OpenAnswer } from './open-answer.ts';
import { openFile } from './open-file.ts';
import type { OpenFileOptions } from './open-file.ts';

const headers = new Set(
  [
    'Campaign',
    'Campaign name',
    'Kampagne',
    'Anzeigengruppe',
    'Kosten',
    'Klicks',
    'Impressionen',
    'Day',
    'Date',
    'Tag',
    'Impr.',
    'Impressions',
    'Clicks',
    'Cost',
    'Spend',
    'CTR',
    'Amount spent (EUR)',
    'Start Date (in UTC)',
    'Account Name',
    'Total Spent',
    'Site (CM360)',
    'Media Cost',
    'Advertiser',
    'Insertion Order',
    'Line Item',
    'Revenue (Adv Currency)',
    'AccountId',
    'CampaignId',
    'Keyword',
    'Campaign id',
    'Nth day',
    'Users',
    'New users',
    'Country',
    'Event name',
    'Event count',
    'Nama kampanye',
    'Biaya',
    'Device',
    'Platform',
    'Conversions',
  ].map((name) => name.toLowerCase()),
);

/** A short list in place of the engine's, so that these tests are about places and not about names. */
export function isTestHeader(cell: string): boolean {
  return headers.has(cell.trim().toLowerCase());
}

/** A folder that is removed when the test ends. */
export async function testFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'open-file-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export async function openBytes(folder: string, bytes: Uint8Array | string, options: Partial<OpenFileOptions> = {}): Promise<OpenAnswer> {
  const path = join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(path, bytes);
  return openFile(path, { isKnownHeader: isTestHeader, runSql, ...options });
}

/** The opened file; a refusal fails the test with its message. */
export async function opened(answer: Promise<OpenAnswer>): Promise<OpenedFile> {
  const found = await answer;
  if ('refusal' in found) throw new Error(`${found.refusal.code}: ${found.refusal.message}`);
  return found.value;
}

/** Rows of a table as the query engine reads them; nothing is an empty text, as in a cell. */
export async function rowsOf(plain: PlainTable): Promise<readonly (readonly string[])[]> {
  const { rows } = await runSql(`select * from ${sourceSql(plain)}`);
  return rows.map((row) => row.map((cell) => cell ?? ''));
}

export async function runSql(sql: string): Promise<EngineRows> {
  const connection = await (await DuckDBInstance.fromCache(':memory:')).connect();
  const reader = await connection.runAndReadAll(sql);
  connection.closeSync();
  return {
    columns: reader.columnNames(),
    rows: reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value)))),
  };
}
