import { addDays, dayNumber, daysBetween, mondayOf, weekdayOf } from '../fields/day.ts';
import type { SpendPoint } from '../allocation/response-fit.ts';
import type { ChannelDay } from './channels.ts';

/** One period of a channel: amounts of one day of it, and when it was. */
export type SpendPeriod = SpendPoint & {
  /** Days since 1970-01-01. */
  readonly at: number;
  /** 1 for Monday to 7 for Sunday; null for a week. */
  readonly weekday: number | null;
};

/** The periods that a curve is fitted to, in order of time. */
export type SpendPeriods = { readonly grain: 'day' | 'week'; readonly points: readonly SpendPeriod[] };

/** From so many weeks with spend on, weeks are enough, and say more: what a day's money brings on the days after it is in them. */
const enoughWeeks = 26;

/** Days as they are, or the means of whole weeks, Monday to Sunday, where 26 of them have spend; days in any order. */
export function spendPeriods(days: readonly ChannelDay[]): SpendPeriods {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const weeks = wholeWeeks(sorted);
  if (weeks.filter(({ spend }) => spend > 0).length >= enoughWeeks) return { grain: 'week', points: weeks };
  const points = sorted.map(({ day, spend, outcome }) => ({ spend, outcome, at: dayNumber(day), weekday: weekdayOf(day) }));
  return { grain: 'day', points };
}

function wholeWeeks(sorted: readonly ChannelDay[]): readonly SpendPeriod[] {
  const [first, last] = [sorted[0]?.day, sorted.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const start = mondayOf(addDays(first, 6));
  const count = Math.max(0, Math.floor((daysBetween(start, last) + 1) / 7));
  const weeks = Array.from({ length: count }, (_, week) => ({ spend: 0, outcome: 0, at: dayNumber(start) + 7 * week, weekday: null }));
  for (const { day, spend, outcome } of sorted) {
    const week = weeks[Math.floor(daysBetween(start, day) / 7)];
    if (week === undefined) continue;
    week.spend += spend / 7;
    week.outcome += outcome / 7;
  }
  return weeks;
}
