import { carriageReturn, lineFeed, maxSeparatorBytes, numberSign, quoteMark, recordShape } from './record-shape.ts';
import type { RecordShape } from './record-shape.ts';

/** Consecutive records that hold nothing or are comments; offsets are those of the text. */
export type Separator = {
  record: number;
  count: number;
  blanks: number;
  offset: number;
  endOffset: number;
  isComment: boolean;
  isEmpty: boolean;
};

/** A place at which a record begins, for reading from the middle of a text. */
export type Checkpoint = { readonly offset: number; readonly record: number };

/** What a pass over all bytes of a text found, before any cell is looked at. */
export type Structure = {
  readonly records: number;
  readonly textBytes: number;
  /** The first separators and, apart from them, the last ones; those between are only counted, up to 2,000 and 50. */
  readonly separators: readonly Separator[];
  readonly lastSeparators: readonly Separator[];
  /** Records in the separators that are in neither list. */
  readonly unlistedRecords: number;
  readonly checkpoints: readonly Checkpoint[];
  readonly lines: { readonly lf: number; readonly crlf: number; readonly cr: number };
  readonly hasQuotedBreaks: boolean;
  /** Some cell is wrapped as a formula, `="…"`. */
  readonly hasFormulas: boolean;
  /** Some quote stands after a space inside an unquoted cell, which readers take in different ways. */
  readonly hasSpacedQuotes: boolean;
  /** Some quoted cell goes on after its closing quote. */
  readonly hasTextAfterQuotes: boolean;
  /** Records in which that happened after a line break inside the quotes: a lone quote probably joined two records. */
  readonly joinedRecords: readonly number[];
  /** The record that a quote opens and nothing closes, and whether it ran over line breaks. */
  readonly unclosed: { readonly record: number; readonly hasBreak: boolean } | null;
  readonly firstZeroByteRecord: number | null;
  readonly tooLongRecord: number | null;
};

export type Scanner = {
  /** Scans the next bytes of the text; false when a limit was hit and scanning is over. */
  readonly push: (bytes: Buffer) => boolean;
  /** Number of the record that the next byte belongs to. */
  readonly record: () => number;
  readonly end: () => Structure;
};

const maxFirstSeparators = 2000;
const maxLastSeparators = 50;
const maxListed = 20;

const outside = 0;
const inside = 1;
/** After a quote inside a quoted cell: it is the closing one unless another follows. */
const closing = 2;

type State = {
  readonly maxRecordBytes: number;
  mode: number;
  records: number;
  recordStart: number;
  chunkOffset: number;
  last: number;
  firstByte: number;
  partial: Buffer | null;
  lf: number;
  crlf: number;
  cr: number;
  quotedBreaks: number;
  breakRecord: number;
  openedAt: number;
  hasFormulas: boolean;
  hasSpacedQuotes: boolean;
  hasTextAfterQuotes: boolean;
  joined: number[];
  zeroRecord: number | null;
  separators: Separator[];
  lastSeparators: Separator[];
  unlisted: number;
  checkpoints: Checkpoint[];
  tooLong: number | null;
};

/** Scans a text byte by byte for its records. A quote opens a quoted cell only at the start of a cell. */
export function startScan(delimiter: number, maxRecordBytes: number): Scanner {
  const state = newState(maxRecordBytes);
  const push = (bytes: Buffer): boolean => {
    scanChunk(state, bytes, delimiter);
    finishChunk(state, bytes, delimiter);
    if (state.chunkOffset - state.recordStart > maxRecordBytes) state.tooLong ??= state.records + 1;
    return state.tooLong === null;
  };
  return { push, record: () => state.records + 1, end: () => finish(state, delimiter) };
}

function newState(maxRecordBytes: number): State {
  return {
    maxRecordBytes,
    mode: outside,
    records: 0,
    recordStart: 0,
    chunkOffset: 0,
    last: lineFeed,
    firstByte: 0,
    partial: Buffer.alloc(0),
    lf: 0,
    crlf: 0,
    cr: 0,
    quotedBreaks: 0,
    breakRecord: -1,
    openedAt: 0,
    hasFormulas: false,
    hasSpacedQuotes: false,
    hasTextAfterQuotes: false,
    joined: [],
    zeroRecord: null,
    separators: [],
    lastSeparators: [],
    unlisted: 0,
    checkpoints: [{ offset: 0, record: 1 }],
    tooLong: null,
  };
}

function scanChunk(state: State, bytes: Buffer, delimiter: number): void {
  let at = 0;
  while (at < bytes.length) {
    if (state.mode === outside) at = scanOutside(state, bytes, at, delimiter);
    else if (state.mode === inside) at = scanInside(state, bytes, at);
    else at = scanClosing(state, bytes, at, delimiter);
  }
}

/** Nearly all bytes of a file pass through the first line of this loop. */
function scanOutside(state: State, bytes: Buffer, from: number, delimiter: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > quoteMark) continue;
    if (byte === lineFeed) endByLineFeed(state, bytes, at, delimiter);
    else if (byte === carriageReturn) endRecord(state, bytes, at, delimiter);
    else if (byte === quoteMark && opensCell(state, bytes, at, delimiter)) return at + 1;
    else if (byte === 0) noteZeroByte(state);
  }
  return length;
}

function endByLineFeed(state: State, bytes: Buffer, at: number, delimiter: number): void {
  if (byteBefore(state, bytes, at) === carriageReturn && state.recordStart === state.chunkOffset + at) {
    state.cr -= 1;
    state.crlf += 1;
    state.recordStart += 1;
    const separator = state.lastSeparators.at(-1) ?? state.separators.at(-1);
    if (separator !== undefined && separator.endOffset === state.recordStart - 1) separator.endOffset += 1;
    return;
  }
  endRecord(state, bytes, at, delimiter);
  state.cr -= 1;
  state.lf += 1;
}

function endRecord(state: State, bytes: Buffer, at: number, delimiter: number): void {
  const offset = state.chunkOffset + at;
  const first =
    state.recordStart === offset
      ? lineFeed
      : state.recordStart >= state.chunkOffset
        ? (bytes[state.recordStart - state.chunkOffset] ?? 0)
        : state.firstByte;
  state.records += 1;
  state.cr += 1;
  if (offset - state.recordStart > state.maxRecordBytes) state.tooLong ??= state.records;
  if (first <= numberSign || first === delimiter) noteShape(state, shapeOf(state, bytes, at, delimiter), offset);
  state.recordStart = offset + 1;
}

function shapeOf(state: State, bytes: Buffer, at: number, delimiter: number): RecordShape {
  const start = state.recordStart - state.chunkOffset;
  if (start >= 0) return recordShape(bytes, { start, end: at }, delimiter);
  if (state.partial === null) return 'content';
  const record = Buffer.concat([state.partial, bytes.subarray(0, at)]);
  return recordShape(record, { start: 0, end: record.length }, delimiter);
}

function noteShape(state: State, shape: RecordShape, offset: number): void {
  if (shape === 'content') return;
  const separator = state.lastSeparators.at(-1) ?? state.separators.at(-1);
  const isComment = shape === 'comment';
  if (separator === undefined || separator.record + separator.count !== state.records) {
    addSeparator(state, {
      record: state.records,
      count: 1,
      blanks: isComment ? 0 : 1,
      offset: state.recordStart,
      endOffset: offset + 1,
      isComment,
      isEmpty: shape === 'empty',
    });
    return;
  }
  separator.count += 1;
  separator.blanks += isComment ? 0 : 1;
  separator.endOffset = offset + 1;
  separator.isComment ||= isComment;
  separator.isEmpty &&= shape === 'empty';
}

function addSeparator(state: State, separator: Separator): void {
  if (state.separators.length < maxFirstSeparators) {
    state.separators.push(separator);
    return;
  }
  state.lastSeparators.push(separator);
  if (state.lastSeparators.length > maxLastSeparators) state.unlisted += state.lastSeparators.shift()?.count ?? 0;
}

function opensCell(state: State, bytes: Buffer, at: number, delimiter: number): boolean {
  const before = byteBefore(state, bytes, at);
  if (before === delimiter || before === lineFeed || before === carriageReturn) {
    state.mode = inside;
    state.openedAt = state.chunkOffset + at;
    return true;
  }
  if (before === 0x3d) state.hasFormulas = true;
  if (before === 0x20) state.hasSpacedQuotes = true;
  return false;
}

function noteZeroByte(state: State): void {
  state.zeroRecord ??= state.records + 1;
}

function scanInside(state: State, bytes: Buffer, from: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > quoteMark) continue;
    if (byte === quoteMark) {
      if (byteBefore(state, bytes, at) === 0x3d && state.openedAt === state.chunkOffset + at - 2) state.hasFormulas = true;
      state.mode = closing;
      return at + 1;
    }
    if (byte === lineFeed || byte === carriageReturn) {
      state.quotedBreaks += 1;
      state.breakRecord = state.records;
    } else if (byte === 0) noteZeroByte(state);
  }
  return length;
}

function scanClosing(state: State, bytes: Buffer, at: number, delimiter: number): number {
  const byte = bytes[at];
  if (byte === quoteMark) {
    state.mode = inside;
    return at + 1;
  }
  state.mode = outside;
  if (byte !== delimiter && byte !== lineFeed && byte !== carriageReturn) {
    state.hasTextAfterQuotes = true;
    if (state.breakRecord === state.records && state.joined.length < maxListed) state.joined.push(state.records + 1);
  }
  return at;
}

function byteBefore(state: State, bytes: Buffer, at: number): number {
  return at > 0 ? (bytes[at - 1] ?? 0) : state.last;
}

/** Keeps what the next chunk needs of the record that this one cuts. */
function finishChunk(state: State, bytes: Buffer, delimiter: number): void {
  if (bytes.length === 0) return;
  const start = state.recordStart - state.chunkOffset;
  state.last = bytes[bytes.length - 1] ?? 0;
  if (start >= 0) keepCutRecord(state, bytes.subarray(start), delimiter);
  else if (state.partial !== null) extendCutRecord(state, state.partial, bytes);
  state.chunkOffset += bytes.length;
  noteCheckpoint(state);
}

/** Only the beginning of a record that may be a separator is kept: what follows decides. */
function keepCutRecord(state: State, cut: Buffer, delimiter: number): void {
  state.firstByte = cut[0] ?? state.firstByte;
  const isSuspect = cut.length === 0 || state.firstByte <= numberSign || state.firstByte === delimiter;
  state.partial = isSuspect && cut.length <= maxSeparatorBytes ? Buffer.from(cut) : null;
}

function extendCutRecord(state: State, partial: Buffer, bytes: Buffer): void {
  state.partial = partial.length + bytes.length <= maxSeparatorBytes ? Buffer.concat([partial, bytes]) : null;
}

function noteCheckpoint(state: State): void {
  // After a carriage return the next byte may be its line feed, with which no record begins.
  if (state.last !== carriageReturn && state.recordStart > (state.checkpoints.at(-1)?.offset ?? 0))
    state.checkpoints.push({ offset: state.recordStart, record: state.records + 1 });
}

function finish(state: State, delimiter: number): Structure {
  const unclosed = state.mode === inside ? { record: state.records + 1, hasBreak: state.breakRecord === state.records } : null;
  const isOpen = state.recordStart < state.chunkOffset;
  if (isOpen) {
    endRecord(state, Buffer.alloc(0), 0, delimiter);
    state.cr -= 1;
  }
  return {
    records: state.records,
    textBytes: state.chunkOffset,
    separators: state.separators,
    lastSeparators: state.lastSeparators,
    unlistedRecords: state.unlisted,
    checkpoints: state.checkpoints,
    lines: { lf: state.lf, crlf: state.crlf, cr: state.cr },
    hasQuotedBreaks: state.quotedBreaks > 0,
    hasFormulas: state.hasFormulas,
    hasSpacedQuotes: state.hasSpacedQuotes,
    hasTextAfterQuotes: state.hasTextAfterQuotes,
    joinedRecords: state.joined,
    unclosed,
    firstZeroByteRecord: state.zeroRecord,
    tooLongRecord: state.tooLong,
  };
}
