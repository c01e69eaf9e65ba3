import type { Period } from '../../fields/period.ts';
import type { TellingLanguage } from '../sentence.ts';

/** A period as dates, both days included: `1–30 April 2026`, `April 1–30, 2026` in American English, `1.–30. April 2026`. */
export function periodText(period: Period, language: TellingLanguage, locale: string): string {
  const months = monthsIn(language, locale);
  const [start, end] = [partsOf(period.start, months), partsOf(period.end, months)];
  if (language === 'de') return rangeOf(start, end, germanDay);
  return locale === 'en-US' ? americanRange(start, end) : rangeOf(start, end, englishDay);
}

/** January to December; Austrian German says `Jänner`. */
function monthsIn(language: TellingLanguage, locale: string): readonly string[] {
  return locale === 'de-AT' ? ['Jänner', ...monthWords.de.slice(1)] : monthWords[language];
}

const monthWords: Readonly<Record<TellingLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
};

type DayParts = { readonly year: string; readonly month: string; readonly day: string };

function partsOf(day: string, months: readonly string[]): DayParts {
  return { year: String(Number(day.slice(0, 4))), month: months[Number(day.slice(5, 7)) - 1] ?? '', day: String(Number(day.slice(8, 10))) };
}

function englishDay(day: string): string {
  return day;
}

function germanDay(day: string): string {
  return `${day}.`;
}

/** Day before month; month and year stand once where both ends share them. */
function rangeOf(start: DayParts, end: DayParts, dayText: (day: string) => string): string {
  const last = `${dayText(end.day)} ${end.month} ${end.year}`;
  if (start.year !== end.year) return `${dayText(start.day)} ${start.month} ${start.year} – ${last}`;
  if (start.month !== end.month) return `${dayText(start.day)} ${start.month} – ${last}`;
  return start.day === end.day ? last : `${dayText(start.day)}–${last}`;
}

function americanRange(start: DayParts, end: DayParts): string {
  const first = `${start.month} ${start.day}`;
  if (start.year !== end.year) return `${first}, ${start.year} – ${end.month} ${end.day}, ${end.year}`;
  if (start.month !== end.month) return `${first} – ${end.month} ${end.day}, ${end.year}`;
  return start.day === end.day ? `${first}, ${end.year}` : `${first}–${end.day}, ${end.year}`;
}
