import { rm } from 'node:fs/promises';

import { fillBlocks } from '../columns/fill-block.ts';
import type { TextRange } from '../columns/fill-block.ts';
import { openParquetWriter } from '../columns/parquet-writer.ts';
import type { ParquetColumn, ParquetWriter } from '../columns/parquet-writer.ts';
import type { RangeReaders } from '../columns/range-readers.ts';
import { emptyBlock, newBlock, withArrays } from '../columns/read-block.ts';
import type { Block, RowBlock } from '../columns/read-block.ts';
import type { CellEnds } from '../columns/read-cell.ts';
import type { CsvTable } from '../files/file-table.ts';
import { chunkBytes } from '../files/read-chunks.ts';
import { carriageReturn, lineFeed } from '../files/record-shape.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { columnWriter, newValueList, placeOf, UnfitValue } from './canonical-column.ts';
import type { ColumnWriter, ValueList } from './canonical-column.ts';
import { cellAnswers } from './cell-answers.ts';
import type { CellAnswers } from './cell-answers.ts';
import type { CanonicalColumn, ColumnPlan } from './column-plan.ts';
import { roleWriter } from './row-roles.ts';
import type { RoleWriter } from './row-roles.ts';
import { maxDistinctDays } from './time-sql.ts';

export type ColumnTarget = {
  readonly parquet: string;
  readonly engine: EngineProcess;
  /** Read a table of several ranges; without them this thread does. */
  readonly readers?: RangeReaders | null;
  /** Rows of a row group, of which the engine reads several at the same time, and bytes that are read at a time. */
  readonly sizes?: { readonly rows: number; readonly bytes: number };
};

/** Distinct texts of dimensions, also of rows that are no facts; dimensions with very many are left out. */
export type DimensionNames = ReadonlyMap<string, readonly string[]>;

const usualSizes = { rows: 122_880, bytes: chunkBytes };
const maxNames = 200_000;

/** What is known of the cells of one reader, which numbers them in its own way. */
type Lane = { readonly writers: readonly ColumnWriter[]; readonly roles: RoleWriter; readonly answers: CellAnswers };

type Writing = {
  readonly plan: ColumnPlan;
  readonly table: CsvTable;
  readonly ends: CellEnds;
  readonly lists: readonly ValueList[];
  readonly engine: EngineProcess;
  readonly parquet: ParquetWriter;
  /** The row group that is being written while the next block is read. */
  pending: Promise<void>;
};

/**
 * Writes a table as canonical Parquet from its bytes: each record is walked over once, numbers are read as they are
 * met, and every distinct other cell is read by the SQL of its column. Answers the names that it has met; null where the
 * table does not fit this way of reading, and what was written is removed.
 */
export async function writeColumns(plan: ColumnPlan, table: CsvTable, target: ColumnTarget): Promise<DimensionNames | null> {
  const names = await writeAll(plan, table, target).catch((error: unknown) => {
    if (error instanceof UnfitValue) return null;
    throw error;
  });
  if (names === null) await rm(target.parquet, { force: true });
  return names;
}

async function writeAll(plan: ColumnPlan, table: CsvTable, target: ColumnTarget): Promise<DimensionNames | null> {
  const schema: readonly ParquetColumn[] = [...plan.columns.map(parquetColumn), { name: 'row_role', kind: 'text' }];
  await using parquet = await openParquetWriter(target.parquet, schema);
  const ends = { delimiter: table.delimiter.charCodeAt(0), lineEnd: table.hasReturns ? carriageReturn : lineFeed };
  const lists = await valueLists(plan, target.engine);
  const writing: Writing = { plan, table, ends, lists, engine: target.engine, parquet, pending: Promise.resolve() };
  try {
    if (!(await readAll(writing, target))) return null;
  } finally {
    await writing.pending.catch(() => undefined);
  }
  await writing.pending;
  await parquet.end();
  return namesOf(writing);
}

/** The values of each column, which for constants are known before anything is read. */
async function valueLists({ columns }: ColumnPlan, engine: EngineProcess): Promise<readonly ValueList[]> {
  const lists = columns.map((column) => newValueList(column.kind === 'amount' ? 'text' : column.type));
  const constants = columns.flatMap((column, index) => (column.kind === 'constant' ? [{ sql: column.sql, list: lists[index] }] : []));
  if (constants.length === 0) return lists;
  const { rows } = await engine.run(`select ${constants.map(({ sql }, at) => `cast(${sql} as varchar) as v${at}`).join(', ')}`);
  for (const [at, { list }] of constants.entries()) {
    const value = rows[0]?.[at] ?? null;
    if (value !== null && list !== undefined) placeOf(list, value);
  }
  return lists;
}

function namesOf({ plan, lists }: Writing): DimensionNames {
  const texts = plan.columns.map((column, index) => [column, [...(lists[index]?.places.keys() ?? [])]] as const);
  const kept = texts.filter(([column, values]) => column.kind !== 'amount' && column.type === 'text' && values.length <= maxNames);
  return new Map(kept.map(([{ name }, values]) => [name, values]));
}

function parquetColumn(column: CanonicalColumn): ParquetColumn {
  return { name: column.name, kind: column.kind === 'amount' ? 'amount' : column.type };
}

function newLane({ plan, table, ends, lists, engine }: Writing): Lane {
  const writers = plan.columns.map((column, index) => columnWriter(column, lists[index] ?? newValueList('text')));
  const roles = roleWriter({ plan, table, ends, engine });
  const questions = [...writers, roles].flatMap((writer) => writer.questions);
  return { writers, roles, answers: cellAnswers({ questions, days: plan.days, engine }) };
}

/** False where the table has turned out not to fit. */
function readAll(writing: Writing, { readers = null, sizes = usualSizes }: ColumnTarget): Promise<boolean> {
  // Several blocks are alive at a time, so each is smaller.
  const ranges = readers === null ? [] : rangesOf(writing.table, sizes.rows / 2);
  return readers === null || ranges.length < 2 ? readHere(writing, sizes) : readRanges(writing, readers, ranges);
}

/** Two blocks take turns: one is filled while the other is written. */
function readHere(writing: Writing, sizes: { readonly rows: number; readonly bytes: number }): Promise<boolean> {
  const { plan, table, ends } = writing;
  const lane = newLane(writing);
  let block: Block = newBlock(plan.readings, ends, Math.max(1, Math.min(sizes.rows, table.rows)));
  let other = withArrays(block, null);
  return fillBlocks({
    range: { filePath: table.filePath, from: table.bodyOffset, to: null },
    pieceBytes: sizes.bytes,
    block: () => block,
    take: async (full) => {
      if (!(await writeBlock(writing, lane, full))) return false;
      [block, other] = [other, block];
      emptyBlock(block);
      return true;
    },
  });
}

type RowRange = TextRange & { readonly maxRows: number };

async function readRanges(writing: Writing, readers: RangeReaders, ranges: readonly RowRange[]): Promise<boolean> {
  const { plan, ends } = writing;
  const lanes = Array.from({ length: readers.count }, () => newLane(writing));
  const order = { readings: plan.readings, ends, maxRows: Math.max(...ranges.map(({ maxRows }) => maxRows)) + 1 };
  for await (const { reader, block } of readers.read(order, ranges)) {
    const lane = lanes[reader];
    if (block === null || lane === undefined || !(await writeBlock(writing, lane, block))) return false;
  }
  return true;
}

/** Ranges of about so many rows; records that hold nothing count among them, so that they have at most as many as they say. */
function rangesOf({ filePath, bodyOffset, checkpoints, rows, runs }: CsvTable, wantedRows: number): readonly RowRange[] {
  const first = { offset: bodyOffset, record: runs[0]?.record ?? 0 };
  const starts = [first];
  for (const checkpoint of checkpoints) if (checkpoint.record - (starts.at(-1)?.record ?? 0) >= wantedRows) starts.push(checkpoint);
  const lastRecord = first.record + rows;
  return starts.map(({ offset, record }, index) => {
    const next = starts[index + 1];
    return { filePath, from: offset, to: next?.offset ?? null, maxRows: Math.max(1, (next?.record ?? lastRecord) - record) };
  });
}

/** Writes the rows of a block as a row group; false where the table has turned out not to fit. */
async function writeBlock(writing: Writing, { writers, roles, answers }: Lane, block: RowBlock): Promise<boolean> {
  const { plan, engine, parquet } = writing;
  if ([...plan.days.keys()].some((column) => (block.columns[column]?.texts.length ?? 0) > maxDistinctDays)) return false;
  // Whoever stops the engine stops this too, also where it has nothing to answer.
  await engine.run('select 1');
  await answers.learn(block.columns);
  const role = await roles.chunk(block);
  if (role === null) return false;
  const chunks = [...writers.map((writer) => writer.chunk(block)), role];
  await writing.pending;
  if (block.rows > 0) {
    writing.pending = parquet.add(block.rows, chunks);
    // It is awaited before the next one, and may fail long before that.
    writing.pending.catch(() => undefined);
  }
  return true;
}
