import type { SketchRecord } from '@pca/engine';

import type { FileTable } from './file-table.ts';
import type { PlacedTable } from './find-tables.ts';
import type { PlacedRecord } from './read-records.ts';
import type { RecordReader } from './record-reader.ts';

/** Tables up to this size are sampled whole. */
const smallTable = 2000;
const headRecords = 500;
const tailRecords = 200;

/** First and last body records of a table, disjoint and in file order. */
export type TableSample = { readonly head: readonly PlacedRecord[]; readonly tail: readonly PlacedRecord[] };

export async function sampleTable(reader: RecordReader, table: PlacedTable): Promise<TableSample> {
  const rows = bodyRecords(table);
  const head = await firstRecords(reader, table, rows <= smallTable ? smallTable : headRecords);
  return { head, tail: head.length >= rows ? [] : await lastRecords(reader, table, head.at(-1)?.record ?? 0) };
}

/** Body records of a table: those that hold something. */
export function bodyRecords(table: PlacedTable): number {
  return table.segments.reduce((sum, segment) => sum + segment.records - segment.hidden, 0);
}

/** The table as the importer sees it. */
export function fileTable(table: PlacedTable, sample: TableSample, names: { id: string; sheet: string | null }): FileTable {
  return {
    ...names,
    preamble: table.preamble,
    headerRecord: table.header.record,
    header: table.header.cells.map((cell) => cell.replace(/^\ufeff/u, '')),
    head: sample.head.map(sketchOf),
    tail: sample.tail.map(sketchOf),
    bodyRecords: bodyRecords(table),
    footer: table.footer,
    blankRecords: table.blankRecords,
    numberFormats: null,
  };
}

function sketchOf({ record, cells }: PlacedRecord): SketchRecord {
  return { record, cells };
}

async function firstRecords(reader: RecordReader, table: PlacedTable, wanted: number): Promise<readonly PlacedRecord[]> {
  const found: PlacedRecord[] = [];
  for (const segment of table.segments) {
    if (found.length >= wanted) break;
    const missing = wanted - found.length;
    const records = await reader.first(segment, segment.end, missing);
    found.push(...(segment.hidden > 0 ? records.filter(hasContent) : records));
    if (records.length < Math.min(segment.records, missing)) break;
  }
  return found.slice(0, wanted);
}

async function lastRecords(reader: RecordReader, table: PlacedTable, after: number): Promise<readonly PlacedRecord[]> {
  let found: readonly PlacedRecord[] = [];
  for (const segment of table.segments.toReversed()) {
    if (found.length >= tailRecords || segment.record + segment.records <= after) break;
    const records = await reader.last(segment, segment.end, tailRecords - found.length);
    found = [...(segment.hidden > 0 ? records.filter(hasContent) : records), ...found];
  }
  return found.filter(({ record }) => record > after);
}

function hasContent({ cells }: PlacedRecord): boolean {
  return cells.some((cell) => cell.trim() !== '');
}
