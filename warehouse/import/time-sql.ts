import { parseDate } from '@pca/engine';
import type { DateFormat, Grain, ImportPlan } from '@pca/engine';

import type { EngineProcess } from '../runner/engine-process.ts';
import { cell, literal } from './sql-text.ts';

/** SQL of the reporting day columns of a row. */
export type TimeSql = { readonly date: string; readonly dateEnd: string; readonly hour: string | null };

/** More distinct date cells than this in one column are no dates. */
export const maxDistinctDays = 50_000;

/**
 * The SQL of a plan's days. ISO dates are cast; every other form is read once per distinct cell by the same
 * function that recognised it, and looked up by the cell's code in an enum type.
 */
export async function timeSql(plan: ImportPlan, source: string, engine: EngineProcess): Promise<TimeSql> {
  if (plan.time.kind !== 'column') return fixedTimeSql(plan.time);
  const { column, format, endColumn, endFormat } = plan.time;
  const start = await columnSql({ column, format, name: 'start_cells', source, engine });
  const end =
    endColumn === undefined || endFormat === undefined
      ? null
      : await columnSql({ column: endColumn, format: endFormat, name: 'end_cells', source, engine });
  const dateEnd = end?.start ?? lastDaySql(start, format, plan.grain);
  return { date: start.start, dateEnd: `coalesce(${dateEnd}, ${start.start})`, hour: plan.grain === 'hour' ? start.hour : null };
}

/** The days of a table whose rows have none: those of its period, or none. */
export function fixedTimeSql(time: Exclude<ImportPlan['time'], { kind: 'column' }>): TimeSql {
  if (time.kind === 'unknown') return { date: 'cast(null as date)', dateEnd: 'cast(null as date)', hour: null };
  return { date: day(time.start), dateEnd: day(time.end), hour: null };
}

/** SQL of the last day of a row, by the days that its first cell states. */
export function lastDaySql(days: DaySql, format: DateFormat, grain: Grain): string {
  return format.kind === 'range' || format.kind === 'month' ? days.end : bucketEnd(days.start, grain);
}

/** Days that the engine reads itself; all others are read by the function that recognised them. */
export function isIsoDay(format: DateFormat): boolean {
  return format.kind === 'numeric' && format.order === 'ymd' && format.separator === '-' && !format.hasTime;
}

/** SQL of the days of an ISO cell. */
export function isoDaySql(column: number): DaySql {
  const start = `try_cast(${cell(column)} as date)`;
  return { start, end: start, hour: 'null' };
}

/** SQL of the days, and of the hour, that one cell states. */
export type DaySql = { readonly start: string; readonly end: string; readonly hour: string };

async function columnSql(input: {
  column: number;
  format: DateFormat;
  name: string;
  source: string;
  engine: EngineProcess;
}): Promise<DaySql> {
  return isIsoDay(input.format) ? isoDaySql(input.column) : lookupSql(input);
}

async function lookupSql({
  column,
  format,
  name,
  source,
  engine,
}: {
  column: number;
  format: DateFormat;
  name: string;
  source: string;
  engine: EngineProcess;
}): Promise<DaySql> {
  const distinct = await engine.run(
    `select distinct ${cell(column)} as cell from ${source} where ${cell(column)} is not null order by 1 limit ${maxDistinctDays}`,
  );
  const read = distinct.rows.flatMap(([text]) => {
    const parsed = text === null || text === undefined ? null : parseDate(text, format);
    return parsed === null || text === null || text === undefined ? [] : [{ text, parsed }];
  });
  if (read.length === 0) return { start: 'cast(null as date)', end: 'cast(null as date)', hour: 'null' };
  await engine.run(`drop type if exists ${name}`);
  await engine.run(`create type ${name} as enum (${read.map(({ text }) => literal(text)).join(', ')})`);
  const code = `enum_code(try_cast(${cell(column)} as ${name})) + 1`;
  const list = (values: readonly string[], type: string): string => `list_extract(cast([${values.join(', ')}] as ${type}[]), ${code})`;
  return {
    start: list(
      read.map(({ parsed }) => literal(parsed.start)),
      'date',
    ),
    end: list(
      read.map(({ parsed }) => literal(parsed.end)),
      'date',
    ),
    hour: list(
      read.map(({ parsed }) => (parsed.hour === null ? 'null' : String(parsed.hour))),
      'integer',
    ),
  };
}

function bucketEnd(start: string, grain: Grain): string {
  if (grain === 'week') return `cast(${start} + 6 as date)`;
  return grain === 'month' ? `last_day(${start})` : start;
}

function day(text: string): string {
  return `cast(${literal(text)} as date)`;
}
