import { addDays } from '../fields/day.ts';
import { parseMillionths } from '../fields/decimal.ts';
import { dailyScope, isDaily, periodScope } from '../query/period-scope.ts';
import { askScope, narrowScope, sourcesOf } from '../query/scope.ts';
import { measuredOf } from './period-facts.ts';
import { combineSources } from './view-plan.ts';
import type { Breakdown } from '../analysis.ts';
import type { Brief } from '../brief.ts';
import type { Dataset } from '../query/dataset.ts';
import type { Period } from '../fields/period.ts';
import type { QueryRunner } from '../query/query.ts';
import type { PeriodFacts } from './period-facts.ts';

/** Actual spend in millionths, as delivery needs it. */
export type SpendFacts = {
  /** The period that lines without dates are spread over: the flight, else the period of the data. */
  readonly period: Period | null;
  /** Last day that the data cover. */
  readonly lastDay: string | null;
  /** Spend in the period; null: not reported or in several currencies. */
  readonly actual: bigint | null;
  /** By reporting day, ascending; null when not all spend has days. */
  readonly daily: readonly { readonly day: string; readonly spend: bigint }[] | null;
  /** By platform and by channel: the plan is compared with the one that its names match better. */
  readonly byName: readonly (readonly NamedSpend[])[];
  readonly outsideFlight: { readonly days: number; readonly spend: bigint } | null;
  /** Why money cannot be compared, for instance another currency; null when it can. */
  readonly obstacle: string | null;
};

export type NamedSpend = { readonly name: string; readonly spend: bigint; /** Id of the number. */ readonly ref: string };

export type SpendContext = {
  readonly brief: Brief;
  readonly dataset: Dataset;
  readonly runner: QueryRunner;
  readonly facts: PeriodFacts;
  readonly period: Period | null;
  readonly breakdowns: readonly Breakdown[];
  readonly obstacle: string | null;
};

/** Gathers the spend that delivery is judged by; asks at most two queries, for the days outside the flight. */
export async function spendFacts(context: SpendContext): Promise<SpendFacts> {
  const { brief, dataset, facts, obstacle } = context;
  const { plan } = facts;
  const base = { period: brief.flight ?? context.period, lastDay: dataset.period?.end ?? null, obstacle };
  if (plan.isMoneyMixed) return { ...base, actual: null, daily: null, byName: [], outsideFlight: null };
  const spenders = sourcesOf(plan.scope).filter((source) => source.measures.includes('spend'));
  const hasDays = spenders.length > 0 && spenders.every(isDaily);
  return {
    ...base,
    actual: measuredOf(facts).sums['spend'] ?? null,
    daily: hasDays ? facts.days.map((day) => ({ day: day.day, spend: combineSources(plan, day.bySource)['spend'] ?? 0n })) : null,
    byName: [spendByPlatform(facts, context.breakdowns), spendBy('channel', context.breakdowns)],
    outsideFlight: brief.flight === null ? null : await askOutside(brief.flight, context),
  };
}

/** A single platform has no breakdown: its spend is the total. */
function spendByPlatform(facts: PeriodFacts, breakdowns: readonly Breakdown[]): readonly NamedSpend[] {
  const broken = spendBy('platform', breakdowns);
  const [only] = sourcesOf(facts.plan.scope);
  const spend = measuredOf(facts).sums['spend'] ?? null;
  return broken.length > 0 || only === undefined || spend === null ? broken : [{ name: only.platform, spend, ref: 'total.spend' }];
}

function spendBy(id: string, breakdowns: readonly Breakdown[]): readonly NamedSpend[] {
  const rows = breakdowns.find((breakdown) => breakdown.id === id)?.rows ?? [];
  return bySize(
    rows.flatMap((row) => {
      const spend = row.totals.spend === null ? null : parseMillionths(row.totals.spend);
      return row.key === null || spend === null ? [] : [{ name: row.key, spend, ref: `${row.place}.spend` }];
    }),
  );
}

function bySize(spends: readonly NamedSpend[]): readonly NamedSpend[] {
  return [...spends].sort((a, b) => {
    if (a.spend !== b.spend) return a.spend > b.spend ? -1 : 1;
    return a.name < b.name ? -1 : 1;
  });
}

/** Days with rows and spend before and after the flight, over daily sources; null when there are none. */
async function askOutside(flight: Period, context: SpendContext): Promise<SpendFacts['outsideFlight']> {
  const { dataset } = context;
  if (dataset.period === null) return null;
  const before = { start: dataset.period.start, end: addDays(flight.start, -1) };
  const after = { start: addDays(flight.end, 1), end: dataset.period.end };
  let [days, spend] = [0, 0n];
  for (const period of [before, after].filter(({ start, end }) => start <= end)) {
    const scope = narrowScope(dailyScope(periodScope(dataset.sources, { view: 'primary', period })), (source) =>
      source.measures.includes('spend'),
    );
    const result = await askScope(context.runner, scope, {
      measures: [
        { kind: 'days', id: 'days' },
        { kind: 'sum', id: 'spend', field: 'spend' },
      ],
    });
    days += Number(result.rows[0]?.[0] ?? 0);
    spend += parseMillionths(result.rows[0]?.[1] ?? '0') ?? 0n;
  }
  return days === 0 ? null : { days, spend };
}
