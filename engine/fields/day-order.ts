import { parseDate } from './date-cell.ts';
import type { DateFormat } from './date-cell.ts';
import { daysBetween } from './day.ts';

type NumericFormat = Extract<DateFormat, { kind: 'numeric' }>;

export type OrderHints = { readonly period?: { readonly start: string; readonly end: string }; readonly localeOrder?: 'dmy' | 'mdy' };

export type OrderAnswer =
  | { readonly kind: 'decided'; readonly order: 'dmy' | 'mdy'; readonly confidence: 'certain' | 'likely'; readonly evidence: string }
  | { readonly kind: 'ambiguous'; readonly order: 'dmy' | 'mdy'; readonly reading: string };

/** The largest step between neighbouring days of a report by day or by week. */
const LARGEST_STEP_DAYS = 7;
/** Fewer days than this can follow one another by chance. */
const FEWEST_DAYS = 3;

/**
 * Decides between day-month and month-day for a column of numeric dates, from values above 12, then the reporting period,
 * then steps between days, then the locale. `texts` are distinct and in any order.
 */
export function decideDayOrder(texts: readonly string[], format: NumericFormat, hints: OrderHints): OrderAnswer {
  const dmy = readingOf(texts, { ...format, order: 'dmy' });
  const mdy = readingOf(texts, { ...format, order: 'mdy' });
  return byValues(dmy, mdy) ?? byPeriod(dmy, mdy, hints) ?? bySteps(dmy, mdy) ?? byLocale(dmy, mdy, format, hints);
}

/** What one order makes of the texts: the days it reads, sorted, and the texts that only it can read. */
type Reading = { readonly texts: ReadonlyMap<string, string>; readonly days: readonly string[] };

function readingOf(texts: readonly string[], format: NumericFormat): Reading {
  const read = new Map<string, string>();
  for (const text of texts) {
    const parsed = parseDate(text, format);
    if (parsed !== null) read.set(text, parsed.start);
  }
  return { texts: read, days: [...new Set(read.values())].toSorted() };
}

function byValues(dmy: Reading, mdy: Reading): OrderAnswer | null {
  const [dayFirst] = onlyIn(dmy, mdy);
  const [monthFirst] = onlyIn(mdy, dmy);
  if (dayFirst !== undefined && monthFirst !== undefined) {
    const counts = `${onlyIn(dmy, mdy).length} different dates only read as day-month ("${dayFirst}"), ${onlyIn(mdy, dmy).length} only as month-day ("${monthFirst}")`;
    return {
      kind: 'ambiguous',
      order: dmy.texts.size >= mdy.texts.size ? 'dmy' : 'mdy',
      reading: `its dates contradict each other: ${counts}.`,
    };
  }
  if (dayFirst !== undefined)
    return { kind: 'decided', order: 'dmy', confidence: 'certain', evidence: `day before month, as "${dayFirst}" shows` };
  if (monthFirst !== undefined)
    return { kind: 'decided', order: 'mdy', confidence: 'certain', evidence: `month before day, as "${monthFirst}" shows` };
  return null;
}

function onlyIn(one: Reading, other: Reading): readonly string[] {
  return [...one.texts.keys()].filter((text) => !other.texts.has(text)).toSorted();
}

function byPeriod(dmy: Reading, mdy: Reading, { period }: OrderHints): OrderAnswer | null {
  if (period === undefined) return null;
  const isInside = ({ days }: Reading) => days.every((day) => day >= period.start && day <= period.end);
  if (isInside(dmy) === isInside(mdy)) return null;
  const order = isInside(dmy) ? 'dmy' : 'mdy';
  return {
    kind: 'decided',
    order,
    confidence: 'certain',
    evidence: `${wordsOf(order)}: only so the days lie between ${period.start} and ${period.end}`,
  };
}

function bySteps(dmy: Reading, mdy: Reading): OrderAnswer | null {
  const order = isSteadyBeside(dmy, mdy) ? 'dmy' : isSteadyBeside(mdy, dmy) ? 'mdy' : null;
  if (order === null) return null;
  return {
    kind: 'decided',
    order,
    confidence: 'likely',
    evidence: `${wordsOf(order)}: so the days follow one another, otherwise they jump from month to month`,
  };
}

/** One reading steps by days where the other jumps by months, and the other is no report of whole months. */
function isSteadyBeside(steady: Reading, jumping: Reading): boolean {
  if (steady.days.length < FEWEST_DAYS || jumping.days.every((day) => day.endsWith('-01'))) return false;
  return largestStep(steady.days) <= LARGEST_STEP_DAYS && largestStep(jumping.days) > LARGEST_STEP_DAYS;
}

function largestStep(days: readonly string[]): number {
  return days.slice(1).reduce((largest, day, index) => Math.max(largest, daysBetween(days[index] ?? day, day)), 0);
}

function byLocale(dmy: Reading, mdy: Reading, format: NumericFormat, { localeOrder }: OrderHints): OrderAnswer {
  if (localeOrder !== undefined)
    return { kind: 'decided', order: localeOrder, confidence: 'likely', evidence: `${wordsOf(localeOrder)}, as elsewhere in the file` };
  // No country writes the month first with points.
  if (format.separator === '.')
    return { kind: 'decided', order: 'dmy', confidence: 'certain', evidence: 'day before month: points separate the parts' };
  // Advertising platforms that print slashes (Microsoft, LinkedIn, Campaign Manager) print the month first.
  const order = format.separator === '/' ? 'mdy' : 'dmy';
  const example = [...dmy.texts.keys()].toSorted().find((text) => mdy.texts.get(text) !== dmy.texts.get(text));
  if (example === undefined)
    return { kind: 'decided', order, confidence: 'likely', evidence: 'both orders of day and month give the same days' };
  const reading = `"${example}" can be ${dmy.texts.get(example)} (day-month) or ${mdy.texts.get(example)} (month-day), and no cell decides.`;
  return { kind: 'ambiguous', order, reading };
}

function wordsOf(order: 'dmy' | 'mdy'): string {
  return order === 'dmy' ? 'day before month' : 'month before day';
}
