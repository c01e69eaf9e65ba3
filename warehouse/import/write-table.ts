import { inferNumberFormat, parseNumber, planImport } from '@pca/engine';
import type { ImportIssue, ImportPlan, MeasureColumn, PlanOptions, TableSketch } from '@pca/engine';

import type { PlainTable } from '../files/file-table.ts';
import type { RangeReaders } from '../columns/range-readers.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import type { CellReadings } from './number-sql.ts';
import { numericColumns, selectSql, unreadableCellsSql } from './select-sql.ts';
import type { RowParts } from './select-sql.ts';
import { columnPlan } from './column-plan.ts';
import { writeColumns } from './write-columns.ts';
import type { DimensionNames } from './write-columns.ts';
import { literal } from './sql-text.ts';
import { sourceSql } from './source-sql.ts';
import { sumTable } from './table-sums.ts';
import type { TableSums } from './table-sums.ts';
import { timeSql } from './time-sql.ts';

/** A table as canonical Parquet, with its sums and the plan by which it was finally read. */
export type WrittenTable = {
  readonly plan: ImportPlan;
  readonly parquet: string;
  readonly sums: TableSums;
  readonly names: DimensionNames;
  readonly issues: readonly ImportIssue[];
};

export type WriteRequest = {
  readonly sketch: TableSketch;
  readonly options: PlanOptions;
  /** The plan that these options give, where it was made before. */
  readonly plan?: ImportPlan;
  readonly table: PlainTable;
  readonly parquet: string;
  readonly engine: EngineProcess;
  /** Read a large table. */
  readonly readers: RangeReaders | null;
};

/** How often a table is read again when cells outside the sample need another reading. */
const maxRounds = 4;

/** Distinct odd cells of one column that are looked at. */
const maxOddCells = 1000;

/**
 * Writes a table as canonical Parquet. The plan was made from a sample; when the bulk of the file holds cells that it
 * cannot read, the plan is made again with those cells as evidence. Cells that no reading takes become "no value" and a question.
 */
export async function writeTable(request: WriteRequest): Promise<WrittenTable> {
  let options = request.options;
  let readings = new Map<number, CellReadings>();
  for (let round = 1; ; round += 1) {
    const plan = round === 1 && request.plan !== undefined ? request.plan : planImport(request.sketch, options);
    const parts = { plan, readings, isUnreadableMarked: round <= maxRounds, source: sourceSql(request.table) };
    const names = await writeParquet(request, parts);
    const sums = await sumTable(request.parquet, plan, request.engine);
    if (sums.unreadable.length === 0) return { plan, parquet: request.parquet, sums, names, issues: unreadIssues(parts, request.sketch) };
    const odd = await oddCells(request, parts);
    const extraCells = { ...options.extraCells };
    for (const [column, cells] of odd) extraCells[column] = [...(extraCells[column] ?? []), ...cells];
    options = { ...options, extraCells };
    readings = readOneByOne(planImport(request.sketch, options), odd, readings);
  }
}

/** Column by column where the plan and the table allow it, else by the engine. */
async function writeParquet({ table, parquet, engine, readers }: WriteRequest, parts: RowParts): Promise<DimensionNames> {
  const columns = table.kind === 'csv' ? columnPlan(parts, table) : null;
  const names = table.kind === 'csv' && columns !== null ? await writeColumns(columns, table, { parquet, engine, readers }) : null;
  if (names !== null) return names;
  const select = selectSql({ ...parts, time: await timeSql(parts.plan, parts.source, engine) });
  await engine.run(`copy (${select}) to ${literal(parquet)} (format parquet, compression zstd)`);
  return new Map();
}

/** Distinct cells, by column, that the Parquet file just written marks as unreadable. */
async function oddCells(request: WriteRequest, parts: RowParts): Promise<Map<number, readonly string[]>> {
  const odd = new Map<number, readonly string[]>();
  for (const column of numericColumns(parts.plan)) {
    const cells = await request.engine.run(unreadableCellsSql(parts, column, maxOddCells));
    const texts = cells.rows.map(([text]) => text ?? '');
    if (texts.length > 0) odd.set(column.column, texts);
  }
  return odd;
}

/** Readings of the odd cells under the new plan; null is "no value", for censored cells and for cells that nothing can read. */
function readOneByOne(
  plan: ImportPlan,
  odd: ReadonlyMap<number, readonly string[]>,
  before: ReadonlyMap<number, CellReadings>,
): Map<number, CellReadings> {
  const readings = new Map(before);
  for (const column of numericColumns(plan)) {
    const cells = odd.get(column.column);
    if (cells === undefined) continue;
    const own = cells.map((text) => [text, reading(text, column)] as const);
    readings.set(column.column, new Map([...(before.get(column.column) ?? []), ...own]));
  }
  return readings;
}

function reading(text: string, column: MeasureColumn): string | null {
  const parsed = parseNumber(text, column.format);
  if (parsed.kind === 'value') return scaledText(parsed.decimal, column.scale);
  if (parsed.kind !== 'invalid') return null;
  const alone = inferNumberFormat([text], {
    header: '',
    ...(column.format.decimal === null ? {} : { localeDecimal: column.format.decimal }),
  });
  const again =
    alone.kind === 'number' ? parseNumber(text, { ...alone.format, decimal: column.format.decimal ?? alone.format.decimal }) : parsed;
  return again.kind === 'value' ? scaledText(again.decimal, column.scale) : null;
}

function scaledText(decimal: string, scale: MeasureColumn['scale']): string {
  return scale === 1 ? decimal : (Number(decimal) * scale).toFixed(6);
}

function unreadIssues(parts: RowParts, sketch: TableSketch): readonly ImportIssue[] {
  return numericColumns(parts.plan).flatMap((column): readonly ImportIssue[] => {
    const lost = [...(parts.readings.get(column.column) ?? [])].filter(
      ([text, value]) => value === null && parseNumber(text, column.format).kind === 'invalid',
    );
    if (lost.length === 0) return [];
    const examples = lost
      .slice(0, 3)
      .map(([text]) => `"${text}"`)
      .join(', ');
    const message = `Column "${sketch.header[column.column]?.trim() ?? ''}" holds ${lost.length} kinds of cells that are no numbers, such as ${examples}. They count as "no value", so totals may be too low: mend the file, or accept it in a mapping file (accept: [cell.unreadable]).`;
    return [{ code: 'cell.unreadable', severity: 'question', message }];
  });
}
