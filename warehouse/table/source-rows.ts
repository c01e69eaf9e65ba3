import { fields as catalogue } from '@pca/engine';
import type { FieldId, ImportIssue, Query } from '@pca/engine';

import { recordNumber } from '../import/table-origin.ts';
import type { RecordFinder, RecordTools } from '../import/table-origin.ts';
import { decimalText } from '../runner/decimal-text.ts';
import type { FactsPart } from './build-facts.ts';
import { columnsOfField } from './source-fields.ts';

/** A cell of the file that feeds a field. */
export type SourceCell = {
  /** From 0. */
  readonly column: number;
  readonly header: string;
  /** As the file has it; null when the file is not the one any more that was imported. */
  readonly text: string | null;
};

export type SourceField = {
  readonly field: FieldId;
  /** As it stands in the facts: a day, a name, or exact decimal text; null for no value. */
  readonly value: string | null;
  /** Several for a sum or a product of columns; none where the value comes from elsewhere, such as the file's name. */
  readonly cells: readonly SourceCell[];
};

/** One fact and the record that it was read from; a record of a wide table yields several. */
export type SourceRow = {
  readonly importId: string;
  readonly file: string;
  readonly sheet: string | null;
  /** Record of the file from 1, row of a sheet: the numbers of the certificate. */
  readonly record: number;
  /** By id of the query's measures: decimal text that a sum or a count adds up, the day for measures of days; null for nothing. */
  readonly gives: Readonly<Record<string, string | null>>;
  readonly fields: readonly SourceField[];
};

/** Rows in the order of the files' names and of their records, a page at a time. */
export type SourceRows = {
  /** Of all pages. */
  readonly total: number;
  /** What the rows of all pages add up to, by id of the measures that add up: what the query answers over its groups. */
  readonly sums: Readonly<Record<string, string | null>>;
  readonly files: readonly { readonly importId: string; readonly file: string; readonly sheet: string | null; readonly rows: number }[];
  readonly rows: readonly SourceRow[];
  /** `after` of the next page; null: this is the last. */
  readonly next: string | null;
  /** Files whose cells cannot be shown any more, `file.changed`. */
  readonly issues: readonly ImportIssue[];
};

/** An import of the facts whose records can be found in its file. */
export type LocatedPart = FactsPart & { readonly findRecords: RecordFinder };

/** A fact by its place: the import, the body record of its table and the row plan, each from 0. */
export type Place = { readonly part: number; readonly bodyRecord: number; readonly rowPlan: number };

/** A fact with its values: `keys` in the order of the fields that are shown, `given` in that of the query's measures. */
export type FoundRow = Place & { readonly keys: readonly (string | null)[]; readonly given: readonly (string | null)[] };

export type CellsQuestion = {
  readonly query: Query;
  readonly fields: readonly FieldId[];
  readonly parts: readonly LocatedPart[];
  readonly tools: RecordTools;
};

/** Reads the cells of some facts from their files, in the order given. */
export async function readSourceRows(question: CellsQuestion, page: readonly FoundRow[]): Promise<Pick<SourceRows, 'rows' | 'issues'>> {
  const cells = new Map<number, Cells>();
  const issues: ImportIssue[] = [];
  for (const at of new Set(page.map(({ part }) => part))) {
    const part = question.parts[at];
    if (part === undefined) continue;
    const records = page.filter((row) => row.part === at).map((row) => recordNumber(part.table.origin, row.bodyRecord));
    const found = await part.findRecords([...new Set(records)], question.tools);
    cells.set(at, found);
    if (found === null) issues.push(changed(part));
  }
  return { rows: page.flatMap((row) => sourceRow(question, row, cells.get(row.part) ?? null) ?? []), issues };
}

type Cells = ReadonlyMap<number, readonly string[]> | null;

function changed({ file }: LocatedPart): ImportIssue {
  const message = `${file} is not at its place any more as it was imported, so its cells cannot be shown. Import it again.`;
  return { code: 'file.changed', severity: 'warning', message };
}

function sourceRow({ query, fields, parts }: CellsQuestion, found: FoundRow, cells: Cells): SourceRow | null {
  const part = parts[found.part];
  if (part === undefined) return null;
  const { origin } = part.table;
  const record = recordNumber(origin, found.bodyRecord);
  return {
    importId: part.importId,
    file: part.file,
    sheet: origin.sheet,
    record,
    gives: Object.fromEntries(query.measures.map(({ id }, at) => [id, decimalText(found.given[at] ?? null)])),
    fields: fields.flatMap((field, at) => fieldOf(part, { found, field, at }, cells?.get(record) ?? null) ?? []),
  };
}

type Asked = { readonly found: FoundRow; readonly field: FieldId; readonly at: number };

/** The last day is told where it is another one than the first. */
function fieldOf({ table }: LocatedPart, { found, field, at }: Asked, cells: readonly string[] | null): SourceField | null {
  const key = found.keys[at] ?? null;
  const value = catalogue[field].kind === 'measure' ? decimalText(key) : key;
  if (field === 'date_end' && value === (found.keys[0] ?? null)) return null;
  const row = table.plan.rows[found.rowPlan];
  const columns = row === undefined ? [] : columnsOfField(table.plan, row, field);
  return {
    field,
    value,
    cells: columns.map((column) => ({
      column,
      header: table.origin.header[column] ?? '',
      text: cells === null ? null : (cells[column] ?? ''),
    })),
  };
}
