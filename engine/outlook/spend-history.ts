import { addDays, daysBetween, weekdayOf } from '../fields/day.ts';
import { toUnits } from '../fields/decimal.ts';
import { measuredOf, narrowFacts } from '../metrics/period-facts.ts';
import { combineSources } from '../metrics/view-plan.ts';
import type { DaySpend } from '../allocation/weekday-weights.ts';
import type { DaySums } from '../metrics/dimension-table.ts';
import type { DayFacts, PeriodFacts } from '../metrics/period-facts.ts';

/** Daily spend up to the last day whose figures are complete. */
export type SpendHistory = {
  /** The facts by day of the sources that report days. */
  readonly facts: PeriodFacts;
  readonly sums: readonly DaySums[];
  /** Days with figures, in order of time. */
  readonly days: readonly DaySpend[];
  readonly lastDay: string;
  /** Days of spend after it, which not every source has. */
  readonly incompleteDays: number;
};

/** A source that ends so many days before the others was exported earlier; one that ends before that has stopped. */
const maxLateness = 7;

/** The history of the daily sources; null without a day of spend. */
export function spendHistory(all: PeriodFacts): SpendHistory | null {
  const { dailySources } = measuredOf(all);
  const facts = narrowFacts(all, (source) => dailySources.includes(source));
  const ends = dailySources.flatMap((source) => lastDayOf(all.days, source) ?? []).toSorted();
  const end = ends.at(-1);
  const lastDay = end === undefined ? undefined : ends.find((day) => daysBetween(day, end) <= maxLateness);
  if (lastDay === undefined) return null;
  const sums = all.days.map(({ day, bySource }) => ({ day, sums: combineSources(facts.plan, bySource) }));
  const spends = sums.flatMap(({ day, sums: { spend = null } }) => (spend === null ? [] : [{ day, spend: toUnits(spend) }]));
  const days = spends.filter(({ day }) => day <= lastDay);
  return { facts, sums, days, lastDay, incompleteDays: spends.length - days.length };
}

/** The last day on which a source reports spend. */
function lastDayOf(days: readonly DayFacts[], source: string): string | null {
  return days.findLast(({ bySource }) => (bySource.get(source)?.['spend'] ?? null) !== null)?.day ?? null;
}

/** Fewer of a weekday may be missing by chance. */
const minWeeks = 3;

/**
 * Spend of each day from the first with figures to `lastDay`: null where there are none, and 0 on a weekday that never has any, since
 * nothing is spent on it.
 */
export function everyDay({ days, lastDay }: Pick<SpendHistory, 'days' | 'lastDay'>): readonly (number | null)[] {
  const first = days[0]?.day;
  if (first === undefined) return [];
  const known = new Map(days.map(({ day, spend }) => [day, spend]));
  const active = new Set(days.map(({ day }) => weekdayOf(day)));
  const length = daysBetween(first, lastDay) + 1;
  const offValue = length >= 7 * minWeeks ? 0 : null;
  return Array.from({ length }, (_, at) => {
    const day = addDays(first, at);
    return known.get(day) ?? (active.has(weekdayOf(day)) ? null : offValue);
  });
}
