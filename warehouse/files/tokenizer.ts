import { carriageReturn, lineFeed, quoteMark } from './record-shape.ts';

/** What one walk over a record's bytes learns; one object is filled again and again. */
export type RecordWalk = {
  /** Position after the record's line break. */
  next: number;
  /** Position of its line break, or the end of the bytes. */
  end: number;
  width: number;
  hasQuotes: boolean;
  hasBreaks: boolean;
  /** The cells can be taken as they are: no quote inside an unquoted cell, no text after a closing quote, no formula. */
  isClean: boolean;
  /** The bytes end before the record does. */
  isCut: boolean;
};

export function newWalk(): RecordWalk {
  return { next: 0, end: 0, width: 1, hasQuotes: false, hasBreaks: false, isClean: true, isCut: false };
}

/** Walks over the record that begins at a position, by the same rules as the structural scan. */
export function walkRecord(walk: RecordWalk, bytes: Buffer, from: number, delimiter: number): void {
  const length = bytes.length;
  walk.width = 1;
  walk.hasQuotes = false;
  walk.hasBreaks = false;
  walk.isClean = true;
  walk.isCut = false;
  let at = from;
  while (at < length) {
    const byte = bytes[at] ?? 0;
    if (byte === delimiter) walk.width += 1;
    else if (byte <= quoteMark) {
      if (byte === lineFeed || byte === carriageReturn) return endWalk(walk, bytes, at);
      if (byte === quoteMark) at = walkQuote(walk, bytes, { at, from }, delimiter);
    }
    at += 1;
  }
  walk.end = length;
  walk.next = length;
  walk.isCut = true;
}

/** A carriage return at the very end of the bytes may have its line feed in the next ones. */
function endWalk(walk: RecordWalk, bytes: Buffer, at: number): void {
  const isReturn = bytes[at] === carriageReturn;
  walk.end = at;
  walk.next = isReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
  walk.isCut = isReturn && at + 1 === bytes.length;
}

/** Position of the last byte that belongs to the quote: itself, or the closing one. */
function walkQuote(walk: RecordWalk, bytes: Buffer, place: { at: number; from: number }, delimiter: number): number {
  walk.hasQuotes = true;
  const { at, from } = place;
  if (at > from && bytes[at - 1] !== delimiter) {
    walk.isClean = false;
    return at;
  }
  if (bytes[at + 1] === 0x3d && bytes[at + 2] === quoteMark) walk.isClean = false;
  const close = closingQuote(walk, bytes, at + 1);
  const after = bytes[close + 1];
  if (after !== undefined && after !== delimiter && after !== lineFeed && after !== carriageReturn) walk.isClean = false;
  return close;
}

function closingQuote(walk: RecordWalk, bytes: Buffer, from: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > quoteMark) continue;
    if (byte === quoteMark) {
      if (bytes[at + 1] !== quoteMark) return at;
      at += 1;
    } else if (byte === lineFeed || byte === carriageReturn) walk.hasBreaks = true;
  }
  return length;
}

/** The cells of one record, without quotes of the CSV layer and without `="…"` wrappers; never more than `maxCells`. */
export function splitCells(text: string, delimiter: string, maxCells: number): string[] {
  if (!text.includes('"')) return text.split(delimiter, maxCells);
  const cells: string[] = [];
  let at = 0;
  while (cells.length < maxCells) {
    const cell = text.charCodeAt(at) === quoteMark ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
    cells.push(unwrapFormula(cell.text));
    if (cell.end >= text.length) break;
    at = cell.end + 1;
  }
  return cells;
}

type Cell = { readonly text: string; /** Position of the delimiter after it, or the record's end. */ readonly end: number };

function plainCell(text: string, from: number, delimiter: string): Cell {
  const next = text.indexOf(delimiter, from);
  const end = next < 0 ? text.length : next;
  return { text: text.slice(from, end), end };
}

/** Text between the closing quote and the delimiter belongs to the cell, as spreadsheets take it. */
function quotedCell(text: string, from: number, delimiter: string): Cell {
  let close = text.indexOf('"', from + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === quoteMark) close = text.indexOf('"', close + 2);
  if (close < 0) return { text: text.slice(from + 1).replaceAll('""', '"'), end: text.length };
  const rest = plainCell(text, close + 1, delimiter);
  return { text: text.slice(from + 1, close).replaceAll('""', '"') + rest.text, end: rest.end };
}

/** Some platforms wrap cells as formulas so that spreadsheets keep long ids (TikTok GMV Max exports). */
function unwrapFormula(cell: string): string {
  if (!cell.startsWith('="') || cell.length < 3 || !cell.endsWith('"')) return cell;
  return cell.slice(2, -1).replaceAll('""', '"');
}
