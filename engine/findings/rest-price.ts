import { fields } from '../fields/catalogue.ts';
import { calculatedFact, givenFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { moneyEffect } from './money-effect.ts';
import type { Entity, Fact } from '../finding.ts';
import type { DimensionTable } from '../metrics/dimension-table.ts';
import type { Ledger } from '../metrics/references.ts';
import type { KpiPlan } from '../metrics/view-plan.ts';

/** One group of a breakdown and the KPI that it is compared by. */
export type RatedGroup = {
  readonly table: DimensionTable;
  readonly entity: Entity;
  /** Key of the row's place. */
  readonly place: string;
  readonly kpi: KpiPlan;
};

/**
 * The KPI of all other groups of a breakdown together, in the role `comparator`: of all that are shown less this one, on record under
 * `<id>.rest-<kpi>`. Null where it has no value.
 */
export function restFact(ledger: Ledger, id: string, { table, place, kpi }: RatedGroup): Fact | null {
  const { label, per, unit, numerator, denominator } = kpiOf(kpi.id);
  const less = (sum: string, measure: typeof numerator): string => {
    const parts = [`${table.id}.all`, ...(table.hasRest ? [`${table.id}.rest`] : []), place];
    const calculation = { operation: 'difference', inputs: parts.map((part) => `${part}.${sum}`), unit: fields[measure].unit } as const;
    calculatedFact(ledger, `${id}.rest-${sum}`, calculation, { role: 'input', metric: measure });
    return `${id}.rest-${sum}`;
  };
  const inputs = [less(kpi.numerator, numerator), less(kpi.denominator, denominator)];
  if (per !== 1) inputs.push(perFact(ledger, id, { label, per }));
  return calculatedFact(ledger, restId(id, kpi.id), { operation: 'ratio', inputs, unit }, { role: 'comparator', metric: kpi.id });
}

/** Under what the KPI of the others is on record. */
export function restId(id: string, metric: KpiPlan['id']): string {
  return `${id}.rest-${metric}`;
}

/**
 * What the group's results, or its revenue, would have cost at the price or the return of all others, less what they cost: above 0
 * where it is better than they. On record as `<id>.effect`; null where the others have no value.
 */
export function priceEffect(ledger: Ledger, id: string, group: RatedGroup): Fact | null {
  const rest = restFact(ledger, id, group);
  if (rest === null) return null;
  return moneyEffect(ledger, id, { value: `${group.place}.${group.kpi.id}`, base: rest.id, entity: group.entity });
}

/** One part of a KPI that is counted per thousand. */
function perFact(ledger: Ledger, id: string, { label, per }: { readonly label: string; readonly per: number }): string {
  const given = { origin: `the definition of ${label}`, unit: 'number', value: String(1 / per) } as const;
  givenFact(ledger, `${id}.per`, given, { role: 'input', metric: 'count' });
  return `${id}.per`;
}
