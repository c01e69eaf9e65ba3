import { rm } from 'node:fs/promises';

import type { ByteDictionary } from '../columns/byte-dictionary.ts';
import { emptyBlock, newBlock, readRecords, twinOf } from '../columns/read-block.ts';
import type { Block } from '../columns/read-block.ts';
import { openParquetWriter } from '../columns/parquet-writer.ts';
import type { ParquetColumn, ParquetWriter } from '../columns/parquet-writer.ts';
import type { CsvTable } from '../files/file-table.ts';
import { chunkBytes, readChunks } from '../files/read-chunks.ts';
import { carriageReturn, lineFeed, quoteMark } from '../files/record-shape.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { columnWriter, constantWriter, UnfitValue } from './canonical-column.ts';
import type { ColumnWriter } from './canonical-column.ts';
import { cellAnswers } from './cell-answers.ts';
import type { CellAnswers } from './cell-answers.ts';
import type { CanonicalColumn, ColumnPlan } from './column-plan.ts';
import { roleWriter } from './row-roles.ts';
import type { RoleWriter } from './row-roles.ts';
import { maxDistinctDays } from './time-sql.ts';

export type ColumnTarget = {
  readonly parquet: string;
  readonly engine: EngineProcess;
  /** Rows of a row group, of which the engine reads several at the same time, and bytes that are read at a time. */
  readonly sizes?: { readonly rows: number; readonly bytes: number };
};

/** Distinct texts of dimensions, also of rows that are no facts; dimensions with very many are left out. */
export type DimensionNames = ReadonlyMap<string, readonly string[]>;

const usualSizes = { rows: 122_880, bytes: chunkBytes };
const maxNames = 200_000;
/** Distinct cells of one column, and their bytes, that are kept; a table with more is read in another way. */
const maxDistinctCells = 1_000_000;
const maxArenaBytes = 64 * 1024 * 1024;
/** What stands behind the bytes of a text, see `TextBytes`. */
const endMarks = [quoteMark, lineFeed, quoteMark, lineFeed];

type Writing = {
  readonly plan: ColumnPlan;
  readonly table: CsvTable;
  block: Block;
  /** Written at this moment, then the next to be filled. */
  other: Block;
  readonly writers: readonly ColumnWriter[];
  readonly roles: RoleWriter;
  readonly answers: CellAnswers;
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

async function writeAll(
  plan: ColumnPlan,
  table: CsvTable,
  { parquet, engine, sizes = usualSizes }: ColumnTarget,
): Promise<DimensionNames | null> {
  const schema: readonly ParquetColumn[] = [...plan.columns.map(parquetColumn), { name: 'row_role', kind: 'text' }];
  const delimiter = table.delimiter.charCodeAt(0);
  const ends = { delimiter, lineEnd: table.hasReturns ? carriageReturn : lineFeed };
  const constants = await constantValues(plan.columns, engine);
  const writers = plan.columns.map((column) =>
    column.kind === 'constant' ? constantWriter(constants.get(column.name) ?? null, column.type) : columnWriter(column),
  );
  const roles = roleWriter({ plan, table, ends, engine });
  await using writer = await openParquetWriter(parquet, schema);
  const block = newBlock(plan.readings, ends, Math.max(1, Math.min(sizes.rows, table.rows)));
  const writing: Writing = {
    plan,
    table,
    block,
    other: twinOf(block),
    writers,
    roles,
    answers: cellAnswers({ questions: [...writers, roles].flatMap(({ questions }) => questions), days: plan.days, engine }),
    engine,
    parquet: writer,
    pending: Promise.resolve(),
  };
  try {
    if (!(await readAll(writing, sizes.bytes))) return null;
  } finally {
    await writing.pending.catch(() => undefined);
  }
  await writing.pending;
  await writer.end();
  return namesOf(plan, writers);
}

function namesOf({ columns }: ColumnPlan, writers: readonly ColumnWriter[]): DimensionNames {
  const lists = columns.map((column, index) => [column, writers[index]?.values() ?? []] as const);
  const kept = lists.filter(([column, values]) => column.kind !== 'amount' && column.type === 'text' && values.length <= maxNames);
  return new Map(kept.map(([{ name }, values]) => [name, values]));
}

function parquetColumn(column: CanonicalColumn): ParquetColumn {
  return { name: column.name, kind: column.kind === 'amount' ? 'amount' : column.type };
}

async function constantValues(columns: readonly CanonicalColumn[], engine: EngineProcess): Promise<ReadonlyMap<string, string | null>> {
  const constants = columns.filter((column) => column.kind === 'constant');
  if (constants.length === 0) return new Map();
  const { rows } = await engine.run(`select ${constants.map(({ sql, name }) => `cast(${sql} as varchar) as ${name}`).join(', ')}`);
  return new Map(constants.map(({ name }, index) => [name, rows[0]?.[index] ?? null]));
}

/** Reads the body in pieces that are cut anywhere; what is left of one begins the next. */
async function readAll(writing: Writing, pieceBytes: number): Promise<boolean> {
  const { table } = writing;
  const piece: Piece = { buffer: Buffer.allocUnsafe(pieceBytes * 2), end: 0, offset: table.bodyOffset };
  for await (const { bytes } of readChunks(table.filePath, table.bodyOffset, pieceBytes)) {
    append(piece, bytes);
    if (!(await readPiece(writing, piece))) return false;
  }
  if (piece.end > 0) {
    append(piece, Buffer.from(table.hasReturns ? [carriageReturn, lineFeed] : [lineFeed]));
    // What is left after that is a record without its end: a quote that nothing closes.
    if (!(await readPiece(writing, piece)) || piece.end > 0) return false;
  }
  return flush(writing);
}

/** Bytes of the text that are not read yet; `offset` is the place of the first of them in the file. */
type Piece = { buffer: Buffer; end: number; offset: number };

function append(piece: Piece, bytes: Buffer): void {
  const end = piece.end + bytes.length;
  if (end + endMarks.length > piece.buffer.length) {
    const larger = Buffer.allocUnsafe((end + endMarks.length) * 2);
    piece.buffer.copy(larger, 0, 0, piece.end);
    piece.buffer = larger;
  }
  piece.buffer.set(bytes, piece.end);
  piece.buffer.set(endMarks, end);
  piece.end = end;
}

/** Reads the whole records of a piece; false where the table does not fit. */
async function readPiece(writing: Writing, piece: Piece): Promise<boolean> {
  const { buffer: bytes, end, offset } = piece;
  let at = 0;
  for (;;) {
    const { block } = writing;
    at = readRecords(block, { bytes, end, offset }, at);
    if (block.isUneven) return false;
    block.endOffset = offset + at;
    if (block.rows < block.maxRows) break;
    if (!(await flush(writing))) return false;
  }
  bytes.copyWithin(0, at, end);
  piece.end = end - at;
  piece.offset = offset + at;
  return true;
}

/** Writes the rows of the block as a row group; false where the table has turned out not to fit. */
async function flush(writing: Writing): Promise<boolean> {
  const { block, plan, writers, roles, engine } = writing;
  if (!isFit(plan, block)) return false;
  // Whoever stops the engine stops this too, also where it has nothing to answer.
  await engine.run('select 1');
  await writing.answers.learn(dictionariesOf(block));
  const role = await roles.chunk(block);
  if (role === null) return false;
  const chunks = [...writers.map((writer) => writer.chunk(block)), role];
  await writing.pending;
  if (block.rows > 0) {
    writing.pending = writing.parquet.add(block.rows, chunks);
    // It is awaited before the next one, and may fail long before that.
    writing.pending.catch(() => undefined);
  }
  writing.block = writing.other;
  writing.other = block;
  emptyBlock(writing.block);
  return true;
}

function isFit({ days }: ColumnPlan, { columns }: Block): boolean {
  const isSmall = columns.every(
    ({ dictionary }) => dictionary.count <= maxDistinctCells && (dictionary.starts[dictionary.count] ?? 0) <= maxArenaBytes,
  );
  return isSmall && [...days.keys()].every((column) => (columns[column]?.dictionary.count ?? 0) <= maxDistinctDays);
}

function dictionariesOf({ columns }: Block): ReadonlyMap<number, ByteDictionary> {
  return new Map(columns.flatMap(({ kind, dictionary }, column) => (kind === 'skip' ? [] : [[column, dictionary] as const])));
}
