import { fieldIdsOfKind } from '@pca/engine';
import type { DimensionId, DimensionPlan, ImportPlan, MeasureColumn, MeasurePlan, NonFactRecord, RowPlan, TotalsRule } from '@pca/engine';

import { amountType, isUnreadableSql, numberSql, unreadable } from './number-sql.ts';
import type { CellReadings } from './number-sql.ts';
import { cell, literal, text } from './sql-text.ts';
import type { TimeSql } from './time-sql.ts';

/** Readings of odd cells, by column. */
type Readings = ReadonlyMap<number, CellReadings>;

export type SelectParts = RowParts & { readonly time: TimeSql };

/** Where the rows of a table stand and how their cells are read, but for the days. */
export type RowParts = {
  readonly plan: ImportPlan;
  readonly source: string;
  readonly readings: Readings;
  /** Cells that nothing can read are marked, so that they can be found, or in the end become "no value". */
  readonly isUnreadableMarked: boolean;
};

/** Names of the canonical columns that a plan fills, in catalogue order. */
export function canonicalColumns(plan: ImportPlan): {
  dimensions: readonly DimensionId[];
  measures: readonly string[];
  reported: readonly string[];
} {
  const has = (kind: 'dimensions' | 'measures' | 'reported', id: string): boolean => plan.rows.some((row) => id in row[kind]);
  const dimensions = fieldIdsOfKind('dimension').filter((id) => has('dimensions', id) || (id === 'hour' && plan.grain === 'hour'));
  return {
    dimensions,
    measures: fieldIdsOfKind('measure').filter((id) => has('measures', id)),
    reported: fieldIdsOfKind('reported').filter((id) => has('reported', id)),
  };
}

/**
 * SQL that turns the records of a table into canonical rows: row i of the answer is record i of the table
 * (once per row plan), whatever its role, so that a row's position leads back to its record.
 */
export function selectSql(parts: SelectParts): string {
  const columns = canonicalColumns(parts.plan);
  const role = roleSql(parts.plan.totalsRules, parts.plan.nonFacts);
  const selects = parts.plan.rows.map((row) => {
    const list = [
      `${parts.time.date} as date`,
      `${parts.time.dateEnd} as date_end`,
      ...columns.dimensions.map((id) => `${dimensionSql(row, id, parts.time)} as ${id}`),
      ...columns.measures.map((id) => `${measureSql(measureOf(row, id), parts)} as ${id}`),
      ...columns.reported.map((id) => `${reportedSql(row, id, parts)} as ${id}`),
      `${role} as row_role`,
    ];
    return `select ${list.join(', ')} from ${parts.source}`;
  });
  return selects.join(' union all ');
}

/** SQL that lists the distinct cells of a column that could not be read. */
export function unreadableCellsSql(parts: RowParts, column: MeasureColumn, limit: number): string {
  const isFact = `(${roleSql(parts.plan.totalsRules, parts.plan.nonFacts)}) is null`;
  const bad = isUnreadableSql(column, parts.readings.get(column.column) ?? new Map());
  return `select distinct trim(${cell(column.column)}) as cell from ${parts.source} where ${isFact} and ${bad} order by 1 limit ${limit}`;
}

/** All columns that a plan reads as numbers, once each. */
export function numericColumns(plan: ImportPlan): readonly MeasureColumn[] {
  const all = plan.rows.flatMap((row) => [
    ...Object.values(row.measures).flatMap((measure) => [...(measure?.columns ?? [])]),
    ...Object.values(row.reported).filter((column) => column !== undefined),
  ]);
  return [...new Map(all.map((column) => [column.column, column])).values()];
}

function measureOf(row: RowPlan, id: string): MeasurePlan | undefined {
  return Object.entries(row.measures).find(([key]) => key === id)?.[1];
}

type AmountParts = Pick<RowParts, 'readings' | 'isUnreadableMarked'>;

function amountSql(column: MeasureColumn, { readings, isUnreadableMarked }: AmountParts): string {
  return numberSql(column, readings.get(column.column) ?? new Map(), isUnreadableMarked ? unreadable : 'null');
}

function measureSql(measure: MeasurePlan | undefined, parts: AmountParts): string {
  if (measure === undefined) return `cast(null as ${amountType})`;
  const columns = measure.columns.map((column) => amountSql(column, parts));
  if (measure.kind === 'product') return productSql(measure.columns, columns);
  const [first] = columns;
  if (columns.length === 1 && first !== undefined) return first;
  const isOdd = columns.map((sql) => `${sql} = ${unreadable}`).join(' or ');
  const isEmpty = columns.map((sql) => `${sql} is null`).join(' and ');
  const sum = columns.map((sql) => `coalesce(${sql}, 0)`).join(' + ');
  return `case when ${isOdd} then cast(${unreadable} as ${amountType}) when ${isEmpty} then null else try_cast(${sum} as ${amountType}) end`;
}

/** Factors such as revenue per conversion have many decimals: they are multiplied at 15 and rounded once. */
function productSql(sources: readonly MeasureColumn[], columns: readonly string[]): string {
  const [amount] = columns;
  const factor = sources[1];
  if (amount === undefined || factor === undefined) return `cast(null as ${amountType})`;
  return `try_cast(${amount} * try_cast(${cell(factor.column)} as decimal(18,15)) as ${amountType})`;
}

function reportedSql(row: RowPlan, id: string, parts: AmountParts): string {
  const column = Object.entries(row.reported).find(([key]) => key === id)?.[1];
  return column === undefined ? `cast(null as ${amountType})` : amountSql(column, parts);
}

/** SQL of a dimension of a row; null where the row plan has none. */
export function dimensionSql(row: RowPlan, id: DimensionId, time: TimeSql): string {
  if (id === 'hour' && time.hour !== null) return `cast(${time.hour} as varchar)`;
  const plan: DimensionPlan | undefined = row.dimensions[id];
  if (plan === undefined) return 'cast(null as varchar)';
  if (plan.kind === 'constant') return literal(plan.value);
  const renamed = Object.entries(plan.rename ?? {}).filter(([from, to]) => from !== to);
  if (renamed.length === 0) return text(plan.column);
  const cases = renamed.map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(' ');
  return `case ${text(plan.column)} ${cases} else ${text(plan.column)} end`;
}

/** SQL of a record's role. Roles by label come before those of known records; a record that is neither is a fact, null. */
export function roleSql(rules: readonly TotalsRule[], nonFacts: readonly NonFactRecord[]): string {
  const known = nonFacts.map((record) => `when ${sameCells(record.cells)} then ${literal(record.role)}`);
  const roles = [
    ...rules.filter((rule) => rule.columns.length > 0).map(labelledSql),
    ...(known.length === 0 ? [] : [`case ${known.join(' ')} end`]),
  ];
  return roles.length === 0 ? 'cast(null as varchar)' : `coalesce(${roles.join(', ')})`;
}

/**
 * A record with a totals label of which at least half of the other names are blank. Every test stands here once and in a
 * form of its own: the engine computes what it finds twice for all rows, and then the few rows it is needed for cost nothing less.
 */
function labelledSql(rule: TotalsRule): string {
  const { nameColumns } = rule;
  const labelled = [...new Set([...rule.columns, ...nameColumns])].map((column) => weighSql(rule, column));
  const sums = rule.columns.flatMap((_, more) => nameColumns.map((__, blanks) => (more + 1) * labelWeight + blanks));
  // As a list, because the engine turns a long IN into a join, which computes the sum for every row.
  const isTotal = `case when list_contains([${[...sums, labelWeight + nameColumns.length].join(', ')}], ${labelled.join(' + ')}) then 'total' end`;
  // With three names or more, a total leaves at least one of them blank; that it is short costs least to see.
  if (nameColumns.length < 3) return isTotal;
  const any = (test: (name: string) => string): string =>
    nameColumns.map((column) => `${cell(column)} is null or ${test(cell(column))}`).join(' or ');
  const hasBlank = any((name) => `ltrim(rtrim(${name})) in (${blanks})`);
  return `case when ${any((name) => `strlen(${name}) <= ${longestBlank}`)} then case when ${hasBlank} then ${isTotal} end end`;
}

const labelWeight = 1000;
/** Bytes of the longest blank name: three dashes with spaces around them. */
const longestBlank = 8;
const blanks = ['', '-', '--', '---', '–', '—'].map(literal).join(', ');

/** Labels weigh a thousand, blank names 1 and others -1: a total is a whole number of thousands and not less. */
function weighSql(rule: TotalsRule, column: number): string {
  const isBlankName = `${cell(column)} is null or regexp_full_match(${cell(column)}, '[\\s\u00a0]*[-–—]{0,3}[\\s\u00a0]*')`;
  const label = rule.columns.includes(column) ? `when ${isLabelSql(rule, column)} then ${labelWeight} ` : '';
  return rule.nameColumns.includes(column) ? `case ${label}when ${isBlankName} then 1 else -1 end` : `case ${label}else 0 end`;
}

/** SQL that is true where a cell is a totals label. */
export function isLabelSql(rule: TotalsRule, column: number): string {
  return `regexp_full_match(${cell(column)}, ${literal(`[\\s\u00a0]*${rule.pattern}`)})`;
}

function sameCells(cells: readonly string[]): string {
  return cells
    .map((value, column) => (value === '' ? `(${cell(column)} is null or ${cell(column)} = '')` : `${cell(column)} = ${literal(value)}`))
    .join(' and ');
}
