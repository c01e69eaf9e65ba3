import { wholeNumber } from './xlsx-cell.ts';
import type { RawCell } from './xlsx-cell.ts';
import type { Content } from './xlsx-content.ts';
import type { NumberForm } from './xlsx-format.ts';
import { percentText, plainNumber } from './xlsx-number.ts';
import { workbookDamage } from './xlsx-refusal.ts';
import type { SerialText } from './xlsx-serial.ts';
import type { CellStyles } from './xlsx-styles.ts';
import { space } from './xlsx-tags.ts';
import { decodeText } from './xlsx-text.ts';

/** What cells refer to. */
export type CellContext = {
  readonly texts: readonly string[];
  readonly styles: CellStyles;
  readonly serials: SerialText;
};

const zero = 0x30;
const nine = 0x39;
const minus = 0x2d;
const point = 0x2e;
const lowerT = 0x74;
const one = 0x31;
/** A number of at most this many bytes has at most the 15 digits that Excel shows. */
const maxExactBytes = 16;

/** The text of a cell: numbers as plain decimals, dates as ISO text, ratios with a percent format as percentages. */
export function cellText(cell: RawCell, context: CellContext): string {
  const { value, kind } = cell;
  switch (kind) {
    case 'number':
      return numberText(value, context.styles.forms[cell.style] ?? 'plain', context.serials);
    case 'shared':
      return sharedText(value, context.texts);
    case 'text':
      return cell.inline ?? textOf(value);
    case 'boolean':
      return booleanText(value);
    case 'error':
      return textOf(value);
    case 'day':
      return dayText(textOf(value));
  }
}

function textOf({ bytes, from, to }: Content): string {
  return decodeText(bytes, from, to);
}

function sharedText(value: Content, texts: readonly string[]): string {
  trim(value);
  if (value.to === value.from) return '';
  const text = texts[wholeNumber(value.bytes, value.from, value.to)];
  if (text === undefined) throw workbookDamage('a cell refers to a text that is not there');
  return text;
}

function booleanText(value: Content): string {
  trim(value);
  if (value.to === value.from) return '';
  const first = value.bytes[value.from] ?? 0;
  return first === one || (first | 0x20) === lowerT ? 'TRUE' : 'FALSE';
}

/** A day of strict workbooks, `2025-06-01T13:45:00.000`; midnight is left out. */
function dayText(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d*)?Z?)?$/u.exec(text.trim());
  if (match === null) return text;
  const [, day = '', time = '00:00:00'] = match;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function numberText(value: Content, form: NumberForm, serials: SerialText): string {
  trim(value);
  const { bytes, from, to } = value;
  if (form === 'plain' && isExact(value)) return bytes.toString('latin1', from, to);
  if (form === 'date') {
    const day = wholeNumber(bytes, from, to);
    if (day >= 0) return serials.date(day) ?? String(day);
  }
  return formedText(textOf(value), form, serials);
}

function formedText(text: string, form: NumberForm, serials: SerialText): string {
  switch (form) {
    case 'plain':
      return plainNumber(text);
    case 'percent':
      return percentText(text);
    case 'percent-sign':
      return text === '' ? '' : `${plainNumber(text)}%`;
    case 'date':
    case 'time':
    case 'duration':
      return (text === '' ? null : serials[form](Number(text))) ?? plainNumber(text);
  }
}

/** A short decimal that `plainNumber` would return as it is. */
function isExact({ bytes, from, to }: Content): boolean {
  if (to - from > maxExactBytes) return false;
  const start = bytes[from] === minus ? from + 1 : from;
  const points = countPoints(bytes, start, to);
  if (points === 0) return bytes[start] !== zero || to - from === 1;
  return points === 1 && isTidy(bytes, start, to);
}

/** Decimal points among digits; -1 when there is anything else, or nothing. */
function countPoints(bytes: Buffer, from: number, to: number): number {
  let points = from < to ? 0 : -1;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === point) points += 1;
    else if (byte < zero || byte > nine) return -1;
  }
  return points;
}

/** Digits stand on both sides of the point, and no zero too many. */
function isTidy(bytes: Buffer, from: number, to: number): boolean {
  const first = bytes[from];
  const last = bytes[to - 1];
  const startsWell = first !== point && (first !== zero || bytes[from + 1] === point);
  return startsWell && last !== point && last !== zero;
}

/** Space around numbers comes from writers that indent their XML. */
function trim(value: Content): void {
  const { bytes } = value;
  while (value.from < value.to && (bytes[value.from] ?? 0) <= space) value.from += 1;
  while (value.to > value.from && (bytes[value.to - 1] ?? 0) <= space) value.to -= 1;
}
