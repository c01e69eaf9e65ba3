import { toUnits } from '../fields/decimal.ts';
import { holm } from '../statistics/multiplicity.ts';
import { dayDispersion } from '../statistics/day-dispersion.ts';
import { poissonRateTest } from '../statistics/poisson-rate-test.ts';
import { dayClusters } from './day-clusters.ts';
import { isUnknownKey } from './unknown-key.ts';
import type { RatedGroup } from './rest-price.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { KpiPlan } from '../metrics/view-plan.ts';

/** One row that spent enough to expect results. */
export type SpendingRow = RatedGroup & {
  readonly results: number;
  /** Results that its spend buys at the price of all others. */
  readonly expected: number;
  /** One-sided: that so few results come by chance; `payForRows` makes it pay for all rows of the question. */
  readonly p: number;
};

/** Spend of fewer results than this, at the price of all others, may stay without any by chance. */
const fewestExpected = 3;

/**
 * The rows of a breakdown that spent three times what a result costs in all others together, and how probable so few results are by
 * chance: a count of Poisson, with fewer effective results where days differ by more than chance. Empty where the price is not on
 * record or nothing was bought.
 * @param price the KPI of spend over results
 */
export function spendingRows(table: DimensionTable, price: KpiId): readonly SpendingRow[] {
  const { plan, rows } = table;
  const kpi = plan.kpis.find(({ id }) => id === price);
  if (kpi === undefined || kpi.sources.length === 0 || plan.isMoneyMixed) return [];
  const all = { spend: sumOf(rows, kpi.numerator), results: sumOf(rows, kpi.denominator) };
  const factor = Math.max(1, dispersionOf(table, kpi));
  return rows.flatMap((row) => {
    const [spend, results] = [unitsOf(row.sums, kpi.numerator), unitsOf(row.sums, kpi.denominator)];
    const rest = { exposure: all.spend - spend, events: all.results - results };
    if (isUnknownKey(row.key) || !(spend > 0 && rest.exposure > 0 && rest.events > 0)) return [];
    const expected = (spend * rest.events) / rest.exposure;
    const test = poissonRateTest({ exposure: spend, events: results / factor }, { exposure: rest.exposure, events: rest.events / factor });
    const p = test === null || results >= expected ? 1 : test.exactP / 2;
    const entity = { dimension: table.dimension, key: row.key };
    return expected < fewestExpected ? [] : [{ table, entity, place: row.place, kpi, results, expected, p }];
  });
}

/** The same rows with p-values that pay for all of them. */
export function payForRows(rows: readonly SpendingRow[]): readonly SpendingRow[] {
  const adjusted = holm(rows.map(({ p }) => p));
  return rows.map((row, at) => ({ ...row, p: adjusted[at] ?? 1 }));
}

/** How many times the variance of chance the results vary between days; 1 where no days are known. */
function dispersionOf({ rows }: DimensionTable, { numerator, denominator }: KpiPlan): number {
  const arms = rows.map(({ days }) => dayClusters(days ?? [], { numerator: denominator, denominator: numerator }));
  return dayDispersion(arms, 'poisson')?.factor ?? 1;
}

function sumOf(rows: readonly TableRow[], id: string): number {
  return rows.reduce((sum, row) => sum + unitsOf(row.sums, id), 0);
}

function unitsOf(sums: TableRow['sums'], id: string): number {
  return toUnits(sums[id] ?? 0n);
}
