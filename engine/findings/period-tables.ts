import { addSums } from '../metrics/sums.ts';
import { combineSources, planView } from '../metrics/view-plan.ts';
import { narrowScope, sourcesOf } from '../query/scope.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DaySums, DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { TablePair } from '../metrics/previous-tables.ts';
import type { NamedPlace } from '../metrics/references.ts';
import type { Sums } from '../metrics/sums.ts';
import type { ViewPlan } from '../metrics/view-plan.ts';
import type { ComparedPeriod, TwoPeriods } from './two-periods.ts';

/** The facts of one group in one period, and where they are found; on record only where the analysis asked for them anyway. */
export type DatedGroup = {
  readonly place: NamedPlace;
  readonly plan: ViewPlan;
  readonly sums: Sums;
  readonly daySums: readonly DaySums[];
};

/** One dimension in two periods: groups by key. */
export type PeriodTables = {
  readonly dimension: DimensionTable['dimension'];
  readonly before: ReadonlyMap<string | null, DatedGroup>;
  readonly now: ReadonlyMap<string | null, DatedGroup>;
};

/**
 * Every dimension of `primary` whose groups are known by day in both periods; in halves of a flight the groups of the whole flight.
 * Platforms are made from the days of their sources.
 */
export function periodTables(facts: CampaignFacts, periods: TwoPeriods): readonly PeriodTables[] {
  const tables = facts.previous === null ? halfTables(facts, periods) : facts.previous.tables.map(pairOf);
  return tables.map((table) => (table.dimension === 'platform' ? platformTable(facts, periods) : table));
}

function halfTables({ tables }: CampaignFacts, { before, now }: TwoPeriods): readonly PeriodTables[] {
  return tables
    .filter(({ view, dimension, rows }) => view === 'primary' && dimension !== 'weekday' && rows.every(({ days }) => days !== null))
    .map((table) => ({ dimension: table.dimension, before: cutTable(table, before.period), now: cutTable(table, now.period) }));
}

/** Groups that only the period before has, at most. */
const goneLimit = 50;

function pairOf({ current, previous }: TablePair): PeriodTables {
  const now = new Map(current.rows.map((row) => [row.key, asReported(row, current.plan)]));
  const gone = previous.rows.filter(({ key }) => !now.has(key)).toSorted(bySpend);
  // Behind a cut list it is not known whether a group is gone.
  const known = current.hasRest ? [] : gone.slice(0, goneLimit);
  const before = [...previous.rows.filter(({ key }) => now.has(key)), ...known];
  return { dimension: current.dimension, now, before: new Map(before.map((row) => [row.key, asReported(row, previous.plan)])) };
}

function asReported({ place, sums, days }: TableRow, plan: ViewPlan): DatedGroup {
  return { place: { key: place, filters: [] }, plan, sums, daySums: days ?? [] };
}

function bySpend(a: TableRow, b: TableRow): number {
  const [first, second] = [a.sums['spend'] ?? 0n, b.sums['spend'] ?? 0n];
  return first === second ? 0 : first > second ? -1 : 1;
}

function cutTable({ dimension, plan, rows }: DimensionTable, period: Period): PeriodTables['now'] {
  return new Map(
    rows.map(({ key, place, days }) => {
      const own = dimension === 'weekday' ? [] : [{ kind: 'in', dimension, values: [key] } as const];
      const daySums = (days ?? []).filter(({ day }) => day >= period.start && day <= period.end);
      return [key, datedGroup({ place, filters: own, plan, daySums, period })];
    }),
  );
}

function platformTable({ tables }: CampaignFacts, { before, now }: TwoPeriods): PeriodTables {
  const known = new Map(tables.find(({ id }) => id === 'platform')?.rows.map(({ key, place }) => [key, place]));
  const all = [before, now].flatMap(({ plan }) => sourcesOf(plan.scope).map(({ platform }) => platform));
  const names = [...new Set(all)].toSorted();
  const groupsIn = ({ plan: whole, dayFacts, period }: ComparedPeriod): PeriodTables['now'] =>
    new Map(
      names.map((name, at) => {
        const plan = planView(narrowScope(whole.scope, ({ platform }) => platform === name));
        const daySums = dayFacts.map(({ day, bySource }) => ({ day, sums: combineSources(plan, bySource) }));
        return [name, datedGroup({ place: known.get(name) ?? `platform.gone-${at + 1}`, filters: [], plan, daySums, period })];
      }),
    );
  return { dimension: 'platform', before: groupsIn(before), now: groupsIn(now) };
}

type GroupDays = Pick<DatedGroup, 'plan' | 'daySums'> & Pick<NamedPlace, 'filters'> & { readonly place: string; readonly period: Period };

function datedGroup({ place, filters, plan, daySums, period }: GroupDays): DatedGroup {
  const sums = addSums(
    daySums.map((day) => day.sums),
    plan.measures.map(({ id }) => id),
  );
  const key = `${place}@${period.start}..${period.end}`;
  return { place: { key, filters: [...filters, { kind: 'days', ...period }] }, plan, sums, daySums };
}
