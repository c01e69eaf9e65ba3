import { formatMillionths, parseMillionths } from '../fields/decimal.ts';
import { mondayOf, weekdayOf } from '../fields/day.ts';
import type { DimensionId, MeasureId } from '../fields/catalogue.ts';
import type { Cell, Filter, GroupKey, Query, QueryGrain, QueryMeasure, QueryResult, QueryRunner } from './query.ts';

/** One canonical row, as tests write it: amounts as decimal text, an absent measure is not reported. */
export type MemoryFact = {
  readonly view?: string;
  readonly source: string;
  readonly day: string | null;
  readonly dimensions?: Readonly<Partial<Record<DimensionId, string | null>>>;
  readonly measures: Readonly<Partial<Record<MeasureId, string>>>;
};

/** A runner over facts in memory: the exact meaning of `Query`, for tests of what is built on it. `asked` grows with each run. */
export function memoryRunner(facts: readonly MemoryFact[]): QueryRunner & { readonly asked: Query[] } {
  const asked: Query[] = [];
  return {
    asked,
    run: async (query) => {
      asked.push(query);
      return evaluate(facts, query);
    },
  };
}

function evaluate(facts: readonly MemoryFact[], query: Query): QueryResult {
  const kept = facts.filter(
    (fact) => (fact.view ?? 'primary') === query.view && (query.filters ?? []).every((filter) => passes(fact, filter)),
  );
  const groups = new Map<string, { keys: Cell[]; facts: MemoryFact[] }>();
  if (query.dimensions.length === 0 && query.grain === undefined) groups.set('[]', { keys: [], facts: [] });
  for (const fact of kept) {
    const keys = [
      ...query.dimensions.map((dimension) => keyOf(fact, dimension)),
      ...(query.grain ? [bucketOf(fact.day, query.grain)] : []),
    ];
    const group = groups.get(JSON.stringify(keys)) ?? { keys, facts: [] };
    group.facts.push(fact);
    groups.set(JSON.stringify(keys), group);
  }
  const columns = [...query.dimensions, ...(query.grain ? [query.grain] : []), ...query.measures.map((measure) => measure.id)];
  const rows = [...groups.values()].map((group) => [...group.keys, ...query.measures.map((measure) => valueOf(group.facts, measure))]);
  rows.sort((a, b) => compareRows(a, b, { query, columns }));
  return { columns, rows: rows.slice(0, query.limit ?? rows.length) };
}

function passes(fact: MemoryFact, filter: Filter): boolean {
  switch (filter.kind) {
    case 'in':
      return filter.values.includes(keyOf(fact, filter.dimension));
    case 'not-in':
      return !filter.values.includes(keyOf(fact, filter.dimension));
    case 'days':
      return fact.day !== null && fact.day >= filter.start && fact.day <= filter.end;
    case 'weekdays':
      return fact.day !== null && filter.values.includes(weekdayOf(fact.day));
  }
}

function keyOf(fact: MemoryFact, key: GroupKey): Cell {
  return key === 'source' ? fact.source : (fact.dimensions?.[key] ?? null);
}

function bucketOf(day: string | null, grain: QueryGrain): Cell {
  if (day === null) return null;
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return mondayOf(day);
    case 'month':
      return day.slice(0, 7);
    case 'weekday':
      return String(weekdayOf(day));
  }
}

function valueOf(facts: readonly MemoryFact[], measure: QueryMeasure): Cell {
  const days = facts.flatMap((fact) => (fact.day === null ? [] : [fact.day])).sort();
  switch (measure.kind) {
    case 'sum':
      return sumOf(
        facts.filter((fact) => measure.sources?.includes(fact.source) ?? true),
        measure.field,
      );
    case 'rows':
      return String(facts.length);
    case 'reported-rows':
      return String(facts.filter((fact) => fact.measures[measure.field] !== undefined).length);
    case 'first-day':
      return days[0] ?? null;
    case 'last-day':
      return days.at(-1) ?? null;
    case 'days':
      return String(new Set(days).size);
  }
}

function sumOf(facts: readonly MemoryFact[], field: MeasureId): Cell {
  const values = facts.flatMap((fact) => (fact.measures[field] === undefined ? [] : [fact.measures[field]]));
  if (values.length === 0) return null;
  return formatMillionths(values.reduce((sum, text) => sum + millionthsOf(text), 0n));
}

function millionthsOf(text: string): bigint {
  const value = parseMillionths(text);
  if (value === null) throw new Error(`not a decimal: ${text}`);
  return value;
}

function compareRows(
  a: readonly Cell[],
  b: readonly Cell[],
  context: { readonly query: Query; readonly columns: readonly string[] },
): number {
  for (const { by, direction } of context.query.order ?? []) {
    const at = context.columns.indexOf(by);
    const order = compareCells(a[at] ?? null, b[at] ?? null, { isAscending: direction === 'asc' });
    if (order !== 0) return order;
  }
  const keys = context.query.dimensions.length + (context.query.grain ? 1 : 0);
  for (let at = 0; at < keys; at++) {
    const order = compareKeys(a[at] ?? null, b[at] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** Keys are ordered as text, by code point. */
function compareKeys(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const [left, right] = [
    Array.from(a, (character) => character.codePointAt(0) ?? 0),
    Array.from(b, (character) => character.codePointAt(0) ?? 0),
  ];
  const at = left.findIndex((code, index) => code !== right[index]);
  if (at < 0) return -1;
  return right[at] === undefined || (left[at] ?? 0) > right[at] ? 1 : -1;
}

function compareCells(a: Cell, b: Cell, options: { readonly isAscending: boolean }): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const [x, y] = [parseMillionths(a), parseMillionths(b)];
  const isLess = x !== null && y !== null ? x < y : a < b;
  return isLess === options.isAscending ? -1 : 1;
}
