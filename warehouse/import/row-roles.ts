import { noAmount } from '../columns/read-block.ts';
import type { RowBlock } from '../columns/read-block.ts';
import { cellsOf } from '../columns/read-cell.ts';
import type { CellEnds } from '../columns/read-cell.ts';
import type { ColumnChunk } from '../columns/parquet-page.ts';
import type { CsvTable } from '../files/file-table.ts';
import { readRange } from '../files/read-chunks.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { listChunk, newValueList, placeOf } from './canonical-column.ts';
import type { CellQuestion } from './cell-answers.ts';
import type { ColumnPlan } from './column-plan.ts';
import { cell } from './sql-text.ts';

export type RoleWriter = {
  readonly questions: readonly CellQuestion[];
  /** Roles of the rows of a block; null where more rows than expected may have one. */
  readonly chunk: (block: RowBlock) => Promise<ColumnChunk | null>;
};

type RoleQuestion = { readonly plan: ColumnPlan; readonly table: CsvTable; readonly ends: CellEnds; readonly engine: EngineProcess };

/** Rows of a block that are read again, because they may be totals. */
const maxSuspects = 5000;

/**
 * Finds the rows that are no facts. Only a row with a totals label, or with the cells of a record that is known, can be
 * one; such a row is read again with all of its cells, and the engine decides.
 */
export function roleWriter(question: RoleQuestion): RoleWriter {
  const { plan } = question;
  const labels = plan.labels.map((label) => ({ ...label, codes: new Set<number>() }));
  const questions = labels.map(({ column, sql, codes }): CellQuestion => ({
    kind: 'flag',
    column,
    sql,
    accept: (code) => void codes.add(code),
  }));
  const known = knownCells(plan);
  return {
    questions,
    chunk: async (block) => {
      noteKnown(known, block);
      const suspects = suspectRows(block, labels, known);
      return suspects.length > maxSuspects ? null : roleChunk(question, block, suspects);
    },
  };
}

type Label = { readonly column: number; readonly codes: ReadonlySet<number> };
/** The codes of a text column that stand in one of the known records. */
type KnownCells = { readonly column: number; readonly texts: ReadonlySet<string>; readonly codes: Set<number>; seen: number };

function knownCells({ known, readings }: ColumnPlan): readonly KnownCells[] {
  if (known.length === 0) return [];
  const narrowest = Math.min(...known.map((cells) => cells.length));
  return readings.flatMap((reading, column): KnownCells[] => {
    if (reading.kind !== 'text' || column >= narrowest) return [];
    return [{ column, texts: new Set(known.map((cells) => cells[column] ?? '')), codes: new Set(), seen: 0 }];
  });
}

function noteKnown(known: readonly KnownCells[], { columns }: RowBlock): void {
  for (const cells of known) noteCells(cells, columns[cells.column]?.texts ?? []);
}

function noteCells(cells: KnownCells, texts: readonly string[]): void {
  for (; cells.seen < texts.length; cells.seen += 1) if (cells.texts.has(texts[cells.seen] ?? '')) cells.codes.add(cells.seen);
}

function suspectRows(block: RowBlock, labels: readonly Label[], known: readonly KnownCells[]): readonly number[] {
  const used = labels.filter(({ codes }) => codes.size > 0);
  const hasKnown = known.length > 0 && known.every(({ codes }) => codes.size > 0);
  if (used.length === 0 && !hasKnown) return [];
  const rows: number[] = [];
  for (let row = 0; row < block.rows; row += 1) {
    const isLabelled = used.some(({ column, codes }) => codes.has(codeAt(block, column, row)));
    if (isLabelled || (hasKnown && known.every(({ column, codes }) => codes.has(codeAt(block, column, row))))) rows.push(row);
  }
  return rows;
}

/** The code of a cell that is kept as text; -1 where it was read as a number. */
function codeAt({ columns }: RowBlock, index: number, row: number): number {
  const column = columns[index];
  if (column === undefined || column.kind === 'skip') return -1;
  if (column.kind === 'text') return column.codes[row] ?? -1;
  return column.amounts[row * 2 + 1] === noAmount ? (column.amounts[row * 2] ?? -1) : -1;
}

async function roleChunk(question: RoleQuestion, block: RowBlock, suspects: readonly number[]): Promise<ColumnChunk> {
  const codes = new Int32Array(block.rows).fill(-1);
  const roles = newValueList('text');
  for (const [index, role] of (await rolesOf(question, block, suspects)).entries()) {
    const row = suspects[index];
    if (role !== null && row !== undefined) codes[row] = placeOf(roles, role);
  }
  return listChunk(roles, codes, block.rows);
}

async function rolesOf(
  { plan, table, ends, engine }: RoleQuestion,
  block: RowBlock,
  suspects: readonly number[],
): Promise<readonly (string | null)[]> {
  if (suspects.length === 0) return [];
  const records: (readonly (string | null)[])[] = [];
  for (const row of suspects) {
    const from = block.offsets[row] ?? 0;
    const to = row + 1 < block.rows ? (block.offsets[row + 1] ?? 0) : block.endOffset;
    const cells = cellsOf(await readRange(table.filePath, from, to - from), ends, table.columns);
    records.push(cells.map((text) => (text === '' ? null : text)));
  }
  const names = Array.from({ length: table.columns }, (_, column) => `cells[${column + 1}] as ${cell(column)}`).join(', ');
  const lists = `select generate_subscripts(l, 1) as place, unnest(l) as cells from (select from_json($1, '[["VARCHAR"]]') as l)`;
  const { rows } = await engine.run(`select ${plan.role} as role from (select place, ${names} from (${lists})) order by place`, [
    JSON.stringify(records),
  ]);
  return rows.map(([role]) => role ?? null);
}
