import { formatMillionths, parseMillionths } from '../fields/decimal.ts';
import type { DatasetSource } from './dataset.ts';
import type { Cell, Filter, GroupKey, Order, Query, QueryGrain, QueryMeasure, QueryResult, QueryRunner } from './query.ts';

/** Sources that are cut to a period in the same way. */
export type ScopePart = { readonly sources: readonly DatasetSource[]; readonly filters: readonly Filter[] };

/** The facts that a question is about: one view, in parts that are asked one by one and then added up. */
export type Scope = { readonly view: string; readonly parts: readonly ScopePart[] };

/** A question to a scope: sums, optionally grouped. */
export type ScopeQuestion = {
  readonly measures: readonly QueryMeasure[];
  readonly dimensions?: readonly GroupKey[];
  readonly grain?: QueryGrain;
  readonly filters?: readonly Filter[];
  readonly order?: Order;
  readonly limit?: number;
};

/** Groups fetched from each part when parts must be added up; beyond it the smallest groups are lost. */
const groupLimit = 100_000;

/** The queries that answer a question to a scope, one per part. */
function queriesOf(scope: Scope, question: ScopeQuestion): readonly Query[] {
  const isOne = scope.parts.length === 1;
  return scope.parts.map((part) => {
    const filters = [...part.filters, ...(question.filters ?? [])];
    const limit = isOne ? question.limit : groupLimit;
    return {
      view: scope.view,
      measures: question.measures,
      dimensions: question.dimensions ?? [],
      ...(question.grain === undefined ? {} : { grain: question.grain }),
      ...(filters.length === 0 ? {} : { filters }),
      ...(question.order === undefined ? {} : { order: [question.order] }),
      ...(limit === undefined ? {} : { limit }),
    };
  });
}

/** Runs a question. Parts are added up group by group, exactly; only sums and row counts may be asked of several parts. */
export async function askScope(runner: QueryRunner, scope: Scope, question: ScopeQuestion): Promise<QueryResult> {
  const results: QueryResult[] = [];
  for (const query of queriesOf(scope, question)) results.push(await runner.run(query));
  const [first] = results;
  if (first === undefined) return { columns: [], rows: [] };
  return results.length === 1 ? first : mergeResults(results, question);
}

/** The same scope with fewer sources; parts without a source left disappear. */
export function narrowScope(scope: Scope, isKept: (source: DatasetSource) => boolean): Scope {
  const parts = scope.parts.flatMap((part) => {
    const sources = part.sources.filter(isKept);
    if (sources.length === part.sources.length) return [part];
    const filter: Filter = { kind: 'in', dimension: 'source', values: sources.map((source) => source.id) };
    return sources.length === 0 ? [] : [{ sources, filters: [...part.filters.filter((other) => !isSourceFilter(other)), filter] }];
  });
  return { view: scope.view, parts };
}

/** All sources of a scope. */
export function sourcesOf(scope: Scope): readonly DatasetSource[] {
  return scope.parts.flatMap((part) => part.sources);
}

function isSourceFilter(filter: Filter): boolean {
  return filter.kind === 'in' && filter.dimension === 'source';
}

function mergeResults(results: readonly QueryResult[], question: ScopeQuestion): QueryResult {
  const keys = (question.dimensions?.length ?? 0) + (question.grain === undefined ? 0 : 1);
  const columns = results[0]?.columns ?? [];
  const groups = new Map<string, Cell[]>();
  for (const row of results.flatMap((result) => result.rows)) {
    const id = JSON.stringify(row.slice(0, keys));
    const known = groups.get(id);
    groups.set(id, known === undefined ? [...row] : row.map((cell, at) => (at < keys ? cell : addCells(known[at] ?? null, cell))));
  }
  const by = question.order === undefined ? -1 : columns.indexOf(question.order.by);
  const sign = question.order?.direction === 'desc' ? -1 : 1;
  const rows = [...groups.values()].sort(
    (a, b) => (by < 0 ? 0 : compareAmounts(a[by] ?? null, b[by] ?? null, sign)) || compareKeys(a, b, keys),
  );
  return { columns, rows: rows.slice(0, question.limit ?? rows.length) };
}

function addCells(a: Cell, b: Cell): Cell {
  const [x, y] = [a === null ? null : parseMillionths(a), b === null ? null : parseMillionths(b)];
  if (x === null) return b;
  return y === null ? a : formatMillionths(x + y);
}

function compareAmounts(a: Cell, b: Cell, sign: number): number {
  const [x, y] = [a === null ? null : parseMillionths(a), b === null ? null : parseMillionths(b)];
  if (x === y) return 0;
  if (x === null) return 1;
  if (y === null) return -1;
  return x < y ? -sign : sign;
}

function compareKeys(a: readonly Cell[], b: readonly Cell[], keys: number): number {
  for (let at = 0; at < keys; at++) {
    const [x, y] = [a[at] ?? null, b[at] ?? null];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
