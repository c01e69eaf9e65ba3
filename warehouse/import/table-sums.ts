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
  readonly nonFactCount: number;
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
};

/** Non-fact rows that are listed with their record; the rest is counted. */
const maxListed = 10_000;

/** SQL of a canonical Parquet file in which unreadable amounts are null and each row knows its position. */
export function canonicalSql(parquet: string, plan: ImportPlan): string {
  const columns = canonicalColumns(plan);
  const amounts = [...columns.measures, ...columns.reported].map((id) => `case when ${id} > ${unreadableBelow} then ${id} end as ${id}`);
  const list = ['date', 'date_end', ...columns.dimensions, ...amounts, 'row_role', 'file_row_number as source_row'];
  return `(select ${list.join(', ')} from read_parquet(${literal(parquet)}, file_row_number = true))`;
}

/** Sums a canonical table, exactly. */
export async function sumTable(parquet: string, plan: ImportPlan, engine: EngineProcess): Promise<TableSums> {
  const columns = canonicalColumns(plan);
  const table = canonicalSql(parquet, plan);
  const measures = columns.measures;
  const select = [
    'count(*) as facts',
    'count(date) as dated',
    'min(date) as first_day',
    'max(date_end) as last_day',
    'count(distinct date) as days',
    ...measures.map((id) => `sum(${id}) as ${id}`),
    ...columns.reported.flatMap((id) => [`max(${id}) as ${id}_max`, `sum(${id}) as ${id}_sum`, `count(${id}) as ${id}_rows`]),
  ];
  const totals = record(await engine.run(`select ${select.join(', ')} from ${table} where row_role is null`));
  const counts = record(await engine.run(`select count(*) as all_rows, count(row_role) as others from read_parquet(${literal(parquet)})`));
  const others = await engine.run(
    `select source_row, row_role from ${table} where row_role is not null order by source_row limit ${maxListed}`,
  );
  const grouped = await engine.run(
    `select platform, count(*) as facts${measures.map((id) => `, count(${id}) as ${id}`).join('')} from ${table} where row_role is null group by platform order by platform nulls last limit 1000`,
  );
  const facts = Number(totals.get('facts') ?? 0);
  return {
    rows: Number(counts.get('all_rows') ?? 0),
    facts,
    nonFactCount: Number(counts.get('others') ?? 0),
    nonFacts: others.rows.map(([row, role]) => ({ row: Number(row), role: role ?? '' })),
    firstDay: totals.get('first_day') ?? null,
    lastDay: totals.get('last_day') ?? null,
    distinctDays: Number(totals.get('days') ?? 0),
    factsWithoutDay: facts - Number(totals.get('dated') ?? 0),
    totals: Object.fromEntries(measures.map((id) => [id, decimalText(totals.get(id) ?? null)])),
    reported: columns.reported.flatMap((id) => {
      const max = totals.get(`${id}_max`);
      // The cast holds: `reported` lists ids of reported fields only.
      return max
        ? [
            {
              field: id as ReportedId,
              max: decimalText(max) ?? '0',
              sum: decimalText(totals.get(`${id}_sum`) ?? null) ?? '0',
              rows: Number(totals.get(`${id}_rows`)),
            },
          ]
        : [];
    }),
    platforms: grouped.rows.map((row) => ({
      platform: row[0] ?? null,
      facts: Number(row[1]),
      reporting: Object.fromEntries(measures.map((id, index) => [id, Number(row[index + 2])])),
    })),
  };
}

/** A one-row answer by column name. */
function record(answer: EngineRows): ReadonlyMap<string, string | null> {
  return new Map(answer.columns.map((name, index) => [name, answer.rows[0]?.[index] ?? null]));
}
