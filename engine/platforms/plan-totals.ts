import type { NonFactRecord, TotalsRule } from './import-plan.ts';
import type { SketchRecord } from './table-sketch.ts';

/** Totals labels of all known exports: the exact word or the word with a colon, never a prefix (`Gesamtpaket` is a campaign). */
const totalsLabelPattern =
  '(?:grand total|total general|total géneral|total général|totals?|gesamt|gesamtsumme|summe|sub-?totals?|totaux|totale|totales|insgesamt|jumlah|総計|合計)\\s*(?::.*)?';

const totalsLabel = new RegExp(`^${totalsLabelPattern}$`, 'iu');

const totalsWord = /^(?:total|grand total|gesamt|summe)\b/iu;

/** Labels stand in one of the first cells: keyword reports print them in column 1, 2 or 3. */
const labelColumns = 4;

/** A cell that says nothing: blank, or one of the dashes that platforms print for "none". */
export function isBlankCell(cell: string | undefined): boolean {
  return cell === undefined || /^[\s\u00a0]*[-–—]{0,3}[\s\u00a0]*$/u.test(cell);
}

export type TotalsQuestion = {
  readonly records: readonly SketchRecord[];
  readonly headerWidth: number;
  /** Columns that hold names (campaign, region …): not numbers, not dates, not the currency. */
  readonly nameColumns: readonly number[];
  /** Columns that hold additive numbers. */
  readonly measureColumns: readonly number[];
};

/** The records of the sample that are totals, by label or by blank names in the first or last record, in file order. */
export function findTotals(question: TotalsQuestion): readonly NonFactRecord[] {
  const labelled = question.records.filter((record) => isLabelled(record, question) || isWordedTotal(record, question));
  const others = question.records.filter((record) => !labelled.includes(record));
  const unlabelled = blankNamedEnds(others, question);
  return [
    ...labelled.map((record) => nonFact(record, `totals row labelled "${labelOf(record, question)}"`)),
    ...unlabelled.map((record) => nonFact(record, 'totals row: every name is blank and no other record is like it')),
  ].toSorted((a, b) => a.record - b.record);
}

/** The rule by which labelled totals are recognised anywhere in the file, for the part that is not in the sample. */
export function totalsRule(headerWidth: number, measureColumns: readonly number[], nameColumns: readonly number[]): TotalsRule {
  const columns = labelCandidates(headerWidth, measureColumns);
  return { columns, pattern: `(?i)${totalsLabelPattern}`, nameColumns, reason: 'totals row by its label' };
}

/** The label of a totals record, or its description when it has none. */
export function labelOf(record: SketchRecord, question: Pick<TotalsQuestion, 'headerWidth' | 'measureColumns'>): string {
  const cell = labelCells(record, question).find((text) => totalsLabel.test(text.trim()));
  return cell?.trim() ?? '(blank dimensions)';
}

function isLabelled(record: SketchRecord, question: TotalsQuestion): boolean {
  if (!labelCells(record, question).some((cell) => totalsLabel.test(cell.trim()))) return false;
  // A campaign that happens to be called "Total" stands beside other names; a totals row leaves most of them blank.
  const names = question.nameColumns.map((column) => record.cells[column]).filter((cell) => !totalsLabel.test((cell ?? '').trim()));
  const blank = names.filter(isBlankCell).length;
  return names.length === 0 || blank * 2 >= names.length;
}

/** A last row whose label only begins with a totals word ("Total of 38 results") is a total when it is the sum of the others. */
function isWordedTotal(record: SketchRecord, question: TotalsQuestion): boolean {
  const isLast = record === question.records.at(-1);
  if (!isLast || !labelCells(record, question).some((cell) => totalsWord.test(cell.trim()))) return false;
  const others = question.records.slice(0, -1);
  const compared = question.measureColumns.flatMap((column) => {
    const printed = plainAmount(record.cells[column]);
    const sum = others.reduce((total, other) => total + (plainAmount(other.cells[column]) ?? 0), 0);
    return printed === null ? [] : [{ printed, sum }];
  });
  return (
    compared.some(({ printed }) => printed > 0) &&
    compared.every(({ printed, sum }) => Math.abs(printed - sum) <= 0.005 * others.length + 1e-6 * Math.abs(sum))
  );
}

/** A cell of digits and a point, for comparing sums only; grouped and signed cells of exports with such rows are unknown. */
function plainAmount(cell: string | undefined): number | null {
  const text = (cell ?? '').trim().replaceAll(',', '');
  return /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}

function labelCells(record: SketchRecord, question: Pick<TotalsQuestion, 'headerWidth' | 'measureColumns'>): readonly string[] {
  const leading = labelCandidates(question.headerWidth, question.measureColumns).map((column) => record.cells[column] ?? '');
  // GA4 explorations print the words in a cell to the right of the table.
  return [...leading, ...record.cells.slice(question.headerWidth)];
}

function labelCandidates(headerWidth: number, measureColumns: readonly number[]): readonly number[] {
  return Array.from({ length: Math.min(labelColumns, headerWidth) }, (_, column) => column).filter(
    (column) => !measureColumns.includes(column),
  );
}

function blankNamedEnds(records: readonly SketchRecord[], question: TotalsQuestion): readonly SketchRecord[] {
  const { nameColumns, measureColumns } = question;
  if (nameColumns.length === 0 || records.length < 2) return [];
  const isNameless = (record: SketchRecord): boolean =>
    nameColumns.every((column) => isBlankCell(record.cells[column])) && measureColumns.some((column) => !isBlankCell(record.cells[column]));
  const nameless = records.filter(isNameless);
  if (nameless.length !== 1) return [];
  const [only] = nameless;
  return only !== undefined && (only === records[0] || only === records.at(-1)) ? [only] : [];
}

function nonFact(record: SketchRecord, reason: string): NonFactRecord {
  return { record: record.record, role: 'total', reason, cells: record.cells };
}
