import { parseDate } from '@pca/engine';
import type { DateFormat } from '@pca/engine';

import type { RowBlock } from '../columns/read-block.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { parsedDayColumns } from './column-plan.ts';
import type { CellSql } from './column-plan.ts';
import { cell } from './sql-text.ts';

/**
 * What is asked about every distinct cell of a column. A value is that of the cell itself unless another is told; an
 * amount and a flag are told only for cells that have one.
 */
export type CellQuestion =
  | (CellSql & { readonly kind: 'value'; readonly accept: (code: number, value: string | null) => void })
  | (CellSql & { readonly kind: 'amount'; readonly accept: (code: number, value: string) => void })
  | (CellSql & { readonly kind: 'flag'; readonly accept: (code: number) => void });

export type CellAnswers = {
  /** Asks the engine about the cells that were met since the last time. */
  readonly learn: (columns: RowBlock['columns']) => Promise<void>;
};

type Asking = {
  readonly questions: readonly CellQuestion[];
  readonly days: ReadonlyMap<number, DateFormat>;
  readonly engine: EngineProcess;
};

/** New cells of one column. */
type Fresh = { readonly column: number; readonly first: number; readonly texts: readonly string[] };

/** Answers questions about cells by the same SQL that reads whole tables, but once for each distinct cell. */
export function cellAnswers(asking: Asking): CellAnswers {
  const known = new Map<number, number>();
  return {
    learn: async (columns) => {
      const fresh = columns.flatMap(({ texts }, column) => freshCells(column, texts, known));
      if (fresh.length > 0) await ask(asking, fresh);
    },
  };
}

function freshCells(column: number, texts: readonly string[], known: Map<number, number>): readonly Fresh[] {
  const first = known.get(column) ?? 0;
  if (texts.length === first) return [];
  known.set(column, texts.length);
  return [{ column, first, texts: texts.slice(first) }];
}

/** Most cells are their own value, so only the others come back. */
async function ask({ questions, days, engine }: Asking, fresh: readonly Fresh[]): Promise<void> {
  const parameters: string[] = [];
  const relations = fresh.map((cells) => relationSql(cells, days.get(cells.column), parameters));
  const asked = fresh.flatMap((cells) =>
    questions.filter(({ column }) => column === cells.column).map((question) => ({ question, cells })),
  );
  if (asked.length === 0) return;
  const told = asked.map(() => new Map<number, string | null>());
  const selects = asked.map(({ question }, index) => questionSql(question, index));
  const { rows } = await engine.run(`with ${relations.join(', ')} ${selects.join(' union all ')}`, parameters);
  for (const [index, place, value = null] of rows) told[Number(index)]?.set(Number(place), value);
  for (const [index, { question, cells }] of asked.entries()) tell(question, cells, told[index] ?? new Map());
}

function tell(question: CellQuestion, { first, texts }: Fresh, told: ReadonlyMap<number, string | null>): void {
  if (question.kind === 'value') {
    for (const [place, text] of texts.entries()) question.accept(first + place, ownOr(told.get(place), text));
    return;
  }
  for (const [place, value] of told) question.accept(first + place, value ?? '');
}

function ownOr(told: string | null | undefined, text: string): string | null {
  if (told !== undefined) return told;
  return text === '' ? null : text;
}

/** The cells as a table with their places; an empty cell is null, as the engine reads it. */
function relationSql({ column, texts }: Fresh, format: DateFormat | undefined, parameters: string[]): string {
  const lists = [{ name: cell(column), values: texts.map((text) => (text === '' ? null : text)) }, ...parsedDays(column, texts, format)];
  const given = lists.map(({ name, values }) => {
    parameters.push(JSON.stringify(values));
    return `from_json($${parameters.length}, '["VARCHAR"]') as ${name}`;
  });
  const names = lists.map(({ name }) => `unnest(${name}) as ${name}`);
  return `r${column} as materialized (select generate_subscripts(${cell(column)}, 1) - 1 as place, ${names.join(', ')} from (select ${given.join(', ')}))`;
}

function parsedDays(
  column: number,
  texts: readonly string[],
  format: DateFormat | undefined,
): readonly { name: string; values: readonly (string | null)[] }[] {
  if (format === undefined) return [];
  const days = texts.map((text) => (text === '' ? null : parseDate(text, format)));
  const [start, end, hour] = parsedDayColumns(column);
  return [
    { name: start, values: days.map((day) => day?.start ?? null) },
    { name: end, values: days.map((day) => day?.end ?? null) },
    { name: hour, values: days.map((day) => day?.hour?.toString() ?? null) },
  ];
}

function questionSql({ kind, column, sql }: CellQuestion, index: number): string {
  if (kind === 'flag') return `select ${index} as question, place, null as value from r${column} where ${sql}`;
  const isTold = kind === 'value' ? 'value is distinct from own' : 'value is not null';
  return `select ${index} as question, place, value from (select place, ${cell(column)} as own, cast(${sql} as varchar) as value from r${column}) where ${isTold}`;
}
