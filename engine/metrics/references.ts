import { kpiOf } from './catalogue.ts';
import { isMoney, textOf } from './sums.ts';
import { narrowScope, queriesOf } from '../query/scope.ts';
import { fields } from '../fields/catalogue.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Reference } from '../analysis.ts';
import type { Filter, Query, QueryGrain } from '../query/query.ts';
import type { Cite } from './kpi-values.ts';
import type { Sums } from './sums.ts';
import type { ViewPlan } from './view-plan.ts';

/** References by key; filled while an analysis is made. */
export type Ledger = Map<string, Reference>;

/** Which group of facts a value describes, in the terms of a query. */
export type Place = {
  /** Start of the key: `kpi`, `campaign.3`, `day.2025-06-01`. */
  readonly key: string;
  readonly filters: readonly Filter[];
  /** When the group is a bucket that no filter can name, for instance a weekday. */
  readonly grain?: QueryGrain;
};

/** Makes the function that records each KPI of one group under `<place>.<kpi>`. */
export function citeKpis(ledger: Ledger, plan: ViewPlan, options: { readonly place: Place; readonly sums: Sums }): Cite {
  const { place, sums } = options;
  const inputOf = (field: MeasureId, id: string): string | null => (plan.isMoneyMixed && isMoney(field) ? null : textOf(sums[id] ?? null));
  return (kpi, isFromDays) => {
    const key = `${place.key}.${kpi.id}`;
    const { numerator, denominator, formula } = kpiOf(kpi.id);
    const scope = narrowScope(plan.scope, (source) => kpi.sources.includes(source.id));
    const ask = (grain: QueryGrain | undefined): readonly Query[] =>
      queriesOf(scope, {
        measures: [
          { kind: 'sum', id: numerator, field: numerator },
          { kind: 'sum', id: denominator, field: denominator },
        ],
        filters: place.filters,
        ...(grain === undefined ? {} : { grain }),
      });
    ledger.set(key, {
      formula: kpi.isPartial ? `${formula}, over the sources that report both` : formula,
      queries: [...ask(place.grain), ...(isFromDays && place.grain === undefined ? ask('day') : [])],
      inputs: { [numerator]: inputOf(numerator, kpi.numerator), [denominator]: inputOf(denominator, kpi.denominator) },
    });
    return key;
  };
}

/** Records one total under `total.<measure>` and returns the key. */
export function citeTotal(ledger: Ledger, plan: ViewPlan, options: { readonly field: MeasureId; readonly sums: Sums }): string {
  const { field, sums } = options;
  const key = `total.${field}`;
  ledger.set(key, {
    formula: `Σ ${fields[field].label.toLowerCase()}`,
    queries: queriesOf(plan.scope, { measures: [{ kind: 'sum', id: field, field }] }),
    inputs: { [field]: plan.isMoneyMixed && isMoney(field) ? null : textOf(sums[field] ?? null) },
  });
  return key;
}
