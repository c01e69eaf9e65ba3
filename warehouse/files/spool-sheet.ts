import { openSink, recordText } from './byte-sink.ts';
import type { FileLimits, FileRefusal } from './file-table.ts';
import { bytesText } from './limits.ts';
import { refuseWith } from './refusals.ts';
import { WorkbookRefusal } from './xlsx-refusal.ts';
import type { SheetRow, WorkbookSheet } from './xlsx.ts';

/** A sheet as a CSV text in which record n is row n of the sheet. */
export type SpooledSheet = {
  readonly path: string;
  readonly bytes: number;
  /** Every record after this one has the same number of cells. */
  readonly lastWidening: number;
  /** Number-format codes of the first rows, by record. */
  readonly formats: ReadonlyMap<number, readonly (string | null)[]>;
};

type Spooled = { readonly value: SpooledSheet } | { readonly refusal: FileRefusal };

/** The delimiter of spooled sheets. */
export const sheetDelimiter = ',';

/** Rows of a sheet that the format can hold. */
const maxSheetRow = 1_048_576;
const formatRows = 2000;
const flushBytes = 1024 * 1024;

/**
 * Writes a sheet as CSV. Shared strings let a small workbook hold endless text, so the text is limited as the
 * inflated workbook is.
 */
export async function spoolSheet(sheet: WorkbookSheet, path: string, limits: FileLimits): Promise<Spooled> {
  try {
    return await spoolRows(sheet, path, limits);
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refusal: error.refusal };
    throw error;
  }
}

async function spoolRows(sheet: WorkbookSheet, path: string, limits: FileLimits): Promise<Spooled> {
  await using sink = await openSink(path);
  const formats = new Map<number, readonly (string | null)[]>();
  const shape = { record: 0, width: 0, lastWidening: 0 };
  let bytes = 0;
  const flush = async (): Promise<boolean> => {
    bytes += sink.size();
    await sink.flush();
    return bytes <= limits.maxInflatedBytes;
  };
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      if (formats.size < formatRows) formats.set(Math.max(row.record, shape.record + 1), row.formats);
      if (row.record > maxSheetRow)
        return refuseWith(
          'file.sheet-rows',
          `Sheet "${sheet.name}" names a row ${row.record}, but a sheet has at most ${maxSheetRow} rows: the workbook is damaged. Save it again in Excel.`,
        );
      sink.text(rowText(row, shape));
      if (sink.size() > flushBytes && !(await flush())) return tooLarge(sheet, limits);
    }
  }
  if (!(await flush())) return tooLarge(sheet, limits);
  return { value: { path, bytes, lastWidening: shape.lastWidening, formats } };
}

/** Rows that the sheet leaves out become empty records; rows that repeat a number are counted on. */
function rowText({ record, cells }: SheetRow, shape: { record: number; width: number; lastWidening: number }): string {
  const gap = '\n'.repeat(Math.max(0, record - shape.record - 1));
  shape.record = Math.max(record, shape.record + 1);
  if (cells.every((cell) => cell.trim() === '')) return `${gap}\n`;
  if (cells.length > shape.width) {
    shape.width = cells.length;
    shape.lastWidening = shape.record;
  }
  return `${gap}${recordText(cells, sheetDelimiter)}${sheetDelimiter.repeat(shape.width - cells.length)}\n`;
}

function tooLarge(sheet: WorkbookSheet, limits: FileLimits): { refusal: FileRefusal } {
  return refuseWith(
    'file.sheet-too-large',
    `Sheet "${sheet.name}" holds more than ${bytesText(limits.maxInflatedBytes)} of text. Split the workbook, or export CSV.`,
  );
}
