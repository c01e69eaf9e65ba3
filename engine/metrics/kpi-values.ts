import { fields } from '../fields/catalogue.ts';
import { toUnits } from '../fields/decimal.ts';
import { kpiOf } from './catalogue.ts';
import { kpiInterval } from './kpi-interval.ts';
import { significant } from './significant.ts';
import { hasMoney } from './view-plan.ts';
import type { KpiValue } from '../analysis.ts';
import type { Cluster } from '../statistics/cluster-ratio-interval.ts';
import type { KpiId } from './catalogue.ts';
import type { Sums } from './sums.ts';
import type { KpiPlan, ViewPlan } from './view-plan.ts';

/** The sums of one group of facts, and the same by day for the sources that report days. */
export type Measured = {
  readonly sums: Sums;
  readonly days: readonly Sums[] | null;
  /** Sources whose facts are in `days`. */
  readonly dailySources: readonly string[];
};

/** KPIs by id, in catalogue order. */
export type KpiValues = Readonly<Partial<Record<KpiId, KpiValue>>>;

/** Records how a value was made and returns the id of that record. */
export type Cite = (kpi: KpiPlan, value: Pick<KpiValue, 'value' | 'low' | 'high' | 'method'>) => string;

/** Below this many results a value is marked as too few. */
const fewResults = 30;

/** Every KPI that the view's sources allow, as ratio of sums with interval, coverage and reference. */
export function kpiValues(plan: ViewPlan, measured: Measured, cite: Cite): KpiValues {
  return Object.fromEntries(plan.kpis.map((kpi) => [kpi.id, kpiValue({ plan, kpi, measured, cite })]));
}

type KpiContext = { readonly plan: ViewPlan; readonly kpi: KpiPlan; readonly measured: Measured; readonly cite: Cite };

function kpiValue(context: KpiContext): KpiValue {
  const { plan, kpi, measured } = context;
  const sums = { numerator: measured.sums[kpi.numerator] ?? null, denominator: measured.sums[kpi.denominator] ?? null };
  const missing = whyMissing(context, sums);
  const n = kpi.events === null ? null : unitsOf(measured.sums[kpi.events] ?? null);
  const base = { n, coverage: coverageOf(plan, kpi, measured.sums), isTooFew: n !== null && n < fewResults };
  if (missing !== null || sums.numerator === null || sums.denominator === null) {
    const none = { value: null, low: null, high: null, method: 'none' } as const;
    return { ...none, ...base, ref: context.cite(kpi, none), reason: missing };
  }
  const { per, minus = 0 } = kpiOf(kpi.id);
  const facts = { numerator: toUnits(sums.numerator), denominator: toUnits(sums.denominator), days: clustersOf(context) };
  const { interval, method, reason } = kpiInterval(kpiOf(kpi.id), facts);
  const scaled = (ratio: number): number | null => significant(ratio * per - minus);
  const made = {
    value: scaled(facts.numerator / facts.denominator),
    low: interval === null ? null : scaled(interval.low),
    high: interval === null ? null : scaled(interval.high),
    method,
  };
  return { ...made, ...base, ref: context.cite(kpi, made), reason };
}

function whyMissing(context: KpiContext, sums: { readonly numerator: bigint | null; readonly denominator: bigint | null }): string | null {
  const { numerator, denominator } = kpiOf(context.kpi.id);
  if (context.plan.isMoneyMixed && hasMoney(context.kpi.id))
    return `Amounts are in ${context.plan.currencies.join(' and ')}; currencies are never added.`;
  if (context.kpi.sources.length === 0) return `No source reports both ${nameOf(numerator)} and ${nameOf(denominator)}.`;
  if (sums.numerator === null) return `${fields[numerator].label} not reported.`;
  if (sums.denominator === null) return `${fields[denominator].label} not reported.`;
  if (sums.denominator === 0n) return `Division by zero: ${nameOf(denominator)} are 0.`;
  return sums.denominator < 0n ? `${fields[denominator].label} are negative.` : null;
}

function nameOf(field: keyof typeof fields): string {
  return fields[field].label.toLowerCase();
}

function clustersOf({ kpi, measured }: KpiContext): readonly Cluster[] | null {
  if (measured.days === null || !kpi.sources.every((source) => measured.dailySources.includes(source))) return null;
  return measured.days.flatMap((day) => {
    const [numerator, denominator] = [day[kpi.numerator] ?? null, day[kpi.denominator] ?? null];
    return numerator === null && denominator === null
      ? []
      : [{ numerator: toUnits(numerator ?? 0n), denominator: toUnits(denominator ?? 0n) }];
  });
}

function coverageOf(plan: ViewPlan, kpi: KpiPlan, sums: Sums): number | null {
  if (plan.weight === null || kpi.weight === null) return null;
  const [part, whole] = [kpi.sources.length === 0 ? 0n : (sums[kpi.weight] ?? 0n), sums[plan.weight] ?? null];
  return whole === null || whole <= 0n ? null : significant(toUnits(part) / toUnits(whole));
}

function unitsOf(amount: bigint | null): number | null {
  return amount === null ? null : significant(toUnits(amount));
}
