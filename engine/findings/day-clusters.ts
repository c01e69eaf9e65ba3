import { toUnits } from '../fields/decimal.ts';
import { combineSources } from '../metrics/view-plan.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import type { DaySums } from '../metrics/dimension-table.ts';
import type { PeriodFacts } from '../metrics/period-facts.ts';
import type { DayCluster } from '../statistics/ratio-contrast.ts';

/** Ids of the two sums whose ratio is looked at. */
export type Sides = { readonly numerator: string; readonly denominator: string };

/** The days of all daily sources together. */
export function dailySums(facts: PeriodFacts): readonly DaySums[] {
  const { dailySources } = measuredOf(facts);
  return facts.days
    .filter(({ bySource }) => dailySources.some((source) => bySource.has(source)))
    .map(({ day, bySource }) => ({ day, sums: combineSources(facts.plan, bySource) }));
}

/** Two sums of each day in units; days on which neither is reported are left out. */
export function dayClusters(days: readonly DaySums[], { numerator, denominator }: Sides): readonly DayCluster[] {
  return days.flatMap(({ day, sums }) => {
    const [first, second] = [sums[numerator] ?? null, sums[denominator] ?? null];
    return first === null && second === null ? [] : [{ day, numerator: toUnits(first ?? 0n), denominator: toUnits(second ?? 0n) }];
  });
}
