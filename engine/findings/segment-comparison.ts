import { toUnits } from '../fields/decimal.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { hasMoney } from '../metrics/view-plan.ts';
import { adjustFamily } from '../statistics/arm-comparison.ts';
import { compareRatios } from '../statistics/compare-ratios.ts';
import { compareShares } from '../statistics/compare-shares.ts';
import { holm } from '../statistics/multiplicity.ts';
import { dayClusters } from './day-clusters.ts';
import { isUnknownKey } from './unknown-key.ts';
import type { Entity } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { KpiPlan } from '../metrics/view-plan.ts';
import type { Arm, ArmComparison } from '../statistics/arm-comparison.ts';

/** One group of a breakdown with the two sums of a KPI, and how it compares with all other groups of the breakdown together. */
export type Segment = {
  readonly table: DimensionTable;
  readonly entity: Entity;
  /** Key of the row's place. */
  readonly place: string;
  /** Groups without a name are part of the rest of others, and nothing is said of them. */
  readonly isNamed: boolean;
  readonly kpi: KpiPlan;
  readonly arm: Arm;
  /** Results behind the KPI. */
  readonly events: number;
  /** `adjustedP` is p until `payForAll` has seen the whole family. */
  readonly comparison: ArmComparison;
};

/** The unit that differs by chance as a whole, from the day: the day itself, or its week. */
export type ClusterOf = (day: string) => string;

/**
 * Compares each group of a breakdown with the others by the first of these KPIs that it reports, and by the next one where all groups
 * have too few days for it. Refused groups are among the answer; it is empty where fewer than two groups report any of the KPIs.
 * Groups beyond the largest of a breakdown are left out of the rest.
 */
export function compareSegments(table: DimensionTable, kpis: readonly KpiId[], clusterOf: ClusterOf = (day) => day): readonly Segment[] {
  let refused: readonly Segment[] = [];
  for (const id of kpis) {
    const segments = segmentsBy(table, id, clusterOf);
    const isRefused = segments.every(({ comparison }) => comparison.status === 'refused' && comparison.reason === 'few-days');
    if (segments.length >= 2 && !isRefused) return segments;
    if (refused.length === 0) refused = segments;
  }
  return refused;
}

/** The same segments with p-values that pay for all named groups of one question, over all its breakdowns. */
export function payForAll(segments: readonly Segment[]): readonly Segment[] {
  const named = segments.filter(({ isNamed }) => isNamed);
  const adjusted = adjustFamily(
    named.map(({ comparison }) => comparison),
    holm,
  );
  const paid = new Map(named.map((segment, at) => [segment, adjusted[at] ?? segment.comparison]));
  return segments.map((segment) => ({ ...segment, comparison: paid.get(segment) ?? segment.comparison }));
}

function segmentsBy(table: DimensionTable, id: KpiId, clusterOf: ClusterOf): readonly Segment[] {
  const { plan, dimension } = table;
  const kpi = plan.kpis.find((other) => other.id === id);
  if (kpi === undefined || kpi.sources.length === 0 || kpi.events === null || (plan.isMoneyMixed && hasMoney(id))) return [];
  const rows = table.rows.flatMap((row) => {
    const arm = armOf(row, kpi, clusterOf);
    return arm === null ? [] : [{ row, arm }];
  });
  const comparisons = compareArms(
    rows.map(({ arm }) => arm),
    id,
  );
  if (rows.length < 2) return [];
  return rows.flatMap(({ row, arm }, at) => {
    const comparison = comparisons[at];
    const { key, place, sums } = row;
    const base = { table, entity: { dimension, key }, place, isNamed: !isUnknownKey(key), kpi, arm };
    return comparison === undefined ? [] : [{ ...base, events: unitsOf(sums, kpi.events ?? ''), comparison }];
  });
}

function compareArms(arms: readonly Arm[], id: KpiId): readonly ArmComparison[] {
  const { kind } = kpiOf(id);
  const options = { adjust: (pValues: readonly number[]) => pValues };
  if (kind === 'count') return compareShares(arms, options);
  return compareRatios(arms, { ...options, denominator: kind === 'cost' ? 'events' : 'amount' });
}

/** null where neither side is reported; a blank beside a number is none of it. */
function armOf({ place, sums, days }: TableRow, kpi: KpiPlan, clusterOf: ClusterOf): Arm | null {
  if ((sums[kpi.numerator] ?? null) === null && (sums[kpi.denominator] ?? null) === null) return null;
  const arm = { id: place, numerator: unitsOf(sums, kpi.numerator), denominator: unitsOf(sums, kpi.denominator) };
  if (days === null) return arm;
  return { ...arm, days: dayClusters(days, kpi).map((cluster) => ({ ...cluster, day: clusterOf(cluster.day) })) };
}

function unitsOf(sums: TableRow['sums'], id: string): number {
  return toUnits(sums[id] ?? 0n);
}
