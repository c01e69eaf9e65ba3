import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ImportIssue } from '@pca/engine';

import type { FileLimits, FileRefusal, FileTable, PlainTable } from './file-table.ts';
import type { FileFacts, OpenAnswer } from './open-answer.ts';
import { hashFile } from './hash-file.ts';
import type { ReadProgress } from './scan-text.ts';
import { sheetDelimiter, spoolSheet } from './spool-sheet.ts';
import type { SpooledSheet } from './spool-sheet.ts';
import { fileTable } from './table-sample.ts';
import { readTextTables } from './text-tables.ts';
import type { TextTable, TextTables } from './text-tables.ts';
import { openWorkbook } from './xlsx.ts';
import type { Workbook, WorkbookSheet } from './xlsx.ts';

export type SheetOptions = {
  readonly isKnownHeader: (cell: string) => boolean;
  readonly tablesFrom?: string;
  readonly headerRecord?: number;
  readonly workFolder?: string;
  readonly onProgress?: ReadProgress;
};

/** Sheets that are looked at; reports have a handful. */
const maxSheets = 100;

type Question = { readonly file: FileFacts; readonly limits: FileLimits; readonly options: SheetOptions };
type ReadSheet = { readonly name: string; readonly spooled: SpooledSheet; readonly text: TextTables };
type SheetTable = { readonly id: string; readonly sheet: ReadSheet; readonly table: TextTable; readonly index: number };
type Refused = { readonly refusal: FileRefusal };

/** Opens a workbook: every sheet with a table gives tables named after it, those with known headers first. */
export async function openSheets(file: FileFacts, limits: FileLimits, options: SheetOptions): Promise<OpenAnswer> {
  const question: Question = { file, limits, options };
  const temporary = options.workFolder === undefined ? await mkdtemp(join(tmpdir(), 'sheets-')) : null;
  try {
    const read = await withWorkbook(question, (workbook) => readSheets(question, workbook, temporary ?? options.workFolder ?? ''));
    if ('refusal' in read) return read;
    const sha256 = await hashFile(file.path, (readBytes) => options.onProgress?.(readBytes, file.bytes));
    const tables = tablesOf(read.value.sheets);
    return {
      value: {
        ...file,
        sha256,
        kind: 'xlsx',
        encoding: 'xlsx',
        delimiter: null,
        records: read.value.sheets.reduce((sum, { text }) => sum + text.scan.structure.records, 0),
        tables: tables.map(workbookTable),
        issues: read.value.issues,
        places: { kind: 'workbook' },
        toPlain: (id, workFolder, { forceCopy = false } = {}) => toPlain(question, tableNamed(tables, id), { workFolder, forceCopy }),
      },
    };
  } finally {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

async function withWorkbook<Value>(
  { file, limits }: Question,
  use: (workbook: Workbook) => Promise<Value | Refused>,
): Promise<Value | Refused> {
  const opened = await openWorkbook(file.path, limits);
  if ('refusal' in opened) return opened;
  try {
    return await use(opened.value);
  } finally {
    await opened.value.close();
  }
}

type SheetsRead = { readonly value: { readonly sheets: readonly ReadSheet[]; readonly issues: readonly ImportIssue[] } };

async function readSheets(question: Question, workbook: Workbook, folder: string): Promise<SheetsRead | Refused> {
  const visible = await readEach(question, chosenSheets(question, workbook, true), folder);
  if ('refusal' in visible || visible.value.sheets.some(({ text }) => text.tables.length > 0)) return visible;
  const hidden = await readEach(question, chosenSheets(question, workbook, false), folder);
  if ('refusal' in hidden || hidden.value.sheets.every(({ text }) => text.tables.length === 0))
    return 'refusal' in hidden ? hidden : visible;
  const issue: ImportIssue = {
    code: 'sheet.hidden',
    severity: 'info',
    message: 'No visible sheet holds a table, so hidden sheets were read.',
  };
  return { value: { sheets: hidden.value.sheets, issues: [...hidden.value.issues, issue] } };
}

/** A named sheet is read whether it is visible or not; `Sheet#2` is the second table of `Sheet`. */
function chosenSheets({ options }: Question, workbook: Workbook, isVisible: boolean): readonly WorkbookSheet[] {
  const wanted = options.tablesFrom;
  const named = wanted === undefined ? [] : workbook.sheets.filter(({ name }) => name === wanted || name === wanted.replace(/#\d+$/u, ''));
  if (named.length > 0) return isVisible ? named : [];
  return workbook.sheets.filter((sheet) => sheet.isVisible === isVisible).slice(0, maxSheets);
}

async function readEach(question: Question, sheets: readonly WorkbookSheet[], folder: string): Promise<SheetsRead | Refused> {
  const found: ReadSheet[] = [];
  for (const sheet of sheets) {
    const read = await readSheet(question, sheet, folder);
    if ('refusal' in read) {
      if (read.refusal.code === 'file.empty') continue;
      return read;
    }
    found.push(read.value);
  }
  const first = found.find(({ text }) => text.tables.length > 0) ?? found[0];
  return {
    value: {
      sheets: found,
      issues:
        first === undefined
          ? [{ code: 'sheet.none', severity: 'warning', message: 'The workbook holds no visible sheet with cells.' }]
          : first.text.issues,
    },
  };
}

async function readSheet({ limits, options }: Question, sheet: WorkbookSheet, folder: string): Promise<{ value: ReadSheet } | Refused> {
  const spooled = await spoolSheet(sheet, join(folder, `${randomUUID()}.csv`), limits);
  if ('refusal' in spooled) return spooled;
  const { path, bytes } = spooled.value;
  const { isKnownHeader, headerRecord } = options;
  const text = await readTextTables({ path, bytes, limits, isKnownHeader, headerRecord, encoding: 'utf-8', delimiter: sheetDelimiter });
  if ('refusal' in text) return text;
  return { value: { name: sheet.name, spooled: spooled.value, text: text.value } };
}

function tablesOf(sheets: readonly ReadSheet[]): readonly SheetTable[] {
  const tables = sheets.flatMap((sheet) =>
    sheet.text.tables.map((table, index): SheetTable => ({
      id: index === 0 ? sheet.name : `${sheet.name}#${index + 1}`,
      sheet,
      table,
      index,
    })),
  );
  return [...tables.filter(({ table }) => table.table.known > 0), ...tables.filter(({ table }) => table.table.known === 0)];
}

function tableNamed(tables: readonly SheetTable[], id: string): SheetTable {
  const table = tables.find((other) => other.id === id);
  if (table === undefined) throw new Error(`no table "${id}" in the workbook`);
  return table;
}

/** Rows are padded to the widest row before them, so header cells may have empty ones after them that belong to notes further down. */
function workbookTable({ id, sheet, table }: SheetTable): FileTable {
  const plain = fileTable(table.table, table.sample, { id, sheet: sheet.name });
  return { ...plain, numberFormats: plain.header.map((_, column) => commonFormat(plain, sheet.spooled.formats, column)) };
}

function commonFormat(table: FileTable, formats: SpooledSheet['formats'], column: number): string | null {
  const counts = new Map<string, number>();
  for (const { record, cells } of table.head) {
    const code = formats.get(record)?.[column];
    if (typeof code === 'string' && code !== 'General' && cells[column] !== '') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let common: string | null = null;
  for (const [code, count] of counts) if (common === null || count > (counts.get(common) ?? 0)) common = code;
  return common;
}

async function toPlain(question: Question, wanted: SheetTable, target: { workFolder: string; forceCopy: boolean }): Promise<PlainTable> {
  if (question.options.workFolder !== undefined) return plainSheet(wanted.sheet, wanted.table, target);
  const again = await withWorkbook(question, async (workbook) => {
    const sheet = workbook.sheets.find(({ name }) => name === wanted.sheet.name);
    return sheet === undefined
      ? { refusal: { code: 'file.changed', message: 'a sheet is gone' } }
      : readSheet(question, sheet, target.workFolder);
  });
  if ('refusal' in again) throw new Error(`the workbook changed while it was imported: ${again.refusal.message}`);
  const table = again.value.text.tables[wanted.index];
  if (table === undefined) throw new Error('the workbook changed while it was imported: a table is gone');
  return plainSheet(again.value, table, target);
}

/** The spooled sheet is a copy already; it is read in place when no row of the table is narrower than later ones. */
async function plainSheet(
  sheet: ReadSheet,
  table: TextTable,
  { workFolder, forceCopy }: { workFolder: string; forceCopy: boolean },
): Promise<PlainTable> {
  const isEven = sheet.spooled.lastWidening <= table.table.header.record;
  const plain = await table.toPlain(workFolder, forceCopy || !isEven);
  return plain.kind === 'csv' ? { ...plain, isCopy: true } : plain;
}
