import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { textFormOf } from './encoding.ts';
import type { FileLimits } from './file-table.ts';
import { limitsOf } from './limits.ts';
import { readRange } from './read-chunks.ts';
import type { TextPlaces } from './record-places.ts';
import { scanText } from './scan-text.ts';
import { sheetDelimiter, spoolSheet } from './spool-sheet.ts';
import { openWorkbook } from './xlsx.ts';

/** A sheet as text whose record n is row n of the sheet. */
export type SheetText = { readonly path: string; readonly places: TextPlaces };

/** What a byte-order mark takes. */
const markBytes = 4;

/** Writes a sheet of a workbook as text into a folder, for finding its rows; null when the workbook does not give it any more. */
export async function openSheetText(path: string, sheetName: string, folder: string): Promise<SheetText | null> {
  const limits = limitsOf();
  const opened = await openWorkbook(path, limits);
  if ('refusal' in opened) return null;
  try {
    const sheet = opened.value.sheets.find(({ name }) => name === sheetName);
    if (sheet === undefined) return null;
    const spooled = await spoolSheet(sheet, join(folder, `${randomUUID()}.csv`), limits);
    return 'refusal' in spooled ? null : await placesOf(spooled.value, limits);
  } finally {
    await opened.value.close();
  }
}

async function placesOf({ path, bytes }: { path: string; bytes: number }, { maxRecordBytes }: FileLimits): Promise<SheetText> {
  const form = textFormOf(await readRange(path, 0, markBytes), 'utf-8');
  const scan = await scanText(path, { form, delimiter: sheetDelimiter.charCodeAt(0), maxRecordBytes, totalBytes: bytes });
  const { textBytes, checkpoints } = scan.structure;
  return { path, places: { form, delimiter: sheetDelimiter, textBytes, checkpoints, pairs: scan.pairs } };
}
