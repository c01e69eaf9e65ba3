import { narrowScope, askScope, sourcesOf } from '../query/scope.ts';
import { addSums, readSums } from './sums.ts';
import { citeSums } from './references.ts';
import { combineSources, planView } from './view-plan.ts';
import { isDaily } from '../query/period-scope.ts';
import type { DaySums, DimensionTable, TableRow } from './dimension-table.ts';
import type { PeriodFacts } from './period-facts.ts';
import type { QueryRunner } from '../query/query.ts';
import type { Ledger } from './references.ts';

/** The same dimension in the flight and in the equally long period before it, over the same daily sources. */
export type TablePair = { readonly current: DimensionTable; readonly previous: DimensionTable };

/** Groups × days fetched at most for one dimension of the period before. */
const cellLimit = 20_000;

export type PreviousContext = {
  readonly runner: QueryRunner;
  readonly ledger: Ledger;
  /** Facts of the period before, of daily sources. */
  readonly before: PeriodFacts;
};

/**
 * The tables of the period before, one query each: for dimensions of `primary` whose sources all report days, and whose
 * groups fit a question by day. Groups that only the earlier period has are there too.
 */
export async function previousTables(tables: readonly DimensionTable[], context: PreviousContext): Promise<readonly TablePair[]> {
  const pairs: TablePair[] = [];
  for (const current of tables) {
    if (!isComparable(current)) continue;
    const previous = await askPrevious(current, context);
    if (previous !== null) pairs.push({ current, previous });
  }
  return pairs;
}

function isComparable({ view, dimension, plan, rows }: DimensionTable): boolean {
  return view === 'primary' && dimension !== 'weekday' && sourcesOf(plan.scope).every(isDaily) && rows.every((row) => row.days !== null);
}

async function askPrevious(table: DimensionTable, { runner, ledger, before }: PreviousContext): Promise<DimensionTable | null> {
  const { dimension, id } = table;
  if (dimension === 'weekday') return null;
  const own = sourcesOf(table.plan.scope).map((source) => source.id);
  const plan = planView(narrowScope(before.plan.scope, (source) => own.includes(source.id)));
  if (plan.measures.length === 0) return null;
  const result = await askScope(runner, plan.scope, {
    measures: plan.measures,
    dimensions: [dimension],
    grain: 'day',
    limit: cellLimit,
  });
  if (result.rows.length >= cellLimit) return null;
  const ids = plan.measures.map((measure) => measure.id);
  const days = new Map<string | null, DaySums[]>();
  for (const [key = null, day = null, ...rest] of result.rows) {
    if (day === null) continue;
    const known = days.get(key) ?? [];
    known.push({ day, sums: readSums(result.columns, [key, day, ...rest], ids) });
    days.set(key, known);
  }
  const rows = [...days.entries()].map(([key, list], at) => rowOf({ key, list, ids, place: `previous.${id}.${at + 1}` }));
  for (const { place, key, sums } of rows)
    citeSums(ledger, plan, { place: { key: place, filters: [{ kind: 'in', dimension, values: [key] }] }, sums });
  const whole = combineSources(plan, before.bySource);
  citeSums(ledger, plan, { place: { key: `previous.${id}.all`, filters: [] }, sums: whole });
  return { id: `previous.${id}`, dimension, view: 'primary', plan, whole, coverageOfSpend: null, rows, hasRest: false };
}

function rowOf(group: {
  readonly key: string | null;
  readonly list: readonly DaySums[];
  readonly ids: readonly string[];
  readonly place: string;
}): TableRow {
  return {
    key: group.key,
    place: group.place,
    sums: addSums(
      group.list.map((day) => day.sums),
      group.ids,
    ),
    days: group.list,
  };
}
