import { fields, kpiOf, numberFormula, numberInputs } from '@pca/engine';
import type { Analysis, FactUnit, Filter, Reference } from '@pca/engine';

/** A number with all that it is made from, as plain data. */
export type ExplainedNumber = {
  readonly id: string;
  /** What it is called in the formula of the number above; null at the top. */
  readonly name: string | null;
  readonly formula: string;
  /** Decimal text, exact for sums; null: no value. */
  readonly value: string | null;
  readonly unit: FactUnit | null;
  readonly low: string | null;
  readonly high: string | null;
  /** Of the interval, 0–1; null where the number does not say. */
  readonly level: number | null;
  /** How the interval was made. */
  readonly method: string | null;
  /** The facts that a sum is made from, one text per part: view, days, filters. */
  readonly facts: readonly string[];
  readonly inputs: readonly ExplainedNumber[];
  /** Its inputs are shown where it stands first. */
  readonly isRepeated: boolean;
};

/** Follows a number down to sums and to what was given; every number's inputs are shown once. Null for an unknown id. */
export function explainNumber(analysis: Analysis, id: string): ExplainedNumber | null {
  return numberAt(analysis, { id, name: null }, new Set());
}

/** Ids of the numbers of a tree that are made from rows, each once, in the order in which they stand. */
export function rowNumbers(analysis: Analysis, number: ExplainedNumber): readonly string[] {
  const kind = analysis.references[number.id]?.kind;
  const own = kind === 'sum' || kind === 'estimated' ? [number.id] : [];
  return [...new Set([...own, ...number.inputs.flatMap((input) => rowNumbers(analysis, input))])];
}

function numberAt(analysis: Analysis, { id, name }: { id: string; name: string | null }, seen: Set<string>): ExplainedNumber | null {
  const reference = analysis.references[id];
  if (reference === undefined) return null;
  const isRepeated = seen.has(id);
  seen.add(id);
  const inputs = isRepeated ? [] : numberInputs(reference).flatMap((input) => numberAt(analysis, input, seen) ?? []);
  return {
    id,
    name,
    formula: numberFormula(reference),
    ...measured(reference),
    facts: factsOf(analysis, reference),
    inputs,
    isRepeated: isRepeated && numberInputs(reference).length > 0,
  };
}

type Measured = Pick<ExplainedNumber, 'value' | 'unit' | 'low' | 'high' | 'level' | 'method'>;

/** Level of the intervals of KPIs. */
const kpiLevel = 0.95;

function measured(reference: Reference): Measured {
  const none: Measured = { value: null, unit: null, low: null, high: null, level: null, method: null };
  switch (reference.kind) {
    case 'sum':
      return { ...none, value: reference.value, unit: fields[reference.field].unit };
    case 'given':
      return { ...none, value: reference.value, unit: reference.unit };
    case 'kpi':
      return {
        ...none,
        ...interval(reference),
        unit: kpiOf(reference.kpi).unit,
        ...(reference.method === 'none' ? {} : { level: kpiLevel, method: reference.method }),
      };
    case 'calculated':
      return { ...none, value: text(reference.value), unit: reference.unit };
    case 'estimated':
      return { ...none, ...interval(reference), unit: reference.unit, method: reference.method };
    case 'reported': {
      const { low, high } = reference;
      const bounds = low === high ? { value: low } : { low, high };
      return { ...none, ...bounds, unit: fields[reference.field].unit };
    }
    case 'absent':
      return none;
  }
}

function interval({
  value,
  low,
  high,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
}): Pick<Measured, 'value' | 'low' | 'high'> {
  return { value: text(value), low: text(low), high: text(high) };
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

function factsOf(analysis: Analysis, reference: Reference): readonly string[] {
  switch (reference.kind) {
    case 'sum':
      return placeTexts(analysis, reference.place);
    case 'estimated':
      return reference.series.flatMap(({ place, measures }) =>
        placeTexts(analysis, place).map((part) => `${measures.join(', ')} by day, ${part}`),
      );
    case 'reported': {
      const files = analysis.sources.filter(({ importId }) => reference.imports.includes(importId));
      return [`as printed in ${files.map(({ fileName }) => fileName).join(', ')}`];
    }
    case 'kpi':
    case 'given':
    case 'calculated':
    case 'absent':
      return [];
  }
}

function placeTexts({ places, views }: Analysis, key: string): readonly string[] {
  const place = places[key];
  if (place === undefined) return [];
  const view = place.view === 'primary' ? [] : [`of ${views.find(({ id }) => id === place.view)?.label ?? place.view}`];
  return place.parts.map(({ filters }) => [...view, ...filters.map(filterText)].join(', ') || 'all rows');
}

function filterText(filter: Filter): string {
  switch (filter.kind) {
    case 'days':
      return `${filter.start} to ${filter.end}`;
    case 'weekdays':
      return `weekdays ${filter.values.join(', ')}`;
    case 'in':
      return `${filter.dimension} ${listText(filter.values)}`;
    case 'not-in':
      return `${filter.dimension} not ${listText(filter.values)}`;
  }
}

function listText(values: readonly (string | null)[]): string {
  const shown = values.slice(0, 5).map((value) => (value === null ? '(empty)' : `"${value}"`));
  return `${shown.join(' or ')}${values.length > shown.length ? ` or ${values.length - shown.length} more` : ''}`;
}
