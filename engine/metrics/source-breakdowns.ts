import { weekdayOf } from '../fields/day.ts';
import { dailyScope } from '../query/period-scope.ts';
import { sourcesOf } from '../query/scope.ts';
import { assembleBreakdown, shareOf } from './breakdowns.ts';
import { combineSources } from './view-plan.ts';
import { measuredOf, narrowFacts, sumDays } from './period-facts.ts';
import type { DatasetSource } from '../query/dataset.ts';
import type { BreakdownOutcome, Group } from './breakdowns.ts';
import type { DaySums, MadeBreakdown } from './dimension-table.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { Ledger } from './references.ts';
import type { Sums } from './sums.ts';

/** English names by ISO number, Monday first: the keys of the weekday breakdown. */
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** By platform and by source, from sums that are already there. Each source's money stays in its own currency. */
export function breakdownsBySource(facts: PeriodFacts, ledger: Ledger): readonly BreakdownOutcome[] {
  const platforms = groupSources(facts, (source) => source.platform);
  const sources = groupSources(facts, (source) => source.id);
  const bySource =
    sources.length === platforms.length && !facts.plan.isMoneyMixed
      ? []
      : [outcomeOf(sources, { facts, ledger, dimension: 'source', label: 'Source' })];
  return [outcomeOf(platforms, { facts, ledger, dimension: 'platform', label: 'Platform' }), ...bySource];
}

/** Monday to Sunday over the daily sources; null without daily facts. */
export function breakdownByWeekday(facts: PeriodFacts, ledger: Ledger): MadeBreakdown | null {
  const daily = narrowFacts(facts, (id) => facts.days.some((day) => day.bySource.has(id)));
  const { plan } = daily;
  const groups = weekdays.flatMap((key, at): readonly Group[] => {
    const days = facts.days.filter((day) => weekdayOf(day.day) === at + 1);
    if (days.length === 0) return [];
    const own = days.map(({ day, bySource }) => ({ day, sums: combineSources(plan, bySource) }));
    return [
      {
        key,
        plan,
        sums: sumDays(plan, days),
        days: own,
        place: { key: `weekday.${at + 1}`, filters: [{ kind: 'weekdays', values: [at + 1] }] },
      },
    ];
  });
  if (groups.length < 2) return null;
  const whole = measuredOf(daily).sums;
  const coverageOfSpend = plan.isMoneyMixed ? null : shareOf(whole['spend'] ?? null, measuredOf(facts).sums['spend'] ?? null);
  return assembleBreakdown(groups, {
    id: 'weekday',
    dimension: 'weekday',
    label: 'Weekday',
    view: 'primary',
    coverageOfSpend,
    ledger,
    whole,
    plan,
  });
}

type Frame = { readonly facts: PeriodFacts; readonly ledger: Ledger; readonly dimension: 'source' | 'platform'; readonly label: string };
type SourceGroup = { readonly key: string; readonly facts: PeriodFacts; readonly sums: Sums };

function groupSources(facts: PeriodFacts, keyOf: (source: DatasetSource) => string): readonly SourceGroup[] {
  const sources = sourcesOf(facts.plan.scope).filter((source) => facts.bySource.has(source.id));
  const keys = [...new Set(sources.map(keyOf))].sort();
  return keys.map((key) => {
    const own = narrowFacts(facts, (id) => sources.some((source) => source.id === id && keyOf(source) === key));
    return { key, facts: own, sums: measuredOf(own).sums };
  });
}

function outcomeOf(groups: readonly SourceGroup[], frame: Frame): BreakdownOutcome {
  const { facts, ledger, dimension, label } = frame;
  if (groups.length < 2) {
    return {
      kind: 'left-out',
      what: label,
      why: groups[0] === undefined ? 'There are no rows in the period.' : `All facts come from ${groups[0].key}.`,
    };
  }
  const { isMoneyMixed } = facts.plan;
  const by = isMoneyMixed ? 'impressions' : (facts.plan.weight ?? 'impressions');
  const ordered = [...groups].sort((a, b) => compare(b.sums[by] ?? -1n, a.sums[by] ?? -1n));
  const rows = ordered.map((group, at): Group => ({
    key: group.key,
    plan: group.facts.plan,
    sums: group.sums,
    days: daysOf(group.facts),
    place: { key: `${dimension}.${at + 1}`, filters: [] },
  }));
  const whole = measuredOf(facts).sums;
  const made = assembleBreakdown(rows, {
    id: dimension,
    dimension,
    label,
    view: 'primary',
    coverageOfSpend: isMoneyMixed || (whole['spend'] ?? null) === null ? null : 1,
    ledger,
    whole,
    plan: facts.plan,
  });
  return { kind: 'made', ...made };
}

/** The days of the sources that report them; null when none does. */
function daysOf(facts: PeriodFacts): readonly DaySums[] | null {
  const { plan } = facts;
  const daily = sourcesOf(dailyScope(plan.scope)).map((source) => source.id);
  if (daily.length === 0) return null;
  return facts.days
    .filter((day) => daily.some((source) => day.bySource.has(source)))
    .map(({ day, bySource }) => ({ day, sums: combineSources(plan, bySource) }));
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
