import type { MeasureColumn, NumberFormat } from '@pca/engine';

import { cell, literal } from './sql-text.ts';

/** Type of every additive column: exact sums on any number of threads. */
export const amountType = 'decimal(18,6)';

/** Stands in for a cell that could not be read, so that a minimum finds it without a second pass. */
export const unreadable = '-999999999999.999999';

/** Sums at or below this hold an unreadable cell. */
export const unreadableBelow = '-900000000000';

/** Cells that the format cannot express (accounting negatives, Unicode minus), read one by one: decimal text or null for "no value". */
export type CellReadings = ReadonlyMap<string, string | null>;

/**
 * SQL that reads one column as an exact number: null where the cell holds none, `mark` (`unreadable`, or `null` to give
 * up) where it holds something else. Grouping is checked before marks are removed, so that `1.234,56` is never taken for 1.23456.
 */
export function numberSql(source: MeasureColumn, readings: CellReadings, mark: string = unreadable): string {
  const raw = cell(source.column);
  const value = scaled(cleaned(raw, source.format), source.scale);
  const number = `coalesce(${value}, ${otherwise(raw, { format: source.format, readings, mark })})`;
  // A failing cast is dear, so the column's own marks for "no value" are looked for first.
  const nulls = source.format.nulls.flatMap((text) => [text, ` ${text}`]);
  const read = nulls.length === 0 ? number : `case when ${raw} in (${nulls.map(literal).join(', ')}) then null else ${number} end`;
  if (source.when === undefined) return read;
  const values = source.when.values.map(literal).join(', ');
  return `case when trim(${cell(source.when.column)}) in (${values}) then ${read} end`;
}

/** SQL that is true where the column's cell could not be read. */
export function isUnreadableSql(source: MeasureColumn, readings: CellReadings): string {
  return `${numberSql(source, readings)} <= ${unreadableBelow}`;
}

function cleaned(raw: string, format: NumberFormat): string {
  const stripped = [...format.symbols, ...(format.percent ? ['%'] : []), ...(format.listed ? ['[', ']'] : []), ...spaces(format)];
  const bare = stripped.reduce((sql, mark) => `replace(${sql}, ${literal(mark)}, '')`, raw);
  return withMarks(format.symbols.length > 0 || format.percent ? `trim(${bare})` : bare, format);
}

function spaces(format: NumberFormat): readonly string[] {
  if (format.group === ' ') return [' ', '\u00a0', '\u202f', '\u2009'];
  if (format.group === "'") return ["'", '’'];
  return format.symbols.length > 0 || format.percent ? ['\u00a0', '\u202f'] : [];
}

function withMarks(bare: string, format: NumberFormat): string {
  if (format.group === ',' || format.group === '.') return grouped(bare, format.group);
  if (format.decimal === '.') return bare;
  if (format.decimal === ',') return `case when contains(${bare}, '.') then null else replace(${bare}, ',', '.') end`;
  return `case when contains(${bare}, '.') or contains(${bare}, ',') then null else ${bare} end`;
}

function grouped(bare: string, group: ',' | '.'): string {
  const decimal = group === ',' ? '.' : ',';
  const wrong = `contains(${bare}, '${group}') and not (${bare} like '%${group}___' or (${bare} like '%${group}___${decimal}%' and ${bare} not like '%${decimal}%${group}%'))`;
  const joined = `replace(${bare}, '${group}', '')`;
  return `case when ${wrong} then null else ${decimal === '.' ? joined : `replace(${joined}, ',', '.')`} end`;
}

function scaled(sql: string, scale: MeasureColumn['scale']): string {
  if (scale === 1) return `try_cast(${sql} as ${amountType})`;
  const factor = scale === 0.01 ? `cast(0.01 as decimal(3,2))` : `cast(0.000001 as decimal(7,6))`;
  return `try_cast(try_cast(${sql} as decimal(24,6)) * ${factor} as ${amountType})`;
}

function otherwise(raw: string, { format, readings, mark }: { format: NumberFormat; readings: CellReadings; mark: string }): string {
  const nulls = [...new Set(['', '--', '-', '–', '—', ...format.nulls.map((text) => text.trim())])];
  const marked = `cast(${mark} as ${amountType})`;
  const cases = [...readings].map(
    ([text, value]) => `when ${literal(text)} then ${value === null ? 'null' : `cast(${literal(value)} as ${amountType})`}`,
  );
  const rest = cases.length === 0 ? marked : `case trim(${raw}) ${cases.join(' ')} else ${marked} end`;
  return `case when ${raw} is null or trim(${raw}) in (${nulls.map(literal).join(', ')}) then null else ${rest} end`;
}
