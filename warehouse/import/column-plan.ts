import type { DateFormat, DimensionId, ImportPlan, MeasureColumn, RowPlan } from '@pca/engine';

import { noFormat } from '../columns/read-block.ts';
import type { ColumnReading } from '../columns/read-block.ts';
import type { CsvTable } from '../files/file-table.ts';
import { amountFormat } from './amount-format.ts';
import { numberSql, unreadable } from './number-sql.ts';
import { canonicalColumns, dimensionSql, isLabelSql, roleSql } from './select-sql.ts';
import type { RowParts } from './select-sql.ts';
import { cell, literal } from './sql-text.ts';
import { fixedTimeSql, isIsoDay, isoDaySql, lastDaySql } from './time-sql.ts';
import type { DaySql, TimeSql } from './time-sql.ts';

/** A value that depends on one cell, as SQL over the column `c0`, `c1`, … of that cell. */
export type CellSql = { readonly column: number; readonly sql: string };

/** What an amount takes from one column: cells that are no plain numbers are read by `sql`, and none while the gate is closed. */
export type AmountPart = CellSql & { readonly gate: CellSql | null };

/** How a column of the canonical table is made from cells. */
export type CanonicalColumn =
  | { readonly kind: 'constant'; readonly name: string; readonly type: 'text' | 'day'; readonly sql: string }
  /** The first of the values that is not null. */
  | { readonly kind: 'coded'; readonly name: string; readonly type: 'text' | 'day'; readonly values: readonly CellSql[] }
  /** The sum of the parts that have a value. */
  | { readonly kind: 'amount'; readonly name: string; readonly parts: readonly AmountPart[] };

/** A plan by which a table is read column by column, each distinct cell once. */
export type ColumnPlan = {
  readonly readings: readonly ColumnReading[];
  readonly columns: readonly CanonicalColumn[];
  /** Columns whose days are not ISO, which `parseDate` reads. */
  readonly days: ReadonlyMap<number, DateFormat>;
  /** Whether a cell is a label of totals, by column. */
  readonly labels: readonly CellSql[];
  /** Cells of records that are known to be no facts. */
  readonly known: readonly (readonly string[])[];
  /** SQL of a row's role over all of its cells. */
  readonly role: string;
};

/** Columns beside `c5` in which the days and the hour of its cell stand, where `parseDate` has read them. */
export function parsedDayColumns(column: number): readonly [string, string, string] {
  return [`s${column}`, `e${column}`, `h${column}`];
}

/** The plan in this form, for a table of so many columns; null where it needs several cells of a row at once. */
export function columnPlan(parts: Omit<RowParts, 'source'>, table: CsvTable): ColumnPlan | null {
  const { plan } = parts;
  const [row, ...more] = plan.rows;
  if (row === undefined || more.length > 0 || table.columns < 2) return null;
  const time = timeColumns(plan);
  const amounts = amountColumns(row, parts);
  if (amounts === null) return null;
  const columns = [...time.columns, ...dimensionColumns(row, plan, time.sql), ...amounts];
  const labels = plan.totalsRules.flatMap((rule) => rule.columns.map((column) => ({ column, sql: isLabelSql(rule, column) })));
  const readings = readingsOf({ row, columns, labels }, table);
  if (readings === null) return null;
  const known = plan.nonFacts.map((record) => record.cells);
  return { readings, columns, days: time.formats, labels, known, role: roleSql(plan.totalsRules, plan.nonFacts) };
}

type TimeColumns = {
  readonly columns: readonly CanonicalColumn[];
  readonly formats: ReadonlyMap<number, DateFormat>;
  /** Where the hour of a row is found. */
  readonly sql: TimeSql & { readonly column: number | null };
};

function timeColumns(plan: ImportPlan): TimeColumns {
  const { time, grain } = plan;
  if (time.kind !== 'column') {
    const sql = fixedTimeSql(time);
    const constant = { kind: 'constant', type: 'day' } as const;
    return {
      columns: [
        { ...constant, name: 'date', sql: sql.date },
        { ...constant, name: 'date_end', sql: sql.dateEnd },
      ],
      formats: new Map(),
      sql: { ...sql, column: null },
    };
  }
  const start = cellDays(time.column, time.format);
  const hasEnd = time.endColumn !== undefined && time.endFormat !== undefined;
  const end = hasEnd ? { column: time.endColumn, sql: cellDays(time.endColumn, time.endFormat).start } : null;
  const first = { column: time.column, sql: start.start };
  const last = end ?? { column: time.column, sql: lastDaySql(start, time.format, grain) };
  const formats = [[time.column, time.format] as const, ...(hasEnd ? [[time.endColumn, time.endFormat] as const] : [])];
  const coded = { kind: 'coded', type: 'day' } as const;
  return {
    columns: [
      { ...coded, name: 'date', values: [first] },
      { ...coded, name: 'date_end', values: [last, first] },
    ],
    formats: new Map(formats.filter(([, format]) => !isIsoDay(format))),
    sql: { date: '', dateEnd: '', hour: grain === 'hour' ? start.hour : null, column: time.column },
  };
}

function cellDays(column: number, format: DateFormat): DaySql {
  if (isIsoDay(format)) return isoDaySql(column);
  const [start, end, hour] = parsedDayColumns(column);
  return { start: `cast(${start} as date)`, end: `cast(${end} as date)`, hour: `cast(${hour} as integer)` };
}

function dimensionColumns(row: RowPlan, plan: ImportPlan, time: TimeColumns['sql']): readonly CanonicalColumn[] {
  return canonicalColumns(plan).dimensions.map((name): CanonicalColumn => {
    const sql = dimensionSql(row, name, time);
    const column = dimensionCell(row, name, time);
    if (column === null) return { kind: 'constant', name, type: 'text', sql };
    return { kind: 'coded', name, type: 'text', values: [{ column, sql }] };
  });
}

function dimensionCell(row: RowPlan, name: DimensionId, time: TimeColumns['sql']): number | null {
  if (name === 'hour' && time.hour !== null) return time.column;
  const dimension = row.dimensions[name];
  return dimension?.kind === 'column' ? dimension.column : null;
}

/** Measures and what is reported, in the order of the canonical columns; null where one is a product. */
function amountColumns(row: RowPlan, parts: Pick<RowParts, 'plan' | 'readings' | 'isUnreadableMarked'>): readonly CanonicalColumn[] | null {
  const { measures, reported } = canonicalColumns(parts.plan);
  if (Object.values(row.measures).some((measure) => measure?.kind === 'product')) return null;
  const sources = new Map<string, readonly MeasureColumn[]>([
    ...Object.entries(row.measures).map(([name, measure]) => [name, measure.columns] as const),
    ...Object.entries(row.reported).map(([name, column]) => [name, [column]] as const),
  ]);
  return [...measures, ...reported].map((name): CanonicalColumn => ({
    kind: 'amount',
    name,
    parts: (sources.get(name) ?? []).map((column) => amountPart(column, parts)),
  }));
}

function amountPart(
  { when, ...column }: MeasureColumn,
  { readings, isUnreadableMarked }: Pick<RowParts, 'readings' | 'isUnreadableMarked'>,
): AmountPart {
  const mark = isUnreadableMarked ? unreadable : 'null';
  const sql = numberSql(column, readings.get(column.column) ?? new Map(), mark);
  const gate =
    when === undefined ? null : { column: when.column, sql: `trim(${cell(when.column)}) in (${when.values.map(literal).join(', ')})` };
  return { column: column.column, sql, gate };
}

type Parts = { readonly row: RowPlan; readonly columns: readonly CanonicalColumn[]; readonly labels: readonly CellSql[] };

/** How each column of the table is read; null where one is read in two ways. */
function readingsOf({ row, columns, labels }: Parts, table: CsvTable): readonly ColumnReading[] | null {
  const amounts = new Map<number, ColumnReading>();
  for (const column of numbersOf(row)) {
    const reading: ColumnReading = { kind: 'amount', format: amountFormat(column, table.delimiter) ?? noFormat };
    const other = amounts.get(column.column);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(reading)) return null;
    amounts.set(column.column, reading);
  }
  const texts = new Set(
    [...columns.flatMap(textCells), ...labels.filter(({ column }) => !amounts.has(column))].map(({ column }) => column),
  );
  if ([...texts].some((column) => amounts.has(column)) || texts.size === 0) return null;
  return Array.from({ length: table.columns }, (_, column): ColumnReading => {
    return amounts.get(column) ?? (texts.has(column) ? { kind: 'text' } : { kind: 'skip' });
  });
}

function textCells(column: CanonicalColumn): readonly CellSql[] {
  if (column.kind === 'coded') return column.values;
  return column.kind === 'amount' ? column.parts.flatMap(({ gate }) => gate ?? []) : [];
}

function numbersOf(row: RowPlan): readonly MeasureColumn[] {
  return [...Object.values(row.measures).flatMap((measure) => measure.columns), ...Object.values(row.reported)];
}
