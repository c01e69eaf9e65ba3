import { askScope, narrowScope, sourcesOf } from '../query/scope.ts';
import { dailyScope } from '../query/period-scope.ts';
import { addSums, readSums } from './sums.ts';
import { combineSources, planView } from './view-plan.ts';
import type { QueryResult, QueryRunner } from '../query/query.ts';
import type { Scope } from '../query/scope.ts';
import type { Measured } from './kpi-values.ts';
import type { Sums } from './sums.ts';
import type { ViewPlan } from './view-plan.ts';

/** The sums of a view by source, and by source and day where days are reported; everything else is added up from them. */
export type PeriodFacts = {
  readonly plan: ViewPlan;
  readonly bySource: ReadonlyMap<string, Sums>;
  readonly days: readonly DayFacts[];
  readonly rows: number;
};

export type DayFacts = { readonly day: string; readonly bySource: ReadonlyMap<string, Sums> };

/** Days × sources fetched at most; beyond it the days are not used, because a cut list would be wrong. */
const dayLimit = 100_000;

/** Asks two queries: totals by source, and days by source. */
export async function askPeriod(runner: QueryRunner, scope: Scope, options: { readonly hasDays: boolean }): Promise<PeriodFacts> {
  const plan = planView(scope);
  const measures = plan.fields.map((field) => ({ kind: 'sum', id: field, field }) as const);
  const result = await askScope(runner, scope, { measures: [{ kind: 'rows', id: 'rows' }, ...measures], dimensions: ['source'] });
  const bySource = new Map(result.rows.map((row) => [row[0] ?? '', readSums(result.columns, row, plan.fields)]));
  const rows = result.rows.reduce((sum, row) => sum + Number(row[1] ?? 0), 0);
  const daily = dailyScope(scope);
  if (!options.hasDays || daily.parts.length === 0) return { plan, bySource, days: [], rows };
  const days = await askScope(runner, daily, { measures, dimensions: ['source'], grain: 'day', limit: dayLimit });
  return { plan, bySource, days: days.rows.length >= dayLimit ? [] : gatherDays(days, plan), rows };
}

/** Sums by source and ISO week of the sources that report weeks; `day` is the Monday. */
export async function askWeeks(runner: QueryRunner, facts: PeriodFacts): Promise<readonly DayFacts[]> {
  const { plan } = facts;
  const scope = narrowScope(plan.scope, (source) => source.grain === 'week');
  if (scope.parts.length === 0) return [];
  const measures = plan.fields.map((field) => ({ kind: 'sum', id: field, field }) as const);
  const weeks = await askScope(runner, scope, { measures, dimensions: ['source'], grain: 'week', limit: dayLimit });
  return gatherDays(weeks, plan);
}

/** The same facts for fewer sources, without asking again. */
export function narrowFacts(facts: PeriodFacts, isKept: (sourceId: string) => boolean): PeriodFacts {
  return { ...facts, plan: planView(narrowScope(facts.plan.scope, (source) => isKept(source.id))) };
}

/** Sums and daily sums of all sources together. */
export function measuredOf(facts: PeriodFacts): Measured {
  const { plan } = facts;
  const daily = sourcesOf(dailyScope(plan.scope)).map((source) => source.id);
  const days = facts.days
    .filter((day) => daily.some((source) => day.bySource.has(source)))
    .map((day) => combineSources(plan, day.bySource));
  return { sums: combineSources(plan, facts.bySource), days: daily.length === 0 ? null : days, dailySources: daily };
}

/** Adds up a list of days as if it were one group. */
export function sumDays(plan: ViewPlan, days: readonly DayFacts[]): Sums {
  return addSums(
    days.map((day) => combineSources(plan, day.bySource)),
    plan.measures.map((measure) => measure.id),
  );
}

function gatherDays({ columns, rows }: QueryResult, plan: ViewPlan): readonly DayFacts[] {
  const days = new Map<string, Map<string, Sums>>();
  for (const row of rows) {
    const [source, day] = [row[0] ?? '', row[1] ?? null];
    if (day === null) continue;
    const known = days.get(day) ?? new Map<string, Sums>();
    known.set(source, readSums(columns, row, plan.fields));
    days.set(day, known);
  }
  return [...days.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, bySource]) => ({ day, bySource }));
}
