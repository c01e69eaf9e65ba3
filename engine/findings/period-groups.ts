import { toUnits } from '../fields/decimal.ts';
import { addSums } from '../metrics/sums.ts';
import { citeSums } from '../metrics/references.ts';
import { isUnknownKey } from './unknown-key.ts';
import { movableDimensions } from './movable-dimensions.ts';
import { periodTables } from './period-tables.ts';
import type { Entity } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DaySums, DimensionTable } from '../metrics/dimension-table.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Sums } from '../metrics/sums.ts';
import type { ViewPlan } from '../metrics/view-plan.ts';
import type { RatioSums } from '../statistics/mix-rate.ts';
import type { Sides } from './day-clusters.ts';
import type { DatedGroup, PeriodTables } from './period-tables.ts';
import type { ComparedPeriod, TwoPeriods } from './two-periods.ts';

/** One group in one period: both sums of a KPI, on each day of the whole campaign and in total. */
export type GroupSide = {
  readonly days: readonly RatioSums[];
  readonly total: RatioSums;
  /** From what the sums are made; null for what is left of the whole, and for a group without facts in the period. */
  readonly origin: Origin | null;
};

type Origin = DatedGroup & { readonly sides: Sides };

/** One group in two periods; without an entity: what no group with a name holds. */
export type ComparedGroup = { readonly entity: Entity | null; readonly before: GroupSide; readonly now: GroupSide };

/** All groups of one dimension in two periods; together they are the whole campaign. */
export type ComparedDimension = { readonly dimension: DimensionTable['dimension']; readonly groups: readonly ComparedGroup[] };

type Whole = { readonly before: GroupSide; readonly now: GroupSide };

/** Spend that must have a name in both periods before a dimension is asked. */
const minNamed = 0.5;

/** The whole campaign in one period; null when no source reports both sides of the KPI. */
export function wholeSide({ plan, place, days }: ComparedPeriod, kpi: KpiId): GroupSide | null {
  const sides = sidesOf(plan, kpi);
  if (sides === null) return null;
  const sums = addSums(
    days.map((day) => day.sums),
    plan.measures.map(({ id }) => id),
  );
  return sideOf({ place: { key: place, filters: [] }, plan, sums, daySums: days, sides }, days);
}

/**
 * The dimensions of `primary` in which spend can move and has names for the most part, with their groups in both periods; of those
 * that divide the campaign alike only one.
 */
export function comparedDimensions(
  facts: CampaignFacts,
  periods: TwoPeriods,
  question: { readonly kpi: KpiId; readonly whole: Whole },
): readonly ComparedDimension[] {
  const tables = periodTables(facts, periods);
  const compared = movableDimensions.flatMap((dimension) => {
    const table = tables.find((other) => other.dimension === dimension);
    return table === undefined ? [] : [{ dimension, groups: groupsOf(table, periods, question) }];
  });
  return compared
    .filter(({ groups }) => isNamed(groups, question.whole))
    .filter((dimension, at, all) => !all.slice(0, at).some((earlier) => divideAlike(earlier, dimension)));
}

function groupsOf(
  { dimension, before, now }: PeriodTables,
  periods: TwoPeriods,
  { kpi, whole }: { readonly kpi: KpiId; readonly whole: Whole },
): readonly ComparedGroup[] {
  const keys = [...new Set([...now.keys(), ...before.keys()])];
  const groups = keys.map((key): ComparedGroup => ({
    entity: isUnknownKey(key) ? null : { dimension, key },
    before: groupSide(before.get(key) ?? null, periods.before, kpi),
    now: groupSide(now.get(key) ?? null, periods.now, kpi),
  }));
  return withRest(
    groups.filter((group) => group.before.origin !== null || group.now.origin !== null),
    whole,
  );
}

/** Puts the sums of a group on record, unless they are, and gives the ids of its two sides; null where it has none. */
export function citeSides(ledger: Ledger, { origin }: GroupSide): Sides | null {
  if (origin === null) return null;
  const { place, plan, sums, sides } = origin;
  if (!ledger.places.has(place.key)) citeSums(ledger, plan, { place, sums });
  return { numerator: `${place.key}.${sides.numerator}`, denominator: `${place.key}.${sides.denominator}` };
}

function sidesOf(plan: ViewPlan, kpi: KpiId): Sides | null {
  const own = plan.kpis.find(({ id, sources }) => id === kpi && sources.length > 0);
  return own === undefined ? null : { numerator: own.numerator, denominator: own.denominator };
}

const nothing: RatioSums = { numerator: 0, denominator: 0 };

function groupSide(group: DatedGroup | null, { days }: ComparedPeriod, kpi: KpiId): GroupSide {
  const sides = group === null ? null : sidesOf(group.plan, kpi);
  if (group === null || sides === null) return { days: days.map(() => nothing), total: nothing, origin: null };
  return sideOf({ ...group, sides }, days);
}

function sideOf(origin: Origin, days: readonly DaySums[]): GroupSide {
  const byDay = new Map(origin.daySums.map(({ day, sums }) => [day, sums]));
  const own = days.map(({ day }) => amountsOf(byDay.get(day), origin.sides));
  return { days: own, total: amountsOf(origin.sums, origin.sides), origin };
}

function amountsOf(sums: Sums | undefined, { numerator, denominator }: Sides): RatioSums {
  return sums === undefined ? nothing : { numerator: toUnits(sums[numerator] ?? 0n), denominator: toUnits(sums[denominator] ?? 0n) };
}

/** Adds what the groups leave of the whole: groups beyond the list, and sources that do not report the dimension. */
function withRest(groups: readonly ComparedGroup[], whole: Whole): readonly ComparedGroup[] {
  const [befores, nows] = [groups.map(({ before }) => before), groups.map(({ now }) => now)];
  const [before, now] = [restOf(befores, whole.before), restOf(nows, whole.now)];
  const amounts = [before, now].flatMap(({ total }) => [total.numerator, total.denominator]);
  return amounts.every((amount) => amount === 0) ? groups : [...groups, { entity: null, before, now }];
}

function restOf(groups: readonly GroupSide[], whole: GroupSide): GroupSide {
  const totals = groups.map(({ total }) => total);
  const days = whole.days.map((day, at) => {
    const own = groups.map((group) => group.days[at] ?? nothing);
    return lessAll(day, own);
  });
  return { days, total: lessAll(whole.total, totals), origin: null };
}

function lessAll(whole: RatioSums, parts: readonly RatioSums[]): RatioSums {
  const left = (side: keyof RatioSums): number => {
    const rest = parts.reduce((amount, part) => amount - part[side], whole[side]);
    // What doubles leave where nothing is left.
    return Math.abs(rest) <= 1e-9 * Math.abs(whole[side]) ? 0 : rest;
  };
  return { numerator: left('numerator'), denominator: left('denominator') };
}

function isNamed(groups: readonly ComparedGroup[], whole: Whole): boolean {
  const named = groups.filter(({ entity }) => entity !== null);
  return (
    named.length >= 2 &&
    (['before', 'now'] as const).every((period) =>
      (['numerator', 'denominator'] as const).every(
        (side) => named.reduce((sum, group) => sum + group[period].total[side], 0) >= minNamed * whole[period].total[side],
      ),
    )
  );
}

/** Whether two dimensions have groups with the same sums: the same groups under two names. */
function divideAlike(a: ComparedDimension, b: ComparedDimension): boolean {
  return a.groups.length === b.groups.length && a.groups.every((group) => b.groups.some((other) => holdSame(group, other)));
}

function holdSame(a: ComparedGroup, b: ComparedGroup): boolean {
  return [
    [a.before.total, b.before.total],
    [a.now.total, b.now.total],
  ].every(([first, second]) => first?.numerator === second?.numerator && first?.denominator === second?.denominator);
}
