import { addDays, daysBetween } from '../fields/day.ts';
import { kpiIds } from '../metrics/catalogue.ts';
import { citeDays } from '../metrics/cite-facts.ts';
import { isDaily } from '../query/period-scope.ts';
import { sourcesOf } from '../query/scope.ts';
import { dailySums } from './day-clusters.ts';
import type { KpiValue, PeriodComparison } from '../analysis.ts';
import type { Comparator } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts, PreviousFacts } from '../metrics/campaign-facts.ts';
import type { DaySums } from '../metrics/dimension-table.ts';
import type { KpiValues } from '../metrics/kpi-values.ts';
import type { DayFacts, PeriodFacts } from '../metrics/period-facts.ts';
import type { ViewPlan } from '../metrics/view-plan.ts';

/** The whole campaign in one of two periods that are compared, on record under `place`. */
export type ComparedPeriod = {
  readonly period: Period;
  readonly place: string;
  readonly plan: ViewPlan;
  /** By source, and of all sources together. */
  readonly dayFacts: readonly DayFacts[];
  readonly days: readonly DaySums[];
  readonly kpis: KpiValues;
};

/** Two equally long periods of daily facts over the same sources. */
export type TwoPeriods = {
  /** `days-before`: the two halves of the flight. */
  readonly comparator: Extract<Comparator, 'previous-period' | 'days-before'>;
  readonly before: ComparedPeriod;
  readonly now: ComparedPeriod;
};

/** Fewer days in each half of a flight are no two periods. */
const minHalf = 14;

/**
 * The period before the flight and the flight; where the data do not reach back, the first and the second half of the flight, without
 * the middle day of an odd number. Null where a half has fewer than 14 days or some source does not report days.
 */
export function twoPeriods(facts: CampaignFacts): TwoPeriods | null {
  return facts.previous === null ? halvesOf(facts) : beforeAndNow(facts.previous);
}

function beforeAndNow({ comparison, before, now }: PreviousFacts): TwoPeriods {
  return {
    comparator: 'previous-period',
    before: {
      ...daysOf(before),
      place: 'previous',
      period: comparison.previous,
      kpis: valuesOf(comparison.kpis, ({ previous }) => previous),
    },
    now: { ...daysOf(now), place: 'current', period: comparison.current, kpis: valuesOf(comparison.kpis, ({ current }) => current) },
  };
}

function daysOf(facts: PeriodFacts): Pick<ComparedPeriod, 'plan' | 'dayFacts' | 'days'> {
  const days = dailySums(facts);
  const known = new Set(days.map(({ day }) => day));
  return { plan: facts.plan, dayFacts: facts.days.filter(({ day }) => known.has(day)), days };
}

type Pair = NonNullable<PeriodComparison['kpis'][keyof PeriodComparison['kpis']]>;

function valuesOf(kpis: PeriodComparison['kpis'], pick: (pair: Pair) => KpiValue): KpiValues {
  return Object.fromEntries(
    kpiIds.flatMap((id) => {
      const pair = kpis[id];
      return pair === undefined ? [] : [[id, pick(pair)]];
    }),
  );
}

function halvesOf(facts: CampaignFacts): TwoPeriods | null {
  const all = daysOf(facts.facts);
  const [first, last] = [all.days[0]?.day, all.days.at(-1)?.day];
  if (first === undefined || last === undefined || !sourcesOf(all.plan.scope).every(isDaily)) return null;
  const length = halfOf(first, last);
  if (length === null) return null;
  const half = (period: Period): ComparedPeriod => {
    const inside = ({ day }: { readonly day: string }): boolean => day >= period.start && day <= period.end;
    const days = all.days.filter(inside);
    const cited = citeDays(facts.ledger, { plan: all.plan, place: { key: 'total', filters: [] }, days }, period);
    return { plan: all.plan, period, days, dayFacts: all.dayFacts.filter(inside), place: cited.place, kpis: cited.kpis };
  };
  return {
    comparator: 'days-before',
    before: half({ start: first, end: addDays(first, length - 1) }),
    now: half({ start: addDays(last, 1 - length), end: last }),
  };
}

/** Days of a half; null when they are too few. */
function halfOf(first: string, last: string): number | null {
  const length = Math.floor((daysBetween(first, last) + 1) / 2);
  return length < minHalf ? null : length;
}
