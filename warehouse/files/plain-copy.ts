import { isAscii } from 'node:buffer';

import { openSink, recordText } from './byte-sink.ts';
import type { ByteSink } from './byte-sink.ts';
import { decodeBytes } from './encoding.ts';
import type { TextForm } from './encoding.ts';
import type { RecordRun } from './file-table.ts';
import type { Segment } from './find-tables.ts';
import { lineFeed, numberSign, recordShape } from './record-shape.ts';
import type { TextSource } from './text-source.ts';
import { newWalk, splitCells, walkRecord } from './tokenizer.ts';
import type { RecordWalk } from './tokenizer.ts';

export type CopyQuestion = {
  readonly source: TextSource;
  readonly segments: readonly Segment[];
  readonly delimiter: string;
  readonly columns: number;
  /** Null: the text is UTF-8 already. */
  readonly decoding: TextForm['decoding'] | null;
  readonly path: string;
};

export type CopiedTable = {
  readonly rows: number;
  readonly runs: readonly RecordRun[];
  readonly overlong: readonly number[];
  readonly hasQuotedBreaks: boolean;
};

const maxOverlong = 1000;
/** The most that a string can be split into. */
const allCells = 0xffff_ffff;
/** Beyond this many runs record numbers are no longer exact; blank records as frequent as that occur in no export. */
const maxRuns = 100_000;

type Copy = CopyQuestion & {
  readonly sink: ByteSink;
  readonly walk: RecordWalk;
  readonly mark: number;
  readonly runs: RecordRun[];
  readonly overlong: number[];
  hasQuotedBreaks: boolean;
  rows: number;
  record: number;
  lastRecord: number;
  segment: number;
  /** Clean records that stand in a row in the current bytes and are copied at once. */
  cleanStart: number;
  cleanEnd: number;
};

/** Writes the body records of a table as UTF-8 CSV in which every record has the same number of cells. */
export async function copyPlain(question: CopyQuestion): Promise<CopiedTable> {
  const { source, segments, path } = question;
  await using sink = await openSink(path);
  const [first] = segments;
  const end = segments.at(-1)?.end ?? 0;
  const copy: Copy = {
    ...question,
    sink,
    walk: newWalk(),
    mark: question.delimiter.charCodeAt(0),
    runs: [],
    overlong: [],
    hasQuotedBreaks: false,
    rows: 0,
    record: first?.record ?? 0,
    lastRecord: -1,
    segment: 0,
    cleanStart: 0,
    cleanEnd: 0,
  };
  if (first !== undefined) await copyRange(copy, source.chunks(first.offset), end);
  return { rows: copy.rows, runs: copy.runs, overlong: copy.overlong, hasQuotedBreaks: copy.hasQuotedBreaks };
}

async function copyRange(copy: Copy, chunks: AsyncIterable<{ bytes: Buffer; offset: number }>, end: number): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const wanted = chunk.bytes.subarray(0, Math.max(0, end - chunk.offset));
    const isLast = chunk.offset + chunk.bytes.length >= end;
    const bytes = rest.length === 0 ? wanted : Buffer.concat([rest, wanted]);
    const done = copyRecords(copy, bytes, isLast);
    rest = Buffer.from(bytes.subarray(done));
    await copy.sink.flush();
    if (isLast) return;
  }
}

/** Position after the last record that the bytes hold whole. */
function copyRecords(copy: Copy, bytes: Buffer, isLast: boolean): number {
  const { walk } = copy;
  let at = 0;
  while (at < bytes.length) {
    walkRecord(walk, bytes, at, copy.mark);
    if (walk.isCut && !isLast) break;
    if (isBodyRecord(copy, bytes, at)) copyRecord(copy, bytes, at);
    copy.record += 1;
    at = walk.next;
  }
  flushClean(copy, bytes);
  return at;
}

function isBodyRecord(copy: Copy, bytes: Buffer, at: number): boolean {
  let segment = copy.segments[copy.segment];
  while (segment !== undefined && copy.record >= segment.record + segment.records) {
    copy.segment += 1;
    segment = copy.segments[copy.segment];
  }
  if (segment === undefined || copy.record < segment.record) return false;
  const first = bytes[at] ?? 0;
  if (first > numberSign && first !== copy.mark) return true;
  return recordShape(bytes, { start: at, end: copy.walk.end }, copy.mark) === 'content';
}

function copyRecord(copy: Copy, bytes: Buffer, at: number): void {
  const { walk } = copy;
  noteRun(copy);
  copy.hasQuotedBreaks ||= walk.hasBreaks;
  const isPlain = walk.isClean && walk.width === copy.columns && (copy.decoding === null || isAscii(bytes.subarray(at, walk.end)));
  if (!isPlain) {
    flushClean(copy, bytes);
    rewriteRecord(copy, bytes, at);
    return;
  }
  if (copy.cleanEnd !== at) flushClean(copy, bytes);
  if (copy.cleanEnd === copy.cleanStart) copy.cleanStart = at;
  if (walk.next === walk.end + 1 && bytes[walk.end] === lineFeed) {
    copy.cleanEnd = walk.next;
    return;
  }
  copy.cleanEnd = walk.end;
  flushClean(copy, bytes);
  copy.sink.byte(lineFeed);
}

function flushClean(copy: Copy, bytes: Buffer): void {
  if (copy.cleanEnd > copy.cleanStart) copy.sink.bytes(bytes, copy.cleanStart, copy.cleanEnd);
  copy.cleanStart = 0;
  copy.cleanEnd = 0;
}

function rewriteRecord(copy: Copy, bytes: Buffer, at: number): void {
  const text = decodeBytes(bytes.subarray(at, copy.walk.end), copy.decoding ?? 'utf-8');
  const cells = splitCells(text, copy.delimiter, allCells);
  if (cells.length > copy.columns && cells.slice(copy.columns).some((cell) => cell !== '') && copy.overlong.length < maxOverlong)
    copy.overlong.push(copy.record);
  while (cells.length < copy.columns) cells.push('');
  copy.sink.text(`${recordText(cells.slice(0, copy.columns), copy.delimiter)}\n`);
}

function noteRun(copy: Copy): void {
  const step = copy.record - copy.lastRecord;
  const run = copy.runs.at(-1);
  if (run === undefined || (step !== run.step && copy.rows > run.row + 1)) addRun(copy);
  else if (step !== run.step) copy.runs[copy.runs.length - 1] = { ...run, step };
  copy.lastRecord = copy.record;
  copy.rows += 1;
}

/** Its second row tells the step. */
function addRun({ runs, rows, record }: Copy): void {
  if (runs.length < maxRuns) runs.push({ row: rows, record, step: 1 });
}
