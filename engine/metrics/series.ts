import { addDays, mondayOf } from '../fields/day.ts';
import { sourcesOf } from '../query/scope.ts';
import { kpiValues } from './kpi-values.ts';
import { askWeeks, measuredOf, narrowFacts, sumDays } from './period-facts.ts';
import { citeKpis } from './references.ts';
import { shareOf } from './breakdowns.ts';
import { totalsOf } from './sums.ts';
import type { Series, SeriesPoint } from '../analysis.ts';
import type { Period } from '../fields/period.ts';
import type { QueryRunner } from '../query/query.ts';
import type { DayFacts, PeriodFacts } from './period-facts.ts';
import type { Ledger } from './references.ts';

/** Missing days listed by name; the note counts the others. */
const missingLimit = 60;
/** Days drawn one by one; longer periods have weeks only. */
const dayPointLimit = 1_100;

/** Daily and weekly series of the sources that report days; empty when none does. */
export function makeSeries(facts: PeriodFacts, options: { readonly period: Period | null; readonly ledger: Ledger }): readonly Series[] {
  const daily = narrowFacts(facts, (id) => facts.days.some((day) => day.bySource.has(id)));
  if (facts.days.length === 0) return [];
  const missing = options.period === null ? [] : missingDays(facts.days, options.period);
  const partial = partialNote(facts, daily);
  const gaps =
    missing.length === 0
      ? null
      : missing.length === 1
        ? '1 day of the period has no rows.'
        : `${missing.length} days of the period have no rows.`;
  const days = {
    grain: 'day',
    points: pointsOf(daily, options.ledger, 'day'),
    missingDays: missing.slice(0, missingLimit),
    note: join([partial, gaps]),
  } as const;
  const weeks = {
    grain: 'week',
    points: pointsOf(daily, options.ledger, 'week'),
    missingDays: [],
    note: join([partial, edgeNote(facts.days)]),
  } as const;
  return facts.days.length > dayPointLimit ? [weeks] : [days, weeks];
}

/** A weekly series of the sources that report weeks, for data without days. */
export async function makeWeeklySeries(runner: QueryRunner, facts: PeriodFacts, ledger: Ledger): Promise<readonly Series[]> {
  const weeks = await askWeeks(runner, facts);
  if (weeks.length === 0) return [];
  const weekly = narrowFacts(facts, (id) => weeks.some((week) => week.bySource.has(id)));
  const points = weeks.map((week) =>
    makePoint(week.day, { facts: weekly, days: [week], ledger, grain: 'week', end: addDays(week.day, 6) }),
  );
  return [{ grain: 'week', points, missingDays: [], note: partialNote(facts, weekly) }];
}

/** Days of the period without a single row, in order. */
function missingDays(days: readonly DayFacts[], period: Period): readonly string[] {
  const present = new Set(days.map((day) => day.day));
  const missing: string[] = [];
  for (let day = period.start; day <= period.end && missing.length < 10_000; day = addDays(day, 1)) {
    if (!present.has(day)) missing.push(day);
  }
  return missing;
}

function pointsOf(facts: PeriodFacts, ledger: Ledger, grain: 'day' | 'week'): readonly SeriesPoint[] {
  const buckets = new Map<string, DayFacts[]>();
  for (const day of facts.days) {
    const start = grain === 'day' ? day.day : mondayOf(day.day);
    const known = buckets.get(start);
    if (known === undefined) buckets.set(start, [day]);
    else known.push(day);
  }
  return [...buckets.entries()].map(([start, days]) => makePoint(start, { facts, days, ledger, grain, end: days.at(-1)?.day ?? start }));
}

type PointFacts = {
  readonly facts: PeriodFacts;
  readonly days: readonly DayFacts[];
  readonly ledger: Ledger;
  readonly grain: 'day' | 'week';
  readonly end: string;
};

function makePoint(start: string, { facts, days, ledger, grain, end }: PointFacts): SeriesPoint {
  const { plan } = facts;
  const sums = sumDays(plan, days);
  const filter = { kind: 'days', start: days[0]?.day ?? start, end } as const;
  const cite = citeKpis(ledger, plan, { place: { key: `${grain}.${start}`, filters: [filter] }, sums });
  return {
    start,
    place: `${grain}.${start}`,
    totals: totalsOf(sums, plan),
    kpis: kpiValues(plan, { sums, days: null, dailySources: [] }, cite),
  };
}

function partialNote(all: PeriodFacts, daily: PeriodFacts): string | null {
  const others = sourcesOf(all.plan.scope).filter((source) => !sourcesOf(daily.plan.scope).includes(source));
  if (others.length === 0) return null;
  const share = all.plan.isMoneyMixed ? null : shareOf(measuredOf(daily).sums['spend'] ?? null, measuredOf(all).sums['spend'] ?? null);
  const covered = share === null ? '' : `${Math.round(share * 100)} % of spend has such figures; `;
  return `${covered}none in ${others.map((source) => source.id).join(', ')}.`;
}

function edgeNote(days: readonly DayFacts[]): string | null {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return null;
  const isWhole = mondayOf(first) === first && addDays(mondayOf(last), 6) === last;
  return isWhole ? null : `Weeks start on Monday; the first or the last one is incomplete (${first} to ${last}).`;
}

function join(notes: readonly (string | null)[]): string | null {
  const present = notes.filter((note) => note !== null);
  return present.length === 0 ? null : present.join(' ');
}
