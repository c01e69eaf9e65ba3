import { parseDate } from './date-cell.ts';
import type { DateFormat, DateOrder } from './date-cell.ts';
import { foldText, monthNames } from './month-names.ts';
import { tidyCell } from './number-cell.ts';

/** A reporting period, both days included. */
export type Period = { readonly start: string; readonly end: string };

/** `order`: how the file writes numeric dates, where that is known; without it `2/7/2020` is no evidence of a period. */
export type PeriodHints = { readonly order?: 'dmy' | 'mdy' };

const LONGEST_TEXT = 500;
const MOST_MENTIONS = 20;
const MONTH = monthNames.join('|');
const MENTION = new RegExp(
  [
    String.raw`(?<!\d)(?<ymd>\d{4}(?<ymdMark>[-./])\d{1,2}\k<ymdMark>\d{1,2})(?!\d)`,
    String.raw`(?<!\d)(?<compact>(?:19|20)\d{6})(?!\d)`,
    String.raw`(?<![\d./-])(?<numeric>\d{1,2}(?<mark>[./-])\d{1,2}\k<mark>(?:\d{4}|\d{2}))(?![\d/])`,
    String.raw`(?<!\p{L})(?<monthFirst>(?:${MONTH})\.?[ _-]+\d{1,2}(?:st|nd|rd|th)?,?[ _-]+\d{4})(?!\d)`,
    String.raw`(?<!\d)(?<dayFirst>\d{1,2}(?:\.|st|nd|rd|th|er|\u00BA)?[ _-]*(?:de )?(?:${MONTH})\.?,?[ _-]*(?:de |del )?\d{4})(?!\d)`,
  ].join('|'),
  'giu',
);
const DASH = String.raw`\s*(?:[-\u2010-\u2015]|to|bis|au|al|a|ate)\s*`;
/** `June 1 - 25, 2026`, `Jul 8 - Aug 3, 2025`, `1. - 25. Juni 2026`, `8 Jul - 3 Aug 2025`: the year, or the month too, stands once. */
const SHORT_MONTH_FIRST = new RegExp(
  String.raw`(?<!\p{L})(${MONTH})\.? (\d{1,2})${DASH}(?:(${MONTH})\.? )?(\d{1,2}),? (\d{4})(?!\d)`,
  'iu',
);
const SHORT_DAY_FIRST = new RegExp(
  String.raw`(?<!\d)(\d{1,2})\.?(?: (?:de )?(${MONTH})\.?)?${DASH}(\d{1,2})\.? (?:de )?(${MONTH})\.?,? (?:de )?(\d{4})(?!\d)`,
  'iu',
);
const BETWEEN = /^[\s_]*(?:[-\u2010-\u2015~,/_]|\.\.|(?:-|_)?(?:to|bis|until|through|au|al|a|ate)(?:-|_)?)?[\s_]*$/u;
/** Labels whose single date is the whole period, as Microsoft prints `Report Time: 2/7/2020`. */
const PERIOD_LABEL = /^[^\p{L}]*(?:report time|(?:report )?date range|reporting period|period|zeitraum|berichtszeitraum)\s*[:,]\s*$/u;
const START_LABEL = /(?:^|[^\p{L}])(?:start|starts|from|begin|beginn|von|debut|inicio|inizio)(?:[^\p{L}]|$)/u;
const END_LABEL = /(?:^|[^\p{L}])(?:end|ends|to|until|ende|bis|fin|fine|fim)(?:[^\p{L}]|$)/u;

/**
 * The period that a title, a preamble cell or a file name states: two dates with a separator between them, or one date that
 * stands alone in parentheses or after a period's label. Numeric dates count only when a value above 12, points or the hint
 * tell day from month. Null when none is stated (`All time`).
 */
export function periodInText(text: string, hints: PeriodHints = {}): Period | null {
  const folded = completeDates(foldText(tidyCell(text.slice(0, LONGEST_TEXT))));
  const mentions = mentionsOf(folded);
  for (const [index, first] of mentions.entries()) {
    const second = mentions[index + 1];
    const isPair = second !== undefined && BETWEEN.test(folded.slice(first.end, second.start));
    const period = isPair
      ? periodOf([first.text, second.text], hints)
      : isAlone(folded, first)
        ? periodOf([first.text, first.text], hints)
        : null;
    if (period !== null) return period;
  }
  return null;
}

/**
 * The period that the records before a header state, in one text or as a start and an end of their own
 * (`Start date: 20230923`, `End date: 20231020`, label and date in one cell or in two). Null when none is stated.
 */
export function periodInPreamble(cells: readonly string[], hints: PeriodHints = {}): Period | null {
  for (const cell of cells) {
    const period = periodInText(cell, hints);
    if (period !== null) return period;
  }
  const start = labelledDate(cells, START_LABEL);
  const end = labelledDate(cells, END_LABEL);
  return start === null || end === null ? null : periodOf([start, end], hints);
}

type Mention = { readonly text: string; readonly start: number; readonly end: number };

/** Writes the year and month of a shortened range beside both of its days. */
function completeDates(folded: string): string {
  return folded
    .replace(
      SHORT_MONTH_FIRST,
      (...[, month, first, endMonth = month, last, year]: (string | undefined)[]) =>
        `${month} ${first}, ${year} - ${endMonth} ${last}, ${year}`,
    )
    .replace(
      SHORT_DAY_FIRST,
      (...[, first, month, last, endMonth, year]: (string | undefined)[]) =>
        `${first} ${month ?? endMonth} ${year} - ${last} ${endMonth} ${year}`,
    );
}

function mentionsOf(folded: string): readonly Mention[] {
  return [...folded.matchAll(MENTION)]
    .slice(0, MOST_MENTIONS)
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

function isAlone(folded: string, { start, end }: Mention): boolean {
  const before = folded.slice(0, start);
  const after = folded.slice(end);
  if (/\(\s*$/u.test(before) && /^\s*\)/u.test(after)) return true;
  return PERIOD_LABEL.test(before) && after.trim() === '';
}

/** The only date beside a label, in its cell or, where the cell is nothing but the label, in the next one. */
function labelledDate(cells: readonly string[], label: RegExp): string | null {
  for (const [index, cell] of cells.entries()) {
    const folded = foldText(tidyCell(cell.slice(0, LONGEST_TEXT)));
    const own = mentionsOf(folded);
    const mentions = own.length > 0 ? own : mentionsOf(foldText(tidyCell((cells[index + 1] ?? '').slice(0, LONGEST_TEXT))));
    const [only, ...more] = mentions;
    const labelText = own[0] === undefined ? folded : folded.slice(0, own[0].start);
    if (only !== undefined && more.length === 0 && labelText.length <= 60 && label.test(labelText)) return only.text;
  }
  return null;
}

/** Both dates read by the same order; null when no order fits or two orders give different periods. */
function periodOf(texts: readonly [string, string], hints: PeriodHints): Period | null {
  const periods = (['dmy', 'mdy'] as const).map((order) => readPair(texts, order));
  const [dmy = null, mdy = null] = periods;
  if (dmy === null || mdy === null) return dmy ?? mdy;
  if (dmy.start === mdy.start && dmy.end === mdy.end) return dmy;
  if (texts.every((text) => text.includes('.'))) return dmy;
  return hints.order === undefined ? null : hints.order === 'dmy' ? dmy : mdy;
}

function readPair(texts: readonly [string, string], order: 'dmy' | 'mdy'): Period | null {
  const start = readMention(texts[0], order);
  const end = readMention(texts[1], order);
  return start === null || end === null || end < start ? null : { start, end };
}

function readMention(mention: string, order: 'dmy' | 'mdy'): string | null {
  return parseDate(mention.replaceAll('_', ' '), formatOf(mention, order))?.start ?? null;
}

function formatOf(mention: string, order: 'dmy' | 'mdy'): DateFormat {
  if (/\p{L}{3}/u.test(mention)) return { kind: 'named', order: /^\d/u.test(mention) ? 'dmy' : 'mdy', language: 'en' };
  const separator = (['-', '/', '.'] as const).find((mark) => mention.includes(mark)) ?? '';
  const isYearFirst = separator === '' || /^\d{4}/u.test(mention);
  const numericOrder: DateOrder = isYearFirst ? 'ymd' : order;
  return { kind: 'numeric', order: numericOrder, separator, twoDigitYear: !isYearFirst && !/\d{4}$/u.test(mention), hasTime: false };
}
