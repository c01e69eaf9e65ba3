import type { FileLimits, FileRefusal } from './file-table.ts';
import type { CellContext } from './xlsx-cell-text.ts';
import { findParts, refuseForeignZip } from './xlsx-parts.ts';
import type { WorkbookParts } from './xlsx-parts.ts';
import { WorkbookRefusal } from './xlsx-refusal.ts';
import { serialText } from './xlsx-serial.ts';
import { readSharedStrings } from './xlsx-shared-strings.ts';
import { readSheet } from './xlsx-sheet.ts';
import type { SheetRow } from './xlsx-sheet.ts';
import { noStyles, readStyles } from './xlsx-styles.ts';
import { openZip } from './zip-directory.ts';
import type { Zip } from './zip-directory.ts';
import { inflateEntry, inflateWhole } from './zip-inflate.ts';
import { refuseBomb, refuseUnsafeZip } from './zip-safety.ts';

export type { SheetRow } from './xlsx-sheet.ts';

export type WorkbookSheet = {
  readonly name: string;
  readonly isVisible: boolean;
  /** Rows in batches, read anew by every call. Throws a `WorkbookRefusal` where the sheet is damaged or goes beyond a limit. */
  readonly rows: () => AsyncIterable<readonly SheetRow[]>;
};

export type Workbook = { readonly sheets: readonly WorkbookSheet[]; readonly close: () => Promise<void> };

/** Styles of workbooks that gained a few with every copied sheet. */
const maxStyleBytes = 64 * 1024 ** 2;

/** Opens an XLSX workbook for reading as a stream. Its texts are held in memory, its sheets never are. */
export async function openWorkbook(path: string, limits: FileLimits): Promise<{ value: Workbook } | { refusal: FileRefusal }> {
  try {
    const zip = await openZip(path, limits);
    try {
      return { value: await readWorkbook(zip, limits) };
    } catch (error) {
      await zip.handle.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { refusal: error.refusal };
    throw error;
  }
}

async function readWorkbook(zip: Zip, limits: FileLimits): Promise<Workbook> {
  refuseForeignZip(zip);
  refuseUnsafeZip(zip, limits);
  const parts = await findParts(zip, limits);
  for (const { entry } of parts.sheets) refuseBomb(entry, limits);
  const context = await readContext(zip, parts, limits);
  return {
    sheets: parts.sheets.map(({ name, isVisible, entry }) => ({
      name,
      isVisible,
      rows: () => readSheet(inflateEntry(zip, entry, limits), { name, limits, context }),
    })),
    close: () => zip.handle.close(),
  };
}

async function readContext(zip: Zip, { styles, sharedStrings, is1904 }: WorkbookParts, limits: FileLimits): Promise<CellContext> {
  return {
    styles: styles === null ? noStyles : readStyles(await inflateWhole(zip, styles, { limits, maxBytes: maxStyleBytes })),
    texts: sharedStrings === null ? [] : await readSharedStrings(zip, sharedStrings, limits),
    serials: serialText(is1904),
  };
}
