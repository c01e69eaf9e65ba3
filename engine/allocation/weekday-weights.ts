import { weekdayOf } from '../fields/day.ts';

export type DaySpend = { readonly day: string; readonly spend: number };

/** What share of an average day each weekday spends, Monday first; the mean is 1. */
export type WeekdayWeights = { readonly weights: readonly number[]; readonly isFlat: boolean };

/** Shorter histories do not tell a weekday from chance. */
const minDays = 21;

/**
 * The weekday pattern of an account's daily spend in units, from days in any order, each once; every day weighs 1 below three
 * weeks, without spend, or where a weekday has no day.
 */
export function weekdayWeights(history: readonly DaySpend[]): WeekdayWeights {
  const days = history.filter(({ spend }) => Number.isFinite(spend));
  const means = Array.from({ length: 7 }, (_, index) => meanOf(days.filter(({ day }) => weekdayOf(day) === index + 1)));
  const mean = means.reduce((sum, value) => sum + value, 0) / 7;
  // Without a day the mean is NaN, and so is the mean of means.
  if (days.length < minDays || !(mean > 0)) return { weights: means.map(() => 1), isFlat: true };
  return { weights: means.map((value) => value / mean), isFlat: false };
}

/** Corrections may take a weekday below 0, which is no weight. */
function meanOf(days: readonly DaySpend[]): number {
  return Math.max(0, days.reduce((sum, { spend }) => sum + spend, 0) / days.length);
}
