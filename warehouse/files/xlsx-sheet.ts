import type { FileLimits } from './file-table.ts';
import { bytesText } from './limits.ts';
import { cellText } from './xlsx-cell-text.ts';
import type { CellContext } from './xlsx-cell-text.ts';
import { newCell, readCell, rowNumber } from './xlsx-cell.ts';
import type { RawCell } from './xlsx-cell.ts';
import { readPlainCell } from './xlsx-plain-cell.ts';
import { WorkbookRefusal, workbookDamage } from './xlsx-refusal.ts';
import { scanChunks } from './xlsx-stream.ts';
import { nameCode, newTag, nextBracket, readTag } from './xlsx-tags.ts';
import type { Tag } from './xlsx-tags.ts';

/** A row that holds something. Cells go up to the last one that is not empty. */
export type SheetRow = {
  /** Number of the row in the sheet, from 1. */
  readonly record: number;
  readonly cells: readonly string[];
  /** Number-format codes of the cells; null for General. */
  readonly formats: readonly (string | null)[];
};

export type SheetQuestion = { readonly name: string; readonly limits: FileLimits; readonly context: CellContext };

type Formats = readonly (string | null)[];

type SheetScan = SheetQuestion & {
  readonly tag: Tag;
  readonly cell: RawCell;
  rows: SheetRow[];
  record: number;
  /** Column of the last cell of the row, empty or not; -1 before the first. */
  column: number;
  cells: string[];
  formats: (string | null)[];
  lastFormats: Formats;
  textBytes: number;
  isOver: boolean;
};

const names = { cell: nameCode('c'), row: nameCode('row'), table: nameCode('sheetData') };

/** Rows of a sheet in batches, from the inflated bytes of its part. Throws a `WorkbookRefusal`. */
export async function* readSheet(chunks: AsyncIterable<Buffer>, question: SheetQuestion): AsyncGenerator<readonly SheetRow[]> {
  const scan = newScan(question);
  const step = {
    scan: (bytes: Buffer) => scanSheet(scan, bytes),
    maxPieceBytes: question.limits.maxRecordBytes,
    tooLong: () => tooLong(scan),
  };
  for await (const _ of scanChunks(chunks, step)) {
    if (scan.rows.length === 0) continue;
    const { rows } = scan;
    scan.rows = [];
    yield rows;
  }
  if (!scan.isOver) throw workbookDamage(`its sheet "${question.name}" ends in the middle`);
}

function newScan(question: SheetQuestion): SheetScan {
  return {
    ...question,
    tag: newTag(),
    cell: newCell(),
    rows: [],
    record: 0,
    column: -1,
    cells: [],
    formats: [],
    lastFormats: [],
    textBytes: 0,
    isOver: false,
  };
}

function scanSheet(scan: SheetScan, bytes: Buffer): number {
  let at = 0;
  while (!scan.isOver) {
    const from = nextBracket(bytes, at);
    if (from < 0) return bytes.length;
    at = readPlainCell(scan.cell, bytes, from);
    if (at > 0) takeCell(scan);
    else if (!readTag(scan.tag, bytes, from)) return from;
    else at = takeTag(scan, bytes);
    if (at < 0) return from;
  }
  return bytes.length;
}

function takeTag(scan: SheetScan, bytes: Buffer): number {
  const { tag } = scan;
  const { name, kind, to } = tag;
  if (name === names.cell && kind !== 'end') {
    const end = readCell(scan.cell, bytes, tag);
    if (end > 0) takeCell(scan);
    return end;
  }
  if (name === names.row) {
    if (kind !== 'end') beginRow(scan, rowNumber(bytes, tag));
    if (kind !== 'start') endRow(scan);
  }
  if (name === names.table && kind !== 'start') scan.isOver = true;
  return to;
}

/** A row that does not say its number follows the one before. */
function beginRow(scan: SheetScan, record: number): void {
  scan.record = record < 1 ? scan.record + 1 : record;
  scan.column = -1;
  scan.cells = [];
  scan.formats = [];
  scan.textBytes = 0;
}

/** Rows mostly repeat the formats of the row before, and then share them. */
function endRow(scan: SheetScan): void {
  const { record, cells } = scan;
  if (cells.length === 0) return;
  if (!isSame(scan.formats, scan.lastFormats)) scan.lastFormats = scan.formats;
  scan.rows.push({ record, cells, formats: scan.lastFormats });
}

function isSame(some: Formats, others: Formats): boolean {
  if (some.length !== others.length) return false;
  for (let column = 0; column < some.length; column += 1) if (some[column] !== others[column]) return false;
  return true;
}

function takeCell(scan: SheetScan): void {
  const { cell, context } = scan;
  scan.column = cell.column < 0 ? scan.column + 1 : cell.column;
  const text = cellText(cell, context);
  if (text !== '') putCell(scan, text, context.styles.codes[cell.style] ?? null);
}

function putCell(scan: SheetScan, text: string, format: string | null): void {
  const { cells, formats, column, limits } = scan;
  if (column >= limits.maxColumns) throw tooManyColumns(scan);
  while (cells.length < column) {
    cells.push('');
    formats.push(null);
  }
  cells[column] = text;
  formats[column] = format;
  scan.textBytes += text.length;
  if (scan.textBytes > limits.maxRecordBytes) throw tooLong(scan);
}

function tooManyColumns({ name, record, limits }: SheetScan): WorkbookRefusal {
  return new WorkbookRefusal(
    'file.too-many-columns',
    `Row ${record} of sheet "${name}" has more than ${limits.maxColumns} columns, the most that are read. Export fewer columns.`,
  );
}

function tooLong({ name, record, limits }: SheetScan): WorkbookRefusal {
  return new WorkbookRefusal(
    'file.record-too-long',
    `Row ${Math.max(record, 1)} of sheet "${name}" is longer than ${bytesText(limits.maxRecordBytes)}, so this is no table. Export the report again as CSV or XLSX.`,
  );
}
