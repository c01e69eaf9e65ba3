import type { ImportPlan, MeasureId, ReportedId } from '@pca/engine';

import type { EngineProcess, EngineRows } from '../runner/engine-process.ts';
import { decimalText } from '../runner/decimal-text.ts';
import { unreadableBelow } from './number-sql.ts';
import { canonicalColumns } from './select-sql.ts';
import { literal } from './sql-text.ts';

/** What the canonical table of one import holds, counted over the rows that are facts. */
export type TableSums = {
  /** Rows written, facts and others. */
  readonly rows: number;
  readonly facts: number;
  /** Rows that are no facts: position in the table (from 0) and role; at most `maxListed`. */
  readonly nonFacts: readonly { readonly row: number; readonly role: string }[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly distinctDays: number;
  readonly factsWithoutDay: number;
  readonly totals: Readonly<Partial<Record<MeasureId, string | null>>>;
  readonly reported: readonly { readonly field: ReportedId; readonly max: string; readonly sum: string; readonly rows: number }[];
  /** Facts per platform with the number of rows that report each measure. */
  readonly platforms: readonly {
    readonly platform: string | null;
    readonly facts: number;
    readonly reporting: Readonly<Partial<Record<MeasureId, number>>>;
  }[];
  /** Canonical columns that hold marks of unreadable cells; their sums are of no use. */
  readonly unreadable: readonly string[];
};

/** Non-fact rows that are listed with their record; the rest is counted. */
const maxListed = 10_000;

/** SQL of a canonical Parquet file in which each row knows its position. */
export function canonicalSql(parquet: string, plan: ImportPlan): string {
  const { dimensions, measures, reported } = canonicalColumns(plan);
  const list = ['date', 'date_end', ...dimensions, ...measures, ...reported, 'row_role', 'file_row_number as source_row'];
  return `(select ${list.join(', ')} from read_parquet(${literal(parquet)}, file_row_number = true))`;
}

/** Sums a canonical table, exactly. */
export async function sumTable(parquet: string, plan: ImportPlan, engine: EngineProcess): Promise<TableSums> {
  const { measures, reported } = canonicalColumns(plan);
  const amounts = [...measures, ...reported];
  const select = [
    'count(*) as facts',
    'count(date) as dated',
    'min(date) as first_day',
    'max(date_end) as last_day',
    'count(distinct date) as days',
    ...amounts.flatMap((id) => [`sum(${id}) as ${id}`, `count(${id}) as ${id}_rows`, `min(${id}) <= ${unreadableBelow} as ${id}_unread`]),
    ...reported.map((id) => `max(${id}) as ${id}_max`),
  ];
  const table = canonicalSql(parquet, plan);
  const totals = record(await engine.run(`select ${select.join(', ')} from ${table} where row_role is null`));
  const counts = record(await engine.run(`select count(*) as all_rows, count(row_role) as others from read_parquet(${literal(parquet)})`));
  const facts = Number(totals.get('facts') ?? 0);
  const nonFactCount = Number(counts.get('others') ?? 0);
  return {
    rows: Number(counts.get('all_rows') ?? 0),
    facts,
    nonFacts: nonFactCount === 0 ? [] : await listNonFacts(table, engine),
    firstDay: totals.get('first_day') ?? null,
    lastDay: totals.get('last_day') ?? null,
    distinctDays: Number(totals.get('days') ?? 0),
    factsWithoutDay: facts - Number(totals.get('dated') ?? 0),
    totals: Object.fromEntries(measures.map((id) => [id, decimalText(totals.get(id) ?? null)])),
    reported: reported.flatMap((id) => reportedSums(id, totals)),
    platforms: await countPlatforms({ plan, table, totals, facts, engine }),
    unreadable: amounts.filter((id) => totals.get(`${id}_unread`) === 'true'),
  };
}

async function listNonFacts(table: string, engine: EngineProcess): Promise<TableSums['nonFacts']> {
  const { rows } = await engine.run(
    `select source_row, row_role from ${table} where row_role is not null order by source_row limit ${maxListed}`,
  );
  return rows.map(([row, role]) => ({ row: Number(row), role: role ?? '' }));
}

function reportedSums(id: string, totals: ReadonlyMap<string, string | null>): TableSums['reported'] {
  const max = decimalText(totals.get(`${id}_max`) ?? null);
  if (max === null) return [];
  // The cast holds: callers pass ids of reported fields only.
  return [{ field: id as ReportedId, max, sum: decimalText(totals.get(id) ?? null) ?? '0', rows: Number(totals.get(`${id}_rows`)) }];
}

type PlatformQuestion = {
  plan: ImportPlan;
  table: string;
  totals: ReadonlyMap<string, string | null>;
  facts: number;
  engine: EngineProcess;
};

/** Almost every file is of one platform, whose counts are those of the table. */
async function countPlatforms({ plan, table, totals, facts, engine }: PlatformQuestion): Promise<TableSums['platforms']> {
  const { measures } = canonicalColumns(plan);
  const [first, ...more] = plan.rows.map((row) => row.dimensions.platform);
  if (first?.kind === 'constant' && more.length === 0) {
    return [{ platform: first.value, facts, reporting: Object.fromEntries(measures.map((id) => [id, Number(totals.get(`${id}_rows`))])) }];
  }
  const counts = measures.map((id) => `, count(${id}) as ${id}`).join('');
  const { rows } = await engine.run(
    `select platform, count(*) as facts${counts} from ${table} where row_role is null group by platform order by platform nulls last limit 1000`,
  );
  return rows.map((row) => ({
    platform: row[0] ?? null,
    facts: Number(row[1]),
    reporting: Object.fromEntries(measures.map((id, index) => [id, Number(row[index + 2])])),
  }));
}

/** A one-row answer by column name. */
function record(answer: EngineRows): ReadonlyMap<string, string | null> {
  return new Map(answer.columns.map((name, index) => [name, answer.rows[0]?.[index] ?? null]));
}
