import { addDays, dayFromNumber, dayFromParts, dayNumber, daysInMonth } from './day.ts';
import { isWeekdayName, monthOfName } from './month-names.ts';
import { tidyCell } from './number-cell.ts';

/** Order of the parts of a date as one column writes it. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** How the dates of one column are written; `kind` decides which fields matter. */
export type DateFormat =
  /** `2025-06-01`, `2025/6/1`, `20250601`, `6/1/2025`, `01.06.25`, all optionally followed by a time of day. */
  | {
      readonly kind: 'numeric';
      readonly order: DateOrder;
      readonly separator: '-' | '/' | '.' | '';
      readonly twoDigitYear: boolean;
      readonly hasTime: boolean;
    }
  /** `Thu, 5 Feb 2026`, `Feb 1, 2020`, `1. Sept. 2026`: month names of one language. */
  | { readonly kind: 'named'; readonly order: DateOrder; readonly language: 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' }
  /** `2024-03-01 - 2024-03-11`: start and end in one cell. */
  | { readonly kind: 'range'; readonly of: DateFormat; readonly separator: string }
  /** `2025-06` or `Jun 2025`: a whole month. */
  | { readonly kind: 'month'; readonly named: boolean }
  /** `0000`, `0001`: days since the period's start (GA4). */
  | { readonly kind: 'nth-day'; readonly start: string }
  /** Excel serial days; `epoch1904` on old Mac workbooks. */
  | { readonly kind: 'serial'; readonly epoch1904: boolean };

/** The days of one cell, both ends included; `hour` 0–23 is null when the cell states none. */
export type ParsedDate = { readonly start: string; readonly end: string; readonly hour: number | null };

const LONGEST_CELL = 80;
/** Outside these years a date is a placeholder (0001, 1899, 9999) or an id that looks like one. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;
/** A date and its time of day, in figures (`2026-02-05T11:00`) and in words (`5 Feb 2026, 11:00`). */
const TIMED_FIGURES = /^(\S+?)(?:,? +|T(?=\d))(\d.*)$/u;
const TIMED_WORDS = /^(.*\D\d{2,4}),? +(\d{1,2}:\d{2}.*)$/u;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([ap])\.? ?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?$/iu;
/** Words between the parts of a written date: `1 de junio de 2026`, `the 1st of June`, `terça-feira`. */
const FILLER = new Set(['de', 'del', 'of', 'the', 'den', 'le', 'do', 'di', 'feira']);
const EPOCH_1900 = dayNumber('1899-12-30');
const EPOCH_1904 = dayNumber('1904-01-01');

/**
 * Reads one cell with its column's format. Returns null when the cell is blank, written otherwise, or names a day
 * that the calendar or the years 1970–2099 do not have.
 */
export function parseDate(cell: string, format: DateFormat): ParsedDate | null {
  const text = tidyCell(cell);
  if (text === '' || text.length > LONGEST_CELL) return null;
  switch (format.kind) {
    case 'numeric':
      return parseNumeric(text, format);
    case 'named':
      return parseNamed(text, format.order);
    case 'range':
      return parseRange(text, format);
    case 'month':
      return format.named ? parseNamedMonth(text) : parseNumericMonth(text);
    case 'nth-day':
      return /^\d{1,4}$/u.test(text) ? wholeDay(addDays(format.start, Number(text))) : null;
    case 'serial':
      return parseSerial(text, format.epoch1904 ? EPOCH_1904 : EPOCH_1900);
  }
}

/** Splits at the only place where the separator stands; null when it stands nowhere or more than once. */
export function splitRange(tidied: string, separator: string): readonly [string, string] | null {
  const [first, second, ...more] = tidied.split(separator);
  if (first === undefined || second === undefined || more.length > 0) return null;
  return [first.trim(), second.trim()];
}

type Timed = { readonly date: string; readonly hour: number | null };

function parseNumeric(text: string, format: Extract<DateFormat, { kind: 'numeric' }>): ParsedDate | null {
  const timed = format.hasTime ? splitTime(text, format.separator === '') : { date: text, hour: null };
  if (timed === null) return null;
  const parts = format.separator === '' ? /^(\d{4})(\d{2})(\d{2})$/u.exec(timed.date)?.slice(1) : timed.date.split(format.separator);
  if (parts === undefined || parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/u.test(part))) return null;
  const day = dayFromOrdered(parts, format.order, format.twoDigitYear ? 2 : 4);
  return day === null ? null : { ...wholeDay(day), hour: timed.hour };
}

function dayFromOrdered(parts: readonly string[], order: DateOrder, yearDigits: 2 | 4): string | null {
  const at = (part: 'y' | 'm' | 'd') => parts[order.indexOf(part)] ?? '';
  if (at('y').length !== yearDigits || at('m').length > 2 || at('d').length > 2) return null;
  return plausibleDay(yearOf(at('y')), Number(at('m')), Number(at('d')));
}

/** Two digits are the years 1970 to 2069, as POSIX reads them. */
function yearOf(text: string): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function plausibleDay(year: number, month: number, day: number): string | null {
  return year >= FIRST_YEAR && year <= LAST_YEAR ? dayFromParts(year, month, day) : null;
}

/** Takes `11:00:00.000`, `5:00 PM`, `T05:00Z`, Microsoft's `|7` and the two last digits of `YYYYMMDDHH` off a date. */
function splitTime(text: string, isCompact: boolean): Timed | null {
  const [left = '', piped, ...more] = text.split('|');
  const timed =
    isCompact && /^\d{10}$/u.test(left) ? { date: left.slice(0, 8), hour: Number(left.slice(8)) } : splitClock(left, TIMED_FIGURES);
  if (timed === null || more.length > 0) return null;
  const hour = piped === undefined ? timed.hour : hourAfterBar(piped);
  return hour === null || hour <= 23 ? { date: timed.date, hour } : null;
}

/** NaN, which is within no day, for anything but one or two digits. */
function hourAfterBar(piped: string): number {
  return /^\d{1,2}$/u.test(piped) ? Number(piped) : Number.NaN;
}

function splitClock(text: string, timedForm: RegExp): Timed | null {
  const match = timedForm.exec(text);
  if (match === null) return { date: text, hour: null };
  const hour = hourOfClock(match[2] ?? '');
  return hour === null ? null : { date: match[1] ?? '', hour };
}

function hourOfClock(clock: string): number | null {
  const match = CLOCK.exec(clock);
  if (match === null) return null;
  const [, hourText = '', minutes = '', seconds = '0', half] = match;
  const hour = Number(hourText);
  if (Number(minutes) > 59 || Number(seconds) > 60) return null;
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function parseNamed(text: string, order: DateOrder): ParsedDate | null {
  const timed = splitClock(text, TIMED_WORDS);
  if (timed === null) return null;
  const day = dayFromWords(withoutWeekday(wordsOf(timed.date)), order);
  return day === null ? null : { ...wholeDay(day), hour: timed.hour };
}

/** Four words begin with the weekday; `mar` is both French Tuesday and March. */
function withoutWeekday(words: readonly string[]): readonly string[] {
  return words.length === 4 && isWeekdayName(words[0] ?? '') ? words.slice(1) : words;
}

function dayFromWords(words: readonly string[], order: DateOrder): string | null {
  if (words.length !== 3) return null;
  const at = (part: 'y' | 'm' | 'd') => words[order.indexOf(part)] ?? '';
  const month = monthOfName(at('m'));
  const dayOfMonth = /^(\d{1,2})(?:st|nd|rd|th|er|re|\u00BA|\u00B0|\u00AA)?$/iu.exec(at('d'))?.[1];
  // `05-Feb-26` ends in the year: only four digits can begin with it.
  const yearText = order === 'ymd' ? /^\d{4}$/u : /^(?:\d{2}|\d{4})$/u;
  if (month === null || dayOfMonth === undefined || !yearText.test(at('y'))) return null;
  return plausibleDay(yearOf(at('y')), month, Number(dayOfMonth));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s.,/-]+/u).filter((word) => word !== '' && !FILLER.has(word.toLowerCase()));
}

function parseRange(text: string, format: Extract<DateFormat, { kind: 'range' }>): ParsedDate | null {
  // A range of ranges would let a format recurse without end.
  const halves = format.of.kind === 'range' ? null : splitRange(text, format.separator);
  if (halves === null) return null;
  const start = parseDate(halves[0], format.of);
  const end = parseDate(halves[1], format.of);
  if (start === null || end === null || end.end < start.start) return null;
  return { start: start.start, end: end.end, hour: null };
}

function parseNamedMonth(text: string): ParsedDate | null {
  const words = wordsOf(text);
  if (words.length !== 2) return null;
  const yearAt = /^\d{4}$/u.test(words[0] ?? '') ? 0 : 1;
  const year = words[yearAt] ?? '';
  const month = monthOfName(words[1 - yearAt] ?? '');
  return month === null || !/^\d{4}$/u.test(year) ? null : wholeMonth(Number(year), month);
}

function parseNumericMonth(text: string): ParsedDate | null {
  const yearFirst = /^(\d{4})[-/.]?(\d{2})$|^(\d{4})[-/.](\d)$/u.exec(text);
  if (yearFirst !== null) return wholeMonth(Number(yearFirst[1] ?? yearFirst[3]), Number(yearFirst[2] ?? yearFirst[4]));
  const monthFirst = /^(\d{1,2})[-/.](\d{4})$/u.exec(text);
  return monthFirst === null ? null : wholeMonth(Number(monthFirst[2]), Number(monthFirst[1]));
}

function wholeMonth(year: number, month: number): ParsedDate | null {
  const start = plausibleDay(year, month, 1);
  return start === null ? null : { start, end: addDays(start, daysInMonth(year, month) - 1), hour: null };
}

/** Excel counts days; the fraction is the time of day, which an hour column rounds up or down by less than a second. */
function parseSerial(text: string, epoch: number): ParsedDate | null {
  const match = /^(\d{5})(?:\.(\d{1,15}))?$/u.exec(text);
  if (match === null) return null;
  const day = dayFromNumber(Number(match[1]) + epoch);
  const year = Number(day.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const hour = match[2] === undefined || /^0+$/u.test(match[2]) ? null : Math.min(23, Math.floor(Number(`0.${match[2]}`) * 24 + 0.0003));
  return { ...wholeDay(day), hour };
}

function wholeDay(day: string): ParsedDate {
  return { start: day, end: day, hour: null };
}
