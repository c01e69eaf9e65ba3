import { isMoney, textOf } from './sums.ts';
import { significant } from './significant.ts';
import type { Scope } from '../query/scope.ts';
import type { FactUnit } from '../finding.ts';
import type { Operation, Place, Reference } from '../reference.ts';
import type { Filter } from '../query/query.ts';
import type { Cite } from './kpi-values.ts';
import type { Sums } from './sums.ts';
import type { ViewPlan } from './view-plan.ts';

/** What is known of the numbers of an analysis while it is made: places by key, references by id. */
export type Ledger = { readonly places: Map<string, Place>; readonly references: Map<string, Reference> };

/** Which group of facts a value describes, in the terms of a query. */
export type NamedPlace = {
  /** Key of the place: `total`, `campaign.3`, `day.2025-06-01`. */
  readonly key: string;
  readonly filters: readonly Filter[];
};

/** An empty ledger. */
export function openLedger(): Ledger {
  return { places: new Map(), references: new Map() };
}

/** Records a group of facts and its sums under `<key>.<sum>`; sums that no source reports stay away. */
export function citeSums(ledger: Ledger, plan: ViewPlan, options: { readonly place: NamedPlace; readonly sums: Sums }): void {
  const { place, sums } = options;
  ledger.places.set(place.key, placeOf(plan.scope, place.filters));
  for (const { id, field, sources = null } of plan.measures) {
    const value = plan.isMoneyMixed && isMoney(field) ? null : textOf(sums[id] ?? null);
    if (id in sums) ledger.references.set(`${place.key}.${id}`, { kind: 'sum', field, place: place.key, sources, value });
  }
}

/** Records the sums of a group and makes the function that records each of its KPIs under `<key>.<kpi>`. */
export function citeKpis(ledger: Ledger, plan: ViewPlan, options: { readonly place: NamedPlace; readonly sums: Sums }): Cite {
  citeSums(ledger, plan, options);
  const { key } = options.place;
  const known = (id: string): string | null => (ledger.references.has(`${key}.${id}`) ? `${key}.${id}` : null);
  return (kpi, { value, low, high, method }) => {
    const id = `${key}.${kpi.id}`;
    const sides = { numerator: known(kpi.numerator), denominator: known(kpi.denominator) };
    ledger.references.set(id, { kind: 'kpi', kpi: kpi.id, place: key, ...sides, isPartial: kpi.isPartial, value, low, high, method });
    return id;
  };
}

/** Records a number that was stated from outside, as decimal text, and returns its id. */
export function citeGiven(
  ledger: Ledger,
  id: string,
  given: { readonly origin: string; readonly unit: FactUnit; readonly value: string },
): string {
  ledger.references.set(id, { kind: 'given', ...given });
  return id;
}

/** What is calculated from numbers that are on record. */
export type Calculation = { readonly operation: Operation; readonly inputs: readonly string[]; readonly unit: FactUnit };

/** Calculates a number from others, records it and returns its value; null when an input has none or the division is by zero. */
export function citeCalculated(ledger: Ledger, id: string, calculation: Calculation): number | null {
  const inputs = calculation.inputs.map((input) => valueOf(ledger.references.get(input)));
  const value = calculate(calculation.operation, inputs);
  ledger.references.set(id, { kind: 'calculated', ...calculation, value });
  return value;
}

/** The value of a reference as a double; null when it has none. */
export function valueOf(reference: Reference | undefined): number | null {
  if (reference === undefined) return null;
  switch (reference.kind) {
    case 'sum':
    case 'given':
      return reference.value === null ? null : Number(reference.value);
    case 'reported':
      return reference.low === reference.high ? Number(reference.low) : null;
    case 'absent':
      return null;
    case 'kpi':
    case 'calculated':
    case 'estimated':
      return reference.value;
  }
}

/** The result of an operation, cut to 12 significant digits; null when an input is null or the division is by zero. */
export function calculate(operation: Operation, inputs: readonly (number | null)[]): number | null {
  const known = inputs.filter((input) => input !== null);
  const [first, ...rest] = known;
  if (first === undefined || known.length < inputs.length) return null;
  return significant(calculations[operation](first, rest));
}

const calculations: Readonly<Record<Operation, (first: number, rest: readonly number[]) => number>> = {
  difference: (first, rest) => rest.reduce((left, value) => left - value, first),
  ratio: (first, rest) => rest.reduce((left, value) => left / value, first),
  'relative-difference': (first, [base = Number.NaN]) => first / base - 1,
  sum: (first, rest) => rest.reduce((left, value) => left + value, first),
  product: (first, rest) => rest.reduce((left, value) => left * value, first),
};

function placeOf({ view, parts }: Scope, filters: readonly Filter[]): Place {
  return { view, parts: parts.map((part) => ({ filters: [...part.filters, ...filters] })) };
}
