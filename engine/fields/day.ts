const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/u;
const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01, where the eras of the arithmetic start, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

/** True for `YYYY-MM-DD` that names a day of the proleptic Gregorian calendar, years 0001 to 9999. */
export function isDay(text: string): boolean {
  const match = DAY_TEXT.exec(text);
  return match !== null && dayFromParts(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** `YYYY-MM-DD` of a year, a month 1–12 and a day of the month; null when the calendar has no such day. */
export function dayFromParts(year: number, month: number, day: number): string | null {
  const isInside = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1;
  if (!isInside || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 28 to 31, for a month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Days since 1970-01-01 of a valid Day.
 * @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
export function dayNumber(day: string): number {
  const calendarYear = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const year = month <= 2 ? calendarYear - 1 : calendarYear;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

/**
 * The Day that lies this many days after 1970-01-01, from 0001-01-01 to 9999-12-31.
 * @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
 */
export function dayFromNumber(number: number): string {
  const shifted = number + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The Day `count` days later; earlier when negative. */
export function addDays(day: string, count: number): string {
  return dayFromNumber(dayNumber(day) + count);
}

/** Days from the first Day to the second; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  // 1970-01-01 was a Thursday; the second remainder keeps days before it positive.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that holds the Day. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
