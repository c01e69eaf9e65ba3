import { fields } from '../fields/catalogue.ts';
import { kpiOf } from './catalogue.ts';
import { kpiValues } from './kpi-values.ts';
import { calculate, citeKpis, citeSums, valueOf } from './references.ts';
import { addSums } from './sums.ts';
import { sourcesOf } from '../query/scope.ts';
import type { Entity, Fact, FactMetric, FactUnit } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { Filter } from '../query/query.ts';
import type { Reference } from '../reference.ts';
import type { DaySums } from './dimension-table.ts';
import type { KpiValues } from './kpi-values.ts';
import type { Calculation, Ledger, NamedPlace } from './references.ts';
import type { Sums } from './sums.ts';
import type { ViewPlan } from './view-plan.ts';

/** What a fact is about, besides its number. */
export type FactTag = {
  readonly role: string;
  readonly metric: FactMetric;
  /** The whole campaign when absent. */
  readonly entity?: Entity | null;
  /** The analysed period when absent. */
  readonly period?: Period | null;
  /** Events behind the value. */
  readonly n?: number | null;
};

/** A number that is on record, as a fact in a role: a KPI, a sum or whatever was cited before; null when it has no value. */
export function factOf(ledger: Ledger, id: string, tag: FactTag): Fact | null {
  const reference = ledger.references.get(id);
  const value = valueOf(reference);
  if (reference === undefined || value === null) return null;
  const hasBounds = reference.kind === 'kpi' || reference.kind === 'estimated';
  return {
    id,
    role: tag.role,
    metric: tag.metric,
    entity: tag.entity ?? null,
    period: tag.period ?? null,
    value,
    unit: unitOf(reference),
    low: hasBounds ? reference.low : null,
    high: hasBounds ? reference.high : null,
    n: tag.n ?? null,
  };
}

/** Calculates a number from others on record, cites it under `id` and gives it as a fact; null when it has no value. */
export function calculatedFact(ledger: Ledger, id: string, calculation: Calculation, tag: FactTag): Fact | null {
  const inputs = calculation.inputs.map((input) => valueOf(ledger.references.get(input)));
  const value = calculate(calculation.operation, inputs);
  if (value === null) return null;
  ledger.references.set(id, { kind: 'calculated', ...calculation, value });
  return factOf(ledger, id, tag);
}

export type Estimation = Omit<Extract<Reference, { kind: 'estimated' }>, 'kind'>;

/** Cites the output of a statistical method under `id` and gives it as a fact. */
export function estimatedFact(ledger: Ledger, id: string, estimation: Estimation, tag: FactTag): Fact | null {
  ledger.references.set(id, { kind: 'estimated', ...estimation });
  return factOf(ledger, id, tag);
}

/** Cites a number stated from outside (decimal text) and gives it as a fact. */
export function givenFact(
  ledger: Ledger,
  id: string,
  given: { readonly origin: string; readonly unit: FactUnit; readonly value: string },
  tag: FactTag,
): Fact | null {
  ledger.references.set(id, { kind: 'given', ...given });
  return factOf(ledger, id, tag);
}

/** Some days of one group: their sums and KPIs on record under a place of their own. */
export type DaysPlace = { readonly place: string; readonly sums: Sums; readonly kpis: KpiValues };

/**
 * Puts some days of a group on record, for instance those after a change: the place is the group's with `@start..end` behind it
 * (or `@label` where the days do not follow each other), and its numbers are `<place>.<measure or KPI>`.
 */
export function citeDays(
  ledger: Ledger,
  group: { readonly plan: ViewPlan; readonly place: NamedPlace; readonly days: readonly DaySums[] },
  period: Period,
): DaysPlace {
  const { plan, place } = group;
  const days = group.days.filter(({ day }) => day >= period.start && day <= period.end);
  const sums = addSums(
    days.map((day) => day.sums),
    plan.measures.map((measure) => measure.id),
  );
  const filters: readonly Filter[] = [...place.filters, { kind: 'days', ...period }];
  const named = { key: `${place.key}@${period.start}..${period.end}`, filters };
  citeSums(ledger, plan, { place: named, sums });
  const dailySources = sourcesOf(plan.scope).map((source) => source.id);
  const measured = { sums, days: days.map((day) => day.sums), dailySources };
  return { place: named.key, sums, kpis: kpiValues(plan, measured, citeKpis(ledger, plan, { place: named, sums })) };
}

function unitOf(reference: Reference): FactUnit {
  switch (reference.kind) {
    case 'sum':
    case 'reported':
      return fields[reference.field].unit;
    case 'kpi':
      return kpiOf(reference.kpi).unit;
    case 'given':
    case 'calculated':
    case 'estimated':
      return reference.unit;
    case 'absent':
      return 'number';
  }
}
