import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { engineLink } from './engine-link.ts';
import type { CsvTable, PlainTable } from './file-table.ts';
import type { PlacedTable } from './find-tables.ts';
import { commonWidth } from './header.ts';
import { copyPlain } from './plain-copy.ts';
import type { RecordReader } from './record-reader.ts';
import type { ScannedText } from './scan-text.ts';
import type { Structure } from './structural-scan.ts';
import { bodyRecords } from './table-sample.ts';
import type { TableSample } from './table-sample.ts';

export type PlainQuestion = {
  readonly reader: RecordReader;
  readonly scan: ScannedText;
  readonly table: PlacedTable;
  readonly sample: TableSample;
  readonly tableCount: number;
};

/** Rows may have this many cells more than the header names; wider ones are cut. */
const maxExtraColumns = 20;

/** The table as the query engine can read it: the text itself when it is plain, else a copy in the work folder. */
export async function plainTable(question: PlainQuestion, workFolder: string, forceCopy: boolean): Promise<PlainTable> {
  const { reader, scan, table } = question;
  const { delimiter, decoding } = reader.tokens;
  const columns = columnsOf(question);
  if (!forceCopy && isPlain(question, columns)) {
    const runs = [{ row: 0, record: table.header.record + 1, step: 1 }];
    return {
      kind: 'csv',
      path: await engineLink(reader.source.path, workFolder),
      filePath: reader.source.path,
      delimiter,
      skipLines: table.header.record,
      bodyOffset: reader.source.form.bomBytes + (table.segments[0]?.offset ?? 0),
      checkpoints: bodyCheckpoints(question),
      hasReturns: scan.structure.lines.crlf > 0,
      columns,
      rows: bodyRecords(table),
      runs,
      hasQuotedBreaks: scan.structure.hasQuotedBreaks,
      isCopy: false,
      overlong: [],
    };
  }
  const path = join(workFolder, `${randomUUID()}.csv`);
  const copied = await copyPlain({
    source: reader.source,
    segments: table.segments,
    delimiter,
    columns,
    decoding: scan.utf8.isUtf8 && decoding !== 'windows-1252' ? null : decoding,
    path,
  });
  return {
    kind: 'csv',
    path,
    filePath: path,
    delimiter,
    skipLines: 0,
    bodyOffset: 0,
    checkpoints: [],
    hasReturns: false,
    columns,
    isCopy: true,
    ...copied,
  };
}

function bodyCheckpoints({ reader, scan, table }: PlainQuestion): CsvTable['checkpoints'] {
  const { bomBytes } = reader.source.form;
  const start = table.segments[0]?.offset ?? 0;
  return scan.structure.checkpoints.flatMap(({ offset, record }) => (offset > start ? [{ offset: offset + bomBytes, record }] : []));
}

function columnsOf({ table, sample }: PlainQuestion): number {
  const header = table.header.cells.length;
  const widest = [...sample.head, ...sample.tail].reduce((most, { cells }) => Math.max(most, cells.length), header);
  return Math.min(widest, header + maxExtraColumns);
}

/** Whether the query engine reads the text in place as this room does: it skips empty lines, and counts a skipped quoted line break as one line. */
function isPlain(question: PlainQuestion, columns: number): boolean {
  return (
    columns > 1 &&
    isPlainText(question) &&
    hasPlainStructure(question.scan.structure) &&
    reachesEnd(question) &&
    hasPlainPreamble(question) &&
    hasEvenRows(question.sample, columns)
  );
}

function isPlainText({ reader, scan }: PlainQuestion): boolean {
  return reader.source.form.layout === 'bytes' && scan.utf8.isUtf8 && reader.tokens.decoding !== 'windows-1252';
}

/** One kind of line end, and no quote that readers take in different ways. */
function hasPlainStructure({ lines, hasFormulas, hasSpacedQuotes, hasTextAfterQuotes, unclosed }: Structure): boolean {
  const hasOneLineEnd = lines.cr === 0 && (lines.lf === 0 || lines.crlf === 0);
  return hasOneLineEnd && !hasFormulas && !hasSpacedQuotes && !hasTextAfterQuotes && unclosed === null;
}

/** The records up to the header were all read, and each is one line. */
function hasPlainPreamble({ reader, table }: PlainQuestion): boolean {
  const before = reader.window.slice(0, table.header.record);
  return before.length === table.header.record && !before.some((record) => record.hasBreaks);
}

function hasEvenRows(sample: TableSample, columns: number): boolean {
  const body = [...sample.head, ...sample.tail];
  return commonWidth(body) === columns && body.every(({ cells }) => cells.length === columns);
}

/** The body is one run of records and only empty lines come after it. */
function reachesEnd({ scan, table, tableCount }: PlainQuestion): boolean {
  const { textBytes, separators, lastSeparators } = scan.structure;
  const [segment, more] = table.segments;
  if (tableCount !== 1 || segment === undefined || more !== undefined || segment.hidden > 0 || table.footerRecords > 0) return false;
  if (segment.end >= textBytes) return true;
  const last = lastSeparators.at(-1) ?? separators.at(-1);
  return last !== undefined && last.isEmpty && last.offset === segment.end && last.endOffset >= textBytes;
}
