import { carriageReturn, lineFeed } from '../files/record-shape.ts';
import { cellText, codeOf, newDictionary } from './byte-dictionary.ts';
import type { ByteDictionary, CellBytes } from './byte-dictionary.ts';
import { endsCell, readAmount } from './read-amount.ts';
import type { Amount, AmountFormat } from './read-amount.ts';
import { readCell, skipCell } from './read-cell.ts';
import type { CellEnds } from './read-cell.ts';

/** How the cells of one column of a text are read. */
export type ColumnReading =
  | { readonly kind: 'skip' }
  | { readonly kind: 'text' }
  /** Numbers; what is none is kept as a text. */
  | { readonly kind: 'amount'; readonly format: AmountFormat };

/** One column of a block of rows. */
type RowColumn = {
  readonly kind: ColumnReading['kind'];
  /** Distinct cells by their code, those of earlier blocks among them. */
  readonly texts: string[];
  /** Text columns: the code of each row's cell. */
  readonly codes: Int32Array;
  /** Amount columns: the halves of each row's number in millionths; `high` is `noAmount` where `low` is the code of a text. */
  readonly amounts: Int32Array;
};

/** Consecutive rows of a text, column by column. */
export type RowBlock = {
  readonly columns: readonly RowColumn[];
  readonly rows: number;
  readonly maxRows: number;
  /** Where each row begins, and where the next one after them, counted from the first byte of the text. */
  readonly offsets: Float64Array;
  readonly endOffset: number;
  /** Arrays as long as those of amounts, for what is made of the block. */
  readonly spares: Spares;
};

export type Spares = { readonly arrays: Int32Array[]; used: number };

type BlockColumn = RowColumn & { readonly format: AmountFormat; readonly dictionary: ByteDictionary };

/** A block that is being read. */
export type Block = Omit<RowBlock, 'columns' | 'rows' | 'endOffset'> & {
  readonly columns: readonly BlockColumn[];
  readonly ends: CellEnds;
  endOffset: number;
  rows: number;
  /** A record with more or fewer cells than columns was met. */
  isUneven: boolean;
  readonly cell: CellBytes;
  readonly amount: Amount;
};

/** The arrays of a block, which change hands with a message. */
export type BlockArrays = {
  readonly codes: readonly Int32Array<ArrayBuffer>[];
  readonly amounts: readonly Int32Array<ArrayBuffer>[];
  readonly offsets: Float64Array<ArrayBuffer>;
};

/** Marks a row whose cell is no number; no amount that is read has this upper half. */
export const noAmount = -2_147_483_648;

/** Distinct cells of one column, and their bytes, that are kept. */
const maxCells = 1_000_000;
const maxCellBytes = 64 * 1024 * 1024;

const noMarks = { decimal: -1, group: -1 };

/** A column in which no cell is read as a number from its bytes. */
export const noFormat: AmountFormat = { quoted: noMarks, bare: noMarks, prefixes: [], suffixes: [], decimals: -1 };

export function newBlock(readings: readonly ColumnReading[], ends: CellEnds, maxRows: number): Block {
  const none = new Int32Array(0);
  const noCells = newDictionary();
  return {
    columns: readings.map((reading) => ({
      kind: reading.kind,
      format: reading.kind === 'amount' ? reading.format : noFormat,
      dictionary: reading.kind === 'skip' ? noCells : newDictionary(),
      texts: [],
      codes: reading.kind === 'text' ? new Int32Array(maxRows) : none,
      amounts: reading.kind === 'amount' ? new Int32Array(maxRows * 2) : none,
    })),
    ends,
    maxRows,
    offsets: new Float64Array(maxRows),
    endOffset: 0,
    rows: 0,
    spares: { arrays: [], used: 0 },
    isUneven: false,
    cell: { start: 0, end: 0, hash: 0 },
    amount: { low: 0, high: 0, value: 0, digits: 0, whole: 0, grouped: 0 },
  };
}

/** An empty block with other arrays, given or new ones, that goes on to number cells as this one does. */
export function withArrays(block: Block, arrays: BlockArrays | null): Block {
  const columns = block.columns.map((column, index) => ({
    ...column,
    codes: arrays?.codes[index] ?? new Int32Array(column.codes.length),
    amounts: arrays?.amounts[index] ?? new Int32Array(column.amounts.length),
  }));
  const offsets = arrays?.offsets ?? new Float64Array(block.maxRows);
  return { ...block, columns, offsets, rows: 0, isUneven: false, spares: { arrays: [], used: 0 } };
}

/** Tells the cells that were met for the first time; false where there are too many of them to go on. */
export function tellTexts({ columns }: Block): boolean {
  for (const { dictionary, texts } of columns) while (texts.length < dictionary.count) texts.push(cellText(dictionary, texts.length));
  return columns.every(({ dictionary: { count, starts } }) => count <= maxCells && (starts[count] ?? 0) <= maxCellBytes);
}

/** Empties a block for the rows that come next. */
export function emptyBlock(block: Block): void {
  block.rows = 0;
  block.spares.used = 0;
}

/** An array for amounts that is free until the block is emptied. */
export function spareOf({ maxRows, spares }: RowBlock): Int32Array {
  const spare = spares.arrays[spares.used] ?? new Int32Array(maxRows * 2);
  spares.arrays[spares.used] = spare;
  spares.used += 1;
  return spare;
}

/** Bytes of a text; behind `end` stand a quote, a line feed, a quote and a line feed that are not part of it. */
export type TextBytes = { readonly bytes: Uint8Array; readonly end: number; readonly offset: number };

/** Reads records until the block is full or the bytes end; answers the position after the last whole record. */
export function readRecords(block: Block, text: TextBytes, from: number): number {
  const { bytes, end, offset } = text;
  let at = from;
  while (block.rows < block.maxRows && !block.isUneven) {
    at = skipEmpty(block, bytes, at);
    if (at >= end) return Math.min(at, end);
    const next = readRecord(block, text, at);
    if (next < 0) return at;
    block.offsets[block.rows] = offset + at;
    block.rows += 1;
    at = next;
  }
  return at;
}

/** Records without a byte are none. */
function skipEmpty({ ends }: Block, bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === lineFeed || (bytes[at] === carriageReturn && ends.lineEnd === carriageReturn && bytes[at + 1] === lineFeed)) at += 1;
  return at;
}

/** The position after a record, or -1 where the bytes end before it does. */
function readRecord(block: Block, text: TextBytes, from: number): number {
  const { bytes, end } = text;
  const { columns, ends } = block;
  const last = columns.length - 1;
  let at = from;
  for (let index = 0; index <= last; index += 1) {
    const column = columns[index];
    if (column === undefined) return -1;
    at = readInto(block, column, text, at);
    if (at >= end) return -1;
    const byte = bytes[at];
    if (index < last ? byte !== ends.delimiter : byte !== lineFeed && byte !== ends.lineEnd) {
      block.isUneven = true;
      return at;
    }
    at += 1;
  }
  return bytes[at - 1] === lineFeed ? at : at + 1;
}

function readInto(block: Block, column: BlockColumn, { bytes, end }: { bytes: Uint8Array; end: number }, from: number): number {
  if (column.kind === 'skip') return skipCell(bytes, from, block.ends);
  const { rows, cell, amount, ends } = block;
  if (column.kind === 'amount') {
    const after = readAmount(amount, bytes, from, column.format);
    if (after >= 0 && endsCell(bytes[after], ends)) {
      column.amounts[rows * 2] = amount.low;
      column.amounts[rows * 2 + 1] = amount.high;
      return after;
    }
  }
  const at = readCell(cell, bytes, from, ends);
  // A cell that the bytes cut is none.
  if (at >= end) return at;
  const code = codeOf(column.dictionary, bytes, cell);
  if (column.kind === 'text') column.codes[rows] = code;
  else {
    column.amounts[rows * 2] = code;
    column.amounts[rows * 2 + 1] = noAmount;
  }
  return at;
}
