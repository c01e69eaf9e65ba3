import { parseDate, splitRange } from './date-cell.ts';
import type { DateFormat, DateOrder } from './date-cell.ts';
import { decideDayOrder } from './day-order.ts';
import type { OrderHints } from './day-order.ts';
import { daysBetween } from './day.ts';
import { foldText, isMonthOf, languages, monthOfName } from './month-names.ts';
import type { Language } from './month-names.ts';
import { isNullText, tidyCell } from './number-cell.ts';

/** What the cells of one column say about how its dates are written. */
export type DateInference =
  | { readonly kind: 'date'; readonly format: DateFormat; readonly confidence: 'certain' | 'likely'; readonly evidence: string }
  /** `format` is a default to be confirmed, `reading` states both possibilities in a sentence. */
  | { readonly kind: 'ambiguous'; readonly format: DateFormat; readonly reading: string }
  | { readonly kind: 'not-dates' };

export type DateHints = OrderHints & { readonly header: string };

const RANGE_SEPARATORS = [
  ' - ',
  ' – ',
  ' — ',
  ' to ',
  ' bis ',
  ' au ',
  ' al ',
  ' a ',
  ' até ',
  ' through ',
  ' until ',
  ' ~ ',
  '~',
  '–',
  '—',
  '/',
  '..',
  '-',
];
const DATE_WORDS =
  /(?:^|[^a-z])(?:dates?|day|datum|tag|jour|dia|fecha|giorno|data|time|week|woche|semaine|semana|settimana|month|monat|mois|mes|mese|starts?|ends?|beginn?|ende|from|until|von|bis|tanggal|period|zeitraum|ds)(?:[^a-z]|$)/u;
/** 2000-01-01 to 2099-12-31 as Excel counts days. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

/**
 * Infers how a column writes its dates from all of its cells, whatever their order; blanks and dashes are passed over.
 * Day-month and month-day are told apart by values above 12, then by the period, then by steps between days, then by the locale.
 * `not-dates` when fewer than half of the cells read as dates.
 */
export function inferDateFormat(cells: readonly string[], hints: DateHints): DateInference {
  const column = columnOf(cells);
  if (column.total === 0) return { kind: 'not-dates' };
  const single = inferSingle(column, hints);
  return single.kind === 'not-dates' ? inferRange(column, hints) : single;
}

/** Distinct tidied cells, sorted, with how many cells have each. */
type Column = { readonly counts: ReadonlyMap<string, number>; readonly texts: readonly string[]; readonly total: number };

function columnOf(cells: readonly string[]): Column {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const text = tidyCell(cell);
    if (text !== '' && !isNullText(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { counts, texts: [...counts.keys()].toSorted(), total };
}

function inferSingle(column: Column, hints: DateHints): DateInference {
  const [best] = candidates(column, hints)
    .map((format) => ({ format, readable: readableInAnyOrder(column, format) }))
    .toSorted((a, b) => b.readable - a.readable);
  if (best === undefined || best.readable * 2 <= column.total) return { kind: 'not-dates' };
  const rest = column.total - best.readable;
  const { format } = best;
  if (format.kind === 'numeric' && format.order !== 'ymd') return orderedInference(column, format, hints);
  if (format.kind === 'named') return certainly({ ...format, language: languageOf(column, hints) }, column, rest);
  return certainly(format, column, rest);
}

/** Numeric forms first, so that they win where a looser form reads as many cells. */
function candidates(column: Column, hints: DateHints): readonly DateFormat[] {
  const hasTime = column.texts.some((text) => /[:|]/u.test(text) || /^\d{10}$/u.test(text));
  const isDateHeader = DATE_WORDS.test(foldText(hints.header));
  const numeric = (order: DateOrder, separator: '-' | '/' | '.' | '', twoDigitYear: boolean): DateFormat => ({
    kind: 'numeric',
    order,
    separator,
    twoDigitYear,
    hasTime,
  });
  const separated = (['-', '/', '.'] as const).flatMap((separator) => [
    numeric('ymd', separator, false),
    numeric('dmy', separator, false),
    numeric('mdy', separator, false),
    numeric('dmy', separator, true),
    numeric('mdy', separator, true),
  ]);
  const named = (['dmy', 'mdy', 'ymd'] as const).map((order): DateFormat => ({ kind: 'named', order, language: 'en' }));
  const isBareMonth = column.texts.some((text) => /^\d{6}$/u.test(text));
  const months: readonly DateFormat[] = [
    ...(isBareMonth && !isDateHeader ? [] : [{ kind: 'month', named: false } as const]),
    { kind: 'month', named: true },
  ];
  return [...separated, numeric('ymd', '', false), ...named, ...months, ...serials(column, hints, isDateHeader), ...nthDays(column, hints)];
}

/** Serial days look like any number, so the header must speak of dates and every cell must lie in this century. */
function serials(column: Column, { period }: DateHints, isDateHeader: boolean): readonly DateFormat[] {
  const isSerial = (text: string) => /^\d{5}(?:\.\d+)?$/u.test(text) && Number(text) >= FIRST_SERIAL && Number(text) <= LAST_SERIAL;
  if (!isDateHeader || !column.texts.every(isSerial)) return [];
  const isInside = (epoch1904: boolean) =>
    period !== undefined &&
    column.texts.every((text) => {
      const day = parseDate(text, { kind: 'serial', epoch1904 })?.start ?? '';
      return day >= period.start && day <= period.end;
    });
  return [{ kind: 'serial', epoch1904: isInside(true) && !isInside(false) }];
}

/** GA4 numbers the days of the period `0000`, `0001`, …, under the header "Nth day"; years are written with four digits too. */
function nthDays(column: Column, { header, period }: DateHints): readonly DateFormat[] {
  if (period === undefined || !column.texts.every((text) => /^\d{4}$/u.test(text))) return [];
  const isInside = column.texts.every((text) => Number(text) <= daysBetween(period.start, period.end));
  const isNamed = /\bnth\b|nth_?day/iu.test(header);
  return isInside && (isNamed || (column.texts[0] ?? '').startsWith('00')) ? [{ kind: 'nth-day', start: period.start }] : [];
}

/** Day-month and month-day count together, so that a column that holds both is told as a contradiction and not taken for text. */
function readableInAnyOrder(column: Column, format: DateFormat): number {
  if (format.kind !== 'numeric' || format.order === 'ymd') return readableCells(column, format);
  const orders = (['dmy', 'mdy'] as const).map((order) => ({ ...format, order }));
  return countOf(column, (text) => orders.some((either) => parseDate(text, either) !== null));
}

function readableCells(column: Column, format: DateFormat): number {
  return countOf(column, (text) => parseDate(text, format) !== null);
}

function countOf(column: Column, isCounted: (text: string) => boolean): number {
  return [...column.counts].reduce((sum, [text, count]) => sum + (isCounted(text) ? count : 0), 0);
}

function orderedInference(column: Column, format: Extract<DateFormat, { kind: 'numeric' }>, hints: DateHints): DateInference {
  const answer = decideDayOrder(column.texts, format, hints);
  const decided = { ...format, order: answer.order };
  if (answer.kind === 'ambiguous') return { kind: 'ambiguous', format: decided, reading: answer.reading };
  const rest = column.total - readableCells(column, decided);
  return {
    kind: 'date',
    format: decided,
    confidence: rest > 0 ? 'likely' : answer.confidence,
    evidence: `${answer.evidence}${restText(rest, column)}`,
  };
}

function certainly(format: DateFormat, column: Column, rest: number): DateInference {
  const example = column.texts.find((text) => parseDate(text, format) !== null) ?? '';
  return {
    kind: 'date',
    format,
    confidence: rest > 0 ? 'likely' : 'certain',
    evidence: `${wordsOf(format)}, such as "${example}"${restText(rest, column)}`,
  };
}

function restText(rest: number, column: Column): string {
  return rest === 0 ? '' : `; ${rest} of ${column.total} cells are no such dates`;
}

function wordsOf(format: DateFormat): string {
  switch (format.kind) {
    case 'numeric':
      return 'year before month before day';
    case 'named':
      return 'days with the month in words';
    case 'range':
      return 'first and last day in one cell';
    case 'month':
      return 'whole months';
    case 'nth-day':
      return `days counted from ${format.start}`;
    case 'serial':
      return `days as Excel counts them${format.epoch1904 ? ' from 1904' : ''}`;
  }
}

/** The language that has all the month names of the column; the header's where several have. */
function languageOf(column: Column, { header }: DateHints): Language {
  const words = new Set(column.texts.flatMap((text) => text.split(/[\s.,/-]+/u).slice(-3)).filter((word) => monthOfName(word) !== null));
  const fitting = languages.filter((language) => [...words].every((word) => isMonthOf(word, language)));
  const fromHeader = headerLanguages(header).find((language) => fitting.includes(language));
  return fromHeader ?? fitting[0] ?? 'en';
}

function headerLanguages(header: string): readonly Language[] {
  const folded = foldText(header).trim();
  if (/^(?:tag|datum|monat|woche)$/u.test(folded)) return ['de'];
  if (/^(?:jour|mois|semaine)$/u.test(folded)) return ['fr'];
  if (/^(?:fecha|dia|mes|semana)$/u.test(folded)) return header.toLowerCase().includes('í') || folded === 'fecha' ? ['es'] : ['pt', 'es'];
  return /^(?:giorno|data|mese|settimana)$/u.test(folded) ? ['it', 'pt'] : [];
}

function inferRange(column: Column, hints: DateHints): DateInference {
  for (const separator of RANGE_SEPARATORS) {
    const halves = column.texts.map((text) => splitRange(text, separator)).filter((pair) => pair !== null);
    if (halves.length * 2 <= column.texts.length) continue;
    const inner = inferSingle(columnOf(halves.flat()), hints);
    if (inner.kind === 'not-dates') continue;
    const format: DateFormat = { kind: 'range', of: inner.format, separator };
    const readable = readableCells(column, format);
    if (inner.kind === 'ambiguous') return { ...inner, format };
    if (readable * 2 <= column.total) continue;
    const range = certainly(format, column, column.total - readable);
    return range.kind === 'date' && inner.confidence === 'likely' ? { ...range, confidence: 'likely' } : range;
  }
  return { kind: 'not-dates' };
}
