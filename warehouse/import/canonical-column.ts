import { daysBetween, parseMillionths } from '@pca/engine';

import { noAmount, spareOf } from '../columns/read-block.ts';
import type { RowBlock } from '../columns/read-block.ts';
import { amountChunk, codedChunk, constantChunk } from '../columns/parquet-page.ts';
import type { Amounts, ColumnChunk } from '../columns/parquet-page.ts';
import type { CellQuestion } from './cell-answers.ts';
import type { AmountPart, CanonicalColumn, CellSql } from './column-plan.ts';
import { unreadable } from './number-sql.ts';

/** Turns the cells of a block into one canonical column, when its questions are answered. */
export type ColumnWriter = {
  readonly questions: readonly CellQuestion[];
  readonly chunk: (block: RowBlock) => ColumnChunk;
};

/** Distinct values of a column, and the place of each in plain encoding. */
export type ValueList = { readonly places: Map<string, number>; readonly entries: Buffer[]; readonly encode: (value: string) => Buffer };

/** A day or an amount that the canonical table cannot hold in this way; the whole table is read in another. */
export class UnfitValue extends Error {}

/** A writer for the cells of one reader; several of them share the list of a column's values. */
export function columnWriter(column: CanonicalColumn, list: ValueList): ColumnWriter {
  if (column.kind === 'amount') return amountWriter(column.parts);
  return column.kind === 'coded'
    ? codedWriter(column.values, list)
    : { questions: [], chunk: ({ rows }) => constantChunk(list.entries[0] ?? null, rows) };
}

export function newValueList(type: 'text' | 'day'): ValueList {
  return { places: new Map(), entries: [], encode: encoder(type) };
}

export function placeOf({ places, entries, encode }: ValueList, value: string): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, entries.length);
  entries.push(encode(value));
  return entries.length - 1;
}

/** Codes into a list of values as a chunk. */
export function listChunk({ entries }: ValueList, codes: Int32Array, rows: number): ColumnChunk {
  return codedChunk({ codes, rows }, entries.length, (code) => entries[code] ?? Buffer.alloc(0));
}

function encoder(type: 'text' | 'day'): (value: string) => Buffer {
  return type === 'text' ? encodeText : encodeDay;
}

function encodeText(value: string): Buffer {
  const entry = Buffer.allocUnsafe(4 + Buffer.byteLength(value));
  entry.writeUInt32LE(entry.length - 4);
  entry.write(value, 4);
  return entry;
}

function encodeDay(value: string): Buffer {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) throw new UnfitValue(`a day of "${value}"`);
  const entry = Buffer.allocUnsafe(4);
  entry.writeInt32LE(daysBetween('1970-01-01', value));
  return entry;
}

function codedWriter(values: readonly CellSql[], list: ValueList): ColumnWriter {
  const sources = values.map((source) => ({ ...source, places: new Array<number>() }));
  const questions = sources.map(({ column, sql, places }): CellQuestion => {
    return { kind: 'value', column, sql, accept: (code, value) => void (places[code] = value === null ? -1 : placeOf(list, value)) };
  });
  let scratch = new Int32Array(0);
  const chunk = (block: RowBlock): ColumnChunk => {
    if (scratch.length < block.rows) scratch = new Int32Array(block.maxRows);
    const codes = scratch.subarray(0, block.rows).fill(-1);
    for (const { column, places } of sources.toReversed()) overlay(codes, block.columns[column]?.codes ?? codes, places);
    return listChunk(list, codes, block.rows);
  };
  return { questions, chunk };
}

/** Places of the cells that have a value replace what stood there. */
function overlay(codes: Int32Array, cells: Int32Array, places: readonly number[]): void {
  for (let row = 0; row < codes.length; row += 1) {
    const place = places[cells[row] ?? -1] ?? -1;
    if (place >= 0) codes[row] = place;
  }
}

/** Amounts of the cells that are no plain numbers, by code; nothing where a cell has none. */
type OddAmounts = (Halves | undefined)[];
type Halves = { readonly low: number; readonly high: number };
type PartSource = { readonly column: number; readonly odd: OddAmounts; readonly open: ReadonlySet<number> | null; readonly gate: number };

const wordSize = 4_294_967_296;
const unreadableHalves = halvesOf(unreadable);

function amountWriter(parts: readonly AmountPart[]): ColumnWriter {
  const read = parts.map(partSource);
  const chunk = (block: RowBlock): ColumnChunk => {
    const [first, ...more] = read.map(({ source }) => partAmounts(source, block));
    if (first === undefined) throw new Error('an amount without columns');
    const sum = more.reduce((before, next) => added(before, next, block.rows), first);
    return amountChunk(sum, block.rows, () => spareOf(block));
  };
  return { questions: read.flatMap(({ questions }) => questions), chunk };
}

function partSource({ column, sql, gate }: AmountPart): { readonly source: PartSource; readonly questions: readonly CellQuestion[] } {
  const odd: OddAmounts = [];
  const open = gate === null ? null : new Set<number>();
  const amounts: CellQuestion = { kind: 'amount', column, sql, accept: (code, value) => void (odd[code] = halvesOf(value)) };
  const source = { column, odd, open, gate: gate?.column ?? -1 };
  if (gate === null) return { source, questions: [amounts] };
  return { source, questions: [amounts, { kind: 'flag', ...gate, accept: (code) => void open?.add(code) }] };
}

function halvesOf(text: string): Halves {
  const millionths = parseMillionths(text);
  if (millionths === null) throw new UnfitValue(`an amount of "${text}"`);
  const words = new Int32Array(BigInt64Array.of(millionths).buffer);
  return { low: words[0] ?? 0, high: words[1] ?? 0 };
}

/** The numbers of a column as they were read, and those of its other cells in their place. */
function partAmounts(source: PartSource, block: RowBlock): Amounts {
  const { columns, rows } = block;
  const read = columns[source.column]?.amounts ?? new Int32Array(rows * 2);
  let amounts = read;
  let nulls = closedRows(source, columns[source.gate]?.codes, rows);
  for (let row = 0; row < rows; row += 1) {
    if (read[row * 2 + 1] !== noAmount) continue;
    const other = source.odd[read[row * 2] ?? -1];
    if (other === undefined) {
      nulls ??= new Uint8Array(rows);
      nulls[row] = 1;
    } else {
      if (amounts === read) amounts = copied(read, spareOf(block));
      amounts[row * 2] = other.low;
      amounts[row * 2 + 1] = other.high;
    }
  }
  return { amounts, nulls };
}

function copied(from: Int32Array, to: Int32Array): Int32Array {
  to.set(from);
  return to;
}

/** Rows for which the gate is not open; null where there is no gate. */
function closedRows({ open }: PartSource, gates: Int32Array | undefined, rows: number): Uint8Array | null {
  if (open === null || gates === undefined) return null;
  return Uint8Array.from({ length: rows }, (_, row) => (open.has(gates[row] ?? -1) ? 0 : 1));
}

/** The sum of two columns row by row: unreadable where one of them is, null where both are. */
function added(a: Amounts, b: Amounts, rows: number): Amounts {
  const amounts = new Int32Array(rows * 2);
  const nulls = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const isUnreadable = isUnreadableAt(a, row) || isUnreadableAt(b, row);
    const sum = isUnreadable ? 0 : valueAt(a, row) + valueAt(b, row);
    if (!Number.isSafeInteger(sum)) throw new UnfitValue(`a sum of ${sum}`);
    nulls[row] = a.nulls?.[row] === 1 && b.nulls?.[row] === 1 ? 1 : 0;
    amounts[row * 2] = isUnreadable ? unreadableHalves.low : sum | 0;
    amounts[row * 2 + 1] = isUnreadable ? unreadableHalves.high : Math.floor(sum / wordSize);
  }
  return { amounts, nulls };
}

function isUnreadableAt({ amounts, nulls }: Amounts, row: number): boolean {
  return nulls?.[row] !== 1 && amounts[row * 2] === unreadableHalves.low && amounts[row * 2 + 1] === unreadableHalves.high;
}

function valueAt({ amounts, nulls }: Amounts, row: number): number {
  return nulls?.[row] === 1 ? 0 : (amounts[row * 2 + 1] ?? 0) * wordSize + ((amounts[row * 2] ?? 0) >>> 0);
}
