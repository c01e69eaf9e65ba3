import { lineFeed, quoteMark } from '../files/record-shape.ts';
import { emptyHash, mixed, unquoted } from './byte-dictionary.ts';
import type { CellBytes } from './byte-dictionary.ts';

/** Bytes that end a cell outside quotes. */
export type CellEnds = {
  readonly delimiter: number;
  /** The carriage return where lines end with one, else the line feed again. */
  readonly lineEnd: number;
};

/**
 * Reads the cell that begins at a position and returns the position after it. The bytes end with a quote and a line
 * feed that are not part of the text, so that no loop here asks for the end: a cell that reaches them was cut.
 */
export function readCell(cell: CellBytes, bytes: Uint8Array, from: number, ends: CellEnds): number {
  if (bytes[from] === quoteMark) return readQuoted(cell, bytes, from);
  const { delimiter, lineEnd } = ends;
  let hash = emptyHash;
  let at = from;
  let byte = bytes[at] ?? lineFeed;
  while (byte !== delimiter && byte !== lineFeed && byte !== lineEnd) {
    hash = mixed(hash, byte);
    at += 1;
    byte = bytes[at] ?? lineFeed;
  }
  cell.start = from;
  cell.end = at;
  cell.hash = hash;
  return at;
}

/** The position after the cell that begins at a position. */
export function skipCell(bytes: Uint8Array, from: number, { delimiter, lineEnd }: CellEnds): number {
  let at = from;
  if (bytes[at] === quoteMark) {
    do {
      at += 1;
      while (bytes[at] !== quoteMark) at += 1;
      at += 1;
    } while (bytes[at] === quoteMark);
    return at;
  }
  let byte = bytes[at] ?? lineFeed;
  while (byte !== delimiter && byte !== lineFeed && byte !== lineEnd) {
    at += 1;
    byte = bytes[at] ?? lineFeed;
  }
  return at;
}

/** The quotes around the cell and the doubled ones inside belong to its bytes. */
function readQuoted(cell: CellBytes, bytes: Uint8Array, from: number): number {
  let hash = emptyHash;
  let at = from;
  do {
    at += 1;
    let byte = bytes[at] ?? quoteMark;
    while (byte !== quoteMark) {
      hash = mixed(hash, byte);
      at += 1;
      byte = bytes[at] ?? quoteMark;
    }
    at += 1;
  } while (bytes[at] === quoteMark);
  cell.start = from;
  cell.end = at;
  cell.hash = hash;
  return at;
}

/** The texts of a record's cells, without the quotes of the CSV layer; as many as the table has columns. */
export function cellsOf(record: Uint8Array, ends: CellEnds, columns: number): readonly string[] {
  const bytes = Buffer.concat([record, Buffer.of(lineFeed)]);
  const cell: CellBytes = { start: 0, end: 0, hash: 0 };
  const cells: string[] = [];
  let at = 0;
  while (cells.length < columns) {
    at = readCell(cell, bytes, at, ends) + 1;
    cells.push(unquoted(bytes.toString('utf8', cell.start, cell.end)));
  }
  return cells;
}
