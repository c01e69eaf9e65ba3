import { toUnits } from '../fields/decimal.ts';
import { addSums } from '../metrics/sums.ts';
import { combineSources, planView } from '../metrics/view-plan.ts';
import { narrowScope } from '../query/scope.ts';
import { isUnknownKey } from './unknown-key.ts';
import type { Filter } from '../query/query.ts';
import type { JointGroup, JointTable } from '../metrics/joint-table.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Sums } from '../metrics/sums.ts';
import type { KpiPlan, ViewPlan } from '../metrics/view-plan.ts';
import type { ChangedCell, EventSums } from '../statistics/driving-combinations.ts';
import type { OutcomeChange } from './outcome-change.ts';
import type { ComparedGroup, GroupSide } from './period-groups.ts';
import type { ComparedPeriod } from './two-periods.ts';

/** Both sums of the outcome and its events in every combination of the table; null where not every source reports the events. */
export function jointCells({ groups }: JointTable, { kpi, periods }: OutcomeChange): readonly ChangedCell[] | null {
  const [before, now] = [kpiPlanOf(periods.before.plan, kpi), kpiPlanOf(periods.now.plan, kpi)];
  if (!hasEvents(before) || !hasEvents(now)) return null;
  return groups.map((group) => ({
    values: group.values.map((value) => (isUnknownKey(value) ? null : value)),
    before: eventSums(combineSources(periods.before.plan, group.before), before),
    now: eventSums(combineSources(periods.now.plan, group.now), now),
  }));
}

/** What has some values at once, in both periods; `values` in the order of the table's dimensions, null for any. */
export function jointGroup(
  { dimensions, groups }: JointTable,
  change: OutcomeChange,
  { values, place, entity }: { readonly values: readonly (string | null)[]; readonly place: string } & Pick<ComparedGroup, 'entity'>,
): ComparedGroup {
  const own = groups.filter((group) => values.every((value, at) => value === null || group.values[at] === value));
  const platform = values[dimensions.indexOf('platform')] ?? null;
  const filters = dimensions.flatMap((dimension, at): readonly Filter[] => {
    const value = values[at] ?? null;
    return value === null || dimension === 'platform' ? [] : [{ kind: 'in', dimension, values: [value] }];
  });
  const sideIn = (period: ComparedPeriod, side: 'before' | 'now', key: string): GroupSide => {
    const plan = planView(narrowScope(period.plan.scope, (source) => platform === null || source.platform === platform));
    const sums = combineSources(plan, addSources(own, side, plan));
    return sideOf({ place: { key, filters }, plan, sums, daySums: [] }, change.kpi);
  };
  return {
    entity,
    before: sideIn(change.periods.before, 'before', `previous.joint.${place}`),
    now: sideIn(change.periods.now, 'now', `joint.${place}`),
  };
}

function addSources(groups: readonly JointGroup[], side: 'before' | 'now', plan: ViewPlan): ReadonlyMap<string, Sums> {
  const sources = [...new Set(groups.flatMap((group) => [...group[side].keys()]))];
  return new Map(
    sources.map((source) => [
      source,
      addSums(
        groups.flatMap((group) => {
          const sums = group[side].get(source);
          return sums === undefined ? [] : [sums];
        }),
        plan.fields,
      ),
    ]),
  );
}

function sideOf(group: Omit<NonNullable<GroupSide['origin']>, 'sides'>, kpi: KpiId): GroupSide {
  const sides = kpiPlanOf(group.plan, kpi);
  if (sides === undefined) return { days: [], total: { numerator: 0, denominator: 0 }, origin: null };
  const { numerator, denominator } = sides;
  const total = { numerator: unitsOf(group.sums, numerator), denominator: unitsOf(group.sums, denominator) };
  return { days: [], total, origin: { ...group, sides: { numerator, denominator } } };
}

function kpiPlanOf({ kpis }: ViewPlan, kpi: KpiId): KpiPlan | undefined {
  return kpis.find(({ id, sources }) => id === kpi && sources.length > 0);
}

function hasEvents(plan: KpiPlan | undefined): plan is KpiPlan & { readonly events: string } {
  return plan !== undefined && plan.events !== null;
}

function eventSums(sums: Sums, { numerator, denominator, events }: KpiPlan & { readonly events: string }): EventSums {
  return { numerator: unitsOf(sums, numerator), denominator: unitsOf(sums, denominator), events: unitsOf(sums, events) };
}

function unitsOf(sums: Sums, id: string): number {
  return toUnits(sums[id] ?? 0n);
}
