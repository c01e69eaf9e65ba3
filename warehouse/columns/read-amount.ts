import { lineFeed, quoteMark } from '../files/record-shape.ts';
import type { CellEnds } from './read-cell.ts';

/**
 * How the numbers of a column are written, as far as they are read here: digits, groups of three, a decimal mark, a
 * minus sign in front, and marks around them.
 */
export type AmountFormat = {
  /** Marks between digits; those of a cell without quotes leave out the delimiter. */
  readonly quoted: DigitMarks;
  readonly bare: DigitMarks;
  /** Bytes that may stand before and after the digits. */
  readonly prefixes: readonly Uint8Array[];
  readonly suffixes: readonly Uint8Array[];
  /** Decimals that a cell may have: 6 where it holds units, 0 where it holds millionths. */
  readonly decimals: number;
};

/** Bytes, or -1 where a column has no such mark. */
export type DigitMarks = { readonly decimal: number; readonly group: number };

/** A number in millionths, as the two halves of a 64-bit integer; one object is filled again and again. */
export type Amount = {
  low: number;
  high: number;
  /** The digits as a whole number, how many they are, how many stand before the decimal mark and before the last group mark. */
  value: number;
  digits: number;
  whole: number;
  grouped: number;
};

const minusSign = 0x2d;
const zero = 0x30;
/** Every number of so many digits is exact in a double. */
const maxDigits = 15;
const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const;
const wordSize = 4_294_967_296;

/** Reads the number that begins at a position; answers the position after its cell, or -1 where the cell is anything else. */
export function readAmount(amount: Amount, bytes: Uint8Array, from: number, format: AmountFormat): number {
  const isQuoted = bytes[from] === quoteMark;
  let at = isQuoted ? from + 1 : from;
  const isNegative = bytes[at] === minusSign;
  if (isNegative) at += 1;
  if (format.prefixes.length > 0) at += markLength(format.prefixes, bytes, at);
  at = readDigits(amount, bytes, at, isQuoted ? format.quoted : format.bare);
  if (at < 0 || !scale(amount, format.decimals, isNegative)) return -1;
  if (format.suffixes.length > 0) at += markLength(format.suffixes, bytes, at);
  if (!isQuoted) return at;
  return bytes[at] === quoteMark ? at + 1 : -1;
}

/** Whether a byte ends a cell whose closing quote, if any, has been read. */
export function endsCell(byte: number | undefined, { delimiter, lineEnd }: CellEnds): boolean {
  return byte === delimiter || byte === lineFeed || byte === lineEnd;
}

/** The position after the digits, or -1 where there are none or their marks are out of place. */
function readDigits(amount: Amount, bytes: Uint8Array, from: number, { decimal, group }: DigitMarks): number {
  amount.value = 0;
  amount.digits = 0;
  amount.whole = -1;
  amount.grouped = -1;
  let at = readRun(amount, bytes, from);
  let mark = bytes[at];
  while (amount.whole < 0 && (mark === decimal || mark === group)) {
    if (!isPlaced(amount, mark === group)) return -1;
    if (mark === group) amount.grouped = amount.digits;
    else amount.whole = amount.digits;
    at = readRun(amount, bytes, at + 1);
    mark = bytes[at];
  }
  return endDigits(amount) ? at : -1;
}

function readRun(amount: Amount, bytes: Uint8Array, from: number): number {
  let { value } = amount;
  let at = from;
  let digit = (bytes[at] ?? 0) - zero;
  while (digit >= 0 && digit <= 9) {
    value = value * 10 + digit;
    at += 1;
    digit = (bytes[at] ?? 0) - zero;
  }
  amount.value = value;
  amount.digits += at - from;
  return at;
}

/** Whether digits may end, or a group may begin, after those that were read. */
function isPlaced({ digits, grouped }: Amount, isGroup: boolean): boolean {
  if (grouped >= 0) return digits - grouped === 3;
  return digits > 0 && (!isGroup || digits <= 3);
}

/** False where a decimal mark has nothing behind it, or a group is too short. */
function endDigits(amount: Amount): boolean {
  if (amount.whole >= 0) return amount.digits > amount.whole;
  amount.whole = amount.digits;
  return isPlaced(amount, false);
}

/** False where the number is too long to be exact. */
function scale(amount: Amount, decimals: number, isNegative: boolean): boolean {
  const { digits, whole } = amount;
  const power = powers[decimals - (digits - whole)];
  if (power === undefined || digits > maxDigits) return false;
  const millionths = amount.value * power;
  if (millionths > Number.MAX_SAFE_INTEGER) return false;
  const signed = isNegative ? -millionths : millionths;
  amount.low = signed | 0;
  amount.high = Math.floor(signed / wordSize);
  return true;
}

function markLength(marks: readonly Uint8Array[], bytes: Uint8Array, at: number): number {
  for (const mark of marks) {
    let length = 0;
    while (length < mark.length && bytes[at + length] === mark[length]) length += 1;
    if (length === mark.length) return length;
  }
  return 0;
}
