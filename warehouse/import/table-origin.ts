import { rm } from 'node:fs/promises';

import { engineLink } from '../files/engine-link.ts';
import type { FileTable, OpenedFile, PlainTable, RecordRun } from '../files/file-table.ts';
import { fingerprint } from '../files/fingerprint.ts';
import { readParquetRecords } from '../files/parquet-records.ts';
import type { RunSql } from '../files/parquet.ts';
import type { RecordPlaces } from '../files/record-places.ts';
import { refusalOfAccess } from '../files/refusals.ts';
import { openSheetText } from '../files/sheet-text.ts';
import type { SheetText } from '../files/sheet-text.ts';
import { readTextRecords } from '../files/text-records.ts';
import { recordOfRow } from './quality.ts';

/** Where the rows of a canonical table come from. */
export type TableOrigin = {
  readonly path: string;
  /** Of the file as it was imported; null when it was gone before. */
  readonly fingerprint: string | null;
  readonly sheet: string | null;
  readonly header: readonly string[];
  /** Body records of the table: canonical row i was read from the body record i modulo this number. */
  readonly bodyRecords: number;
  readonly runs: readonly RecordRun[];
  readonly places: RecordPlaces;
};

/** The origin of a table that was read from an opened file. */
export async function originOf(opened: OpenedFile, table: FileTable, plain: PlainTable): Promise<TableOrigin> {
  return {
    path: opened.path,
    fingerprint: await fingerprint(opened.path),
    sheet: table.sheet,
    header: table.header,
    bodyRecords: plain.rows,
    runs: plain.runs,
    places: opened.places,
  };
}

/** Number of the record of the file, or row of the sheet, that a body record of the table is. */
export function recordNumber(origin: TableOrigin, bodyRecord: number): number {
  return recordOfRow(origin.runs, bodyRecord);
}

/** What finding records needs: a folder for copies, and SQL that may read the file and the folder. */
export type RecordTools = { readonly folder: string; readonly runSql: RunSql };

/** Reads the records of one origin again and again; sheets are opened once. */
export type RecordFinder = (records: readonly number[], tools: RecordTools) => Promise<ReadonlyMap<number, readonly string[]> | null>;

/** Finds records of a file by number: their cells, or null when the file is not the one that was imported. */
export function recordFinder(origin: TableOrigin): RecordFinder {
  let sheetText: Promise<SheetText | null> | null = null;
  const openSheet: OpenSheet = (open) => (sheetText ??= open());
  return async (records, tools) => {
    if (!(await isSameFile(origin))) return null;
    try {
      const found = await readRecords({ origin, records, tools, openSheet });
      return (await isSameFile(origin)) ? found : null;
    } catch (error) {
      // Gone, or not to be read any more, since it was looked at.
      if (refusalOfAccess(error) === null) throw error;
      return null;
    }
  };
}

async function isSameFile(origin: TableOrigin): Promise<boolean> {
  return origin.fingerprint !== null && (await fingerprint(origin.path)) === origin.fingerprint;
}

type OpenSheet = (open: () => Promise<SheetText | null>) => Promise<SheetText | null>;
type Reading = {
  readonly origin: TableOrigin;
  readonly records: readonly number[];
  readonly tools: RecordTools;
  readonly openSheet: OpenSheet;
};

async function readRecords({ origin, records, tools, openSheet }: Reading): ReturnType<RecordFinder> {
  const { path, places, sheet } = origin;
  switch (places.kind) {
    case 'text':
      return readTextRecords(path, places, records);
    case 'workbook': {
      const text = await openSheet(() => openSheetText(path, sheet ?? '', tools.folder));
      return text === null ? null : readTextRecords(text.path, text.places, records);
    }
    case 'parquet': {
      const link = await engineLink(path, tools.folder);
      try {
        return await readParquetRecords(link, records, tools.runSql);
      } finally {
        await rm(link, { force: true });
      }
    }
  }
}
