/** A reporting day, `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 86_400_000;

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

export const addDays = (day: Day, days: number): Day => new Date((dayNumber(day) + days) * dayMs).toISOString().slice(0, 10);

/** Every day from `start` to `end`, both included. */
export function daysFrom(start: Day, end: Day): readonly Day[] {
  return Array.from({ length: dayNumber(end) - dayNumber(start) + 1 }, (_, index) => addDays(start, index));
}

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export const weekday = (day: Day): number => (dayNumber(day) + 3) % 7;

/** Days as Excel counts them. */
export const excelSerial = (day: Day): number => dayNumber(day) - dayNumber('1899-12-30');

/** `2026-04-01` → `2026/04/01`. */
export const slashed = (day: Day): string => day.replaceAll('-', '/');

/** `2026-04-01` → `20260401`. */
export const compact = (day: Day): string => day.replaceAll('-', '');

/** `2026-04-01` → `4/1/2026`. */
export function monthFirst(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${month}/${date}/${year}`;
}

/** `2026-04-01` → `01.04.2026`. */
export function dotted(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}.${month}.${year}`;
}

/** `2026-04-01` → `April 1, 2026`. */
export function longEnglish(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${monthNames[month - 1]} ${date}, ${year}`;
}

/** `2026-04-01` → `Apr 1, 2026`. */
export function shortEnglish(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${monthNames[month - 1]?.slice(0, 3)} ${date}, ${year}`;
}

/** `2026-04-01` → `Wed, 1 Apr 2026`. */
export function withWeekday(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${weekdayNames[weekday(day)]}, ${date} ${monthNames[month - 1]?.slice(0, 3)} ${year}`;
}

/** `2026.04.01`, as in the names of Google Ads overview cards. */
export const pointed = (day: Day): string => day.replaceAll('-', '.');

function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date };
}
