import { readContent } from './xlsx-content.ts';
import type { Content } from './xlsx-content.ts';
import { newRichText, readRichText } from './xlsx-rich-text.ts';
import type { RichText } from './xlsx-rich-text.ts';
import { doubleQuote, nameCode, newTag, nextBracket, nextByte, readTag, singleQuote, space } from './xlsx-tags.ts';
import type { Tag } from './xlsx-tags.ts';

/** What a cell holds, as its `t` attribute says. */
export type CellKind = 'number' | 'shared' | 'text' | 'boolean' | 'error' | 'day';

/** A cell as it is written; one object is filled again and again, because a sheet holds tens of millions. */
export type RawCell = {
  /** From 0; stays -1 when the cell does not say. */
  column: number;
  style: number;
  kind: CellKind;
  /** Text of an inline string; null when the cell has none. */
  inline: string | null;
  /** The value as bytes; it is empty when the cell has none. */
  readonly value: Content;
  readonly rich: RichText;
  readonly tag: Tag;
};

const names = { cell: nameCode('c'), value: nameCode('v'), inline: nameCode('is') };
/** Names of the attributes that matter: the place, the style, the kind. */
export const letters = { reference: 0x72, style: 0x73, kind: 0x74 };
const zero = 0x30;
const nine = 0x39;
/** More letters than the columns of any sheet have. */
const maxLetters = 4;
const maxDigits = 15;

export function newCell(): RawCell {
  const value = { bytes: Buffer.alloc(0), from: 0, to: 0 };
  return { column: -1, style: 0, kind: 'number', inline: null, value, rich: newRichText(), tag: newTag() };
}

/** Reads the cell whose start tag is `start`. Returns where it ends, -1 when the bytes end before. */
export function readCell(cell: RawCell, bytes: Buffer, start: Tag): number {
  clearCell(cell);
  readAttributes(cell, bytes, start);
  return start.kind === 'empty' ? start.to : readValue(cell, bytes, start.to);
}

/** Number of the row whose start tag is `start`; -1 when it names none. */
export function rowNumber(bytes: Buffer, start: Tag): number {
  for (let at = start.attributesFrom; at < start.to; at += 1) {
    const quote = bytes[at];
    if (quote !== doubleQuote && quote !== singleQuote) continue;
    const to = nextByte(bytes, at + 1, quote);
    if (attributeLetter(bytes, at) === letters.reference) return wholeNumber(bytes, at + 1, to);
    at = to;
  }
  return -1;
}

/** A number of at most 15 digits and nothing else; -1 for anything else. */
export function wholeNumber(bytes: Buffer, from: number, to: number): number {
  if (to <= from || to - from > maxDigits) return -1;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return -1;
    number = number * 10 + (byte - zero);
  }
  return number;
}

/** Forgets what the cell before was. */
export function clearCell(cell: RawCell): void {
  cell.column = -1;
  cell.style = 0;
  cell.kind = 'number';
  cell.inline = null;
  cell.value.from = 0;
  cell.value.to = 0;
}

function readValue(cell: RawCell, bytes: Buffer, from: number): number {
  const { tag } = cell;
  let at = from;
  while (true) {
    const bracket = nextBracket(bytes, at);
    if (bracket < 0 || !readTag(tag, bytes, bracket)) return -1;
    at = tag.to;
    if (tag.kind === 'end' && tag.name === names.cell) return at;
    if (tag.kind !== 'start') continue;
    if (tag.name === names.value) at = readContent(cell.value, bytes, at);
    else if (tag.name === names.inline) at = readInline(cell, bytes, at);
    if (at < 0) return -1;
  }
}

function readInline(cell: RawCell, bytes: Buffer, from: number): number {
  const end = readRichText(cell.rich, bytes, { from, closing: names.inline });
  cell.inline = cell.rich.text;
  return end;
}

/** The attributes that matter have names of one letter: `r` the place, `s` the style, `t` the kind. */
function readAttributes(cell: RawCell, bytes: Buffer, tag: Tag): void {
  for (let at = tag.attributesFrom; at < tag.to; at += 1) {
    const quote = bytes[at];
    if (quote !== doubleQuote && quote !== singleQuote) continue;
    const to = nextByte(bytes, at + 1, quote);
    const letter = attributeLetter(bytes, at);
    if (letter === letters.reference) cell.column = columnOf(bytes, at + 1);
    else if (letter === letters.style) cell.style = wholeNumber(bytes, at + 1, to);
    else if (letter === letters.kind) cell.kind = kindOf(bytes, at + 1, to);
    at = to;
  }
}

/** The name before a quote when it has one letter, 0 otherwise. */
function attributeLetter(bytes: Buffer, quote: number): number {
  let at = quote - 1;
  while ((bytes[at] ?? 0) <= space) at -= 1;
  at -= 1;
  while ((bytes[at] ?? 0) <= space) at -= 1;
  return (bytes[at - 1] ?? 0) <= space ? (bytes[at] ?? 0) : 0;
}

/** Column of a reference such as `AB12`, from 0; -1 when it names none. */
export function columnOf(bytes: Buffer, from: number): number {
  let column = 0;
  for (let at = from; at < from + maxLetters; at += 1) {
    const letter = (bytes[at] ?? 0) | 0x20;
    if (letter < 0x61 || letter > 0x7a) break;
    column = column * 26 + (letter - 0x60);
  }
  return column - 1;
}

export function kindOf(bytes: Buffer, from: number, to: number): CellKind {
  switch (bytes[from] ?? 0) {
    case 0x73: // `s`, or `str` for the text that a formula gave
      return to - from === 1 ? 'shared' : 'text';
    case 0x69: // `inlineStr`
      return 'text';
    case 0x62:
      return 'boolean';
    case 0x65:
      return 'error';
    case 0x64:
      return 'day';
    default:
      return 'number';
  }
}
