import { clearCell, columnOf, kindOf, letters, wholeNumber } from './xlsx-cell.ts';
import type { RawCell } from './xlsx-cell.ts';
import { doubleQuote, equalsSign, nextBracket, nextByte, space } from './xlsx-tags.ts';

/** Bytes that are looked at without asking whether they are there; asking after the end once would make every later look slow. */
const lookAhead = 8;

/**
 * Reads a cell that is written as nearly all are, `<c r="A1" s="1" t="s"><v>5</v></c>`, in a third of the time that
 * `readCell` takes. Returns where it ends; 0 when it is written in any other way, is cut off or is no cell.
 */
export function readPlainCell(cell: RawCell, bytes: Buffer, from: number): number {
  const last = bytes.length - lookAhead;
  if (from > last || bytes[from + 1] !== 0x63) return 0;
  clearCell(cell);
  let at = from + 2;
  while (at <= last && beginsAttribute(bytes, at)) at = readAttribute(cell, bytes, at + 1);
  if (at > last || !opensValue(bytes, at)) return 0;
  const end = nextBracket(bytes, at + 4);
  if (end < 0 || end > last || !closesCell(bytes, end)) return 0;
  const { value } = cell;
  if (value.bytes !== bytes) value.bytes = bytes;
  value.from = at + 4;
  value.to = end;
  return end + 8;
}

function beginsAttribute(bytes: Buffer, at: number): boolean {
  return bytes[at] === space && bytes[at + 2] === equalsSign && bytes[at + 3] === doubleQuote;
}

/** Reads an attribute with a name of one letter and returns where it ends: behind all bytes when it is cut off. */
function readAttribute(cell: RawCell, bytes: Buffer, at: number): number {
  const from = at + 3;
  const to = nextByte(bytes, from, doubleQuote);
  const letter = bytes[at];
  if (letter === letters.reference) cell.column = columnOf(bytes, from);
  else if (letter === letters.style) cell.style = wholeNumber(bytes, from, to);
  else if (letter === letters.kind) cell.kind = kindOf(bytes, from, to);
  return to < 0 ? bytes.length : to + 1;
}

/** `><v>` */
function opensValue(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x3e && bytes[at + 1] === 0x3c && bytes[at + 2] === 0x76 && bytes[at + 3] === 0x3e;
}

/** `</v></c>` */
function closesCell(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 1] === 0x2f &&
    bytes[at + 2] === 0x76 &&
    bytes[at + 3] === 0x3e &&
    bytes[at + 4] === 0x3c &&
    bytes[at + 5] === 0x2f &&
    bytes[at + 6] === 0x63 &&
    bytes[at + 7] === 0x3e
  );
}
