import { findAnySymbol, findSymbolOf, isNullText, splitNumberCell, tidyCell } from './number-cell.ts';
import type { NumberCell } from './number-cell.ts';
import { decideMarks, readDigits } from './number-marks.ts';
import type { MarkHints, MarksAnswer } from './number-marks.ts';

/**
 * How the numbers of one column are written. `decimal` null: no cell of the column shows a decimal mark, so a
 * cell with `.` or `,` must not be read before the whole column was looked at.
 */
export type NumberFormat = {
  readonly decimal: '.' | ',' | null;
  readonly group: ',' | '.' | ' ' | "'" | null;
  /** Cells carry a percent sign. */
  readonly percent: boolean;
  /** Currency symbols and codes seen in cells, exactly as written, longest first: `US$`, `€`, `Rs.`. */
  readonly symbols: readonly string[];
  /** Cells that mean "no value", exactly as written after trimming: `--`, `-`, `n/a`. */
  readonly nulls: readonly string[];
  /** Cells are lists of one element, `[9]`. */
  readonly listed: boolean;
  /** Cells may be censored: `< 10%`, `> 90%`, `< 1000`. */
  readonly censored: boolean;
};

/** What the cells of one column say about how its numbers are written. `likely`: decided by a hint, or some cells are no numbers. */
export type NumberInference =
  | { readonly kind: 'number'; readonly format: NumberFormat; readonly confidence: 'certain' | 'likely'; readonly evidence: string }
  /** `format` is a default to be confirmed, `reading` states both possibilities in a sentence. */
  | { readonly kind: 'ambiguous'; readonly format: NumberFormat; readonly reading: string }
  /** No cell holds a value; `format` reads the blanks and whole numbers, and no marks, which nothing has decided. */
  | { readonly kind: 'blank'; readonly format: NumberFormat; readonly evidence: string }
  | { readonly kind: 'text'; readonly evidence: string };

export type NumberHints = MarkHints & {
  /** The column's header: names of whole counts settle a mark when `isCount` is not given. */
  readonly header: string;
};

/** One cell read with its column's format; decimals are exact text without trailing zeros. */
export type ParsedNumber =
  | { readonly kind: 'value'; readonly decimal: string }
  /** Blank, or one of the format's nulls. */
  | { readonly kind: 'none' }
  | { readonly kind: 'censored'; readonly bound: string; readonly side: 'below' | 'above' }
  | { readonly kind: 'invalid' };

/**
 * Infers how a column writes its numbers from all of its cells, whatever their order. A column reads as `number` when
 * numbers outnumber other texts, as `text` when it holds mostly words, as `blank` when it holds neither.
 */
export function inferNumberFormat(cells: readonly string[], hints: NumberHints): NumberInference {
  const survey = surveyOf(cells);
  const blanks = survey.nulls.length === 0 ? '' : ` or ${quoted(survey.nulls)}`;
  if (survey.numbers.length + survey.others.length === 0)
    return { kind: 'blank', format: { decimal: null, group: null, ...traitsOf(survey) }, evidence: `its cells are blank${blanks}` };
  if (countOf(survey.numbers) <= countOf(survey.others)) return { kind: 'text', evidence: othersText(survey, cells.length) };
  const isCount = hints.isCount ?? isCountHeader(hints.header);
  const answer = decideMarks(coresOf(survey.numbers), { ...hints, isCount });
  const format = { ...answer.marks, ...traitsOf(survey) };
  if (answer.kind === 'ambiguous') return { kind: 'ambiguous', format, reading: answer.reading };
  const unsigned = format.percent ? survey.numbers.filter(({ cell }) => !cell.hasPercent && /[1-9]/u.test(cell.core)) : [];
  if (unsigned.length > 0) return { kind: 'ambiguous', format, reading: percentReading(survey, unsigned) };
  return { kind: 'number', format, ...judge(answer, survey, cells.length) };
}

/**
 * Reads one cell strictly: groups must stand where the format puts them, and a mark, symbol, percent sign, list or bound
 * that the format does not have is `invalid`. A percent sign is dropped, its scale is the caller's; in a percent column
 * a cell without the sign is only read when it is zero.
 */
export function parseNumber(cell: string, format: NumberFormat): ParsedNumber {
  const tidied = tidyCell(cell);
  if (tidied === '' || format.nulls.includes(cell.trim()) || format.nulls.includes(tidied)) return { kind: 'none' };
  const parts = splitNumberCell(tidied, findSymbolOf(format.symbols));
  if (parts === null) return { kind: 'invalid' };
  if (parts === 'empty-list') return { kind: format.listed ? 'none' : 'invalid' };
  const digits = readDigits(parts.core, format);
  if (digits === null || !fits(parts, digits, format)) return { kind: 'invalid' };
  const decimal = parts.isNegative && digits !== '0' ? `-${digits}` : digits;
  return parts.side === null ? { kind: 'value', decimal } : { kind: 'censored', bound: decimal, side: parts.side };
}

type SurveyedNumber = { readonly cell: NumberCell; readonly count: number };
type SurveyedText = { readonly text: string; readonly count: number };

/** The distinct cells of a column, sorted, so that nothing below depends on their order. */
type Survey = {
  readonly numbers: readonly SurveyedNumber[];
  readonly others: readonly SurveyedText[];
  readonly nulls: readonly string[];
  readonly hasEmptyList: boolean;
};

function surveyOf(cells: readonly string[]): Survey {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell.trim(), (counts.get(cell.trim()) ?? 0) + 1);
  const numbers: SurveyedNumber[] = [];
  const others: SurveyedText[] = [];
  const nulls: string[] = [];
  let hasEmptyList = false;
  for (const [text, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const tidied = tidyCell(text);
    const cell = tidied === '' || isNullText(tidied) ? 'none' : splitNumberCell(tidied, findAnySymbol);
    if (cell === 'none') nulls.push(...(tidied === '' ? [] : [text]));
    else if (cell === 'empty-list') hasEmptyList = true;
    else if (cell !== null && isReadable(cell.core)) numbers.push({ cell, count });
    else others.push({ text, count });
  }
  return { numbers, others, nulls, hasEmptyList };
}

function isCountHeader(header: string): boolean {
  return (
    /(?:^|\s)(?:impressions?|impr\.?|impressionen|clicks|klicks|clics|impresiones|impressioni|impressões)(?: \((?:all|alle)\))?$/iu.test(
      header.trim(),
    ) && !/cost|per|\/|%|rate/iu.test(header)
  );
}

/** True when at least one choice of marks reads the cell, so that versions and addresses stay text. */
function isReadable(core: string): boolean {
  const answer = decideMarks(new Map([[core, 1]]), {});
  return readDigits(core, answer.marks) !== null;
}

function coresOf(numbers: readonly SurveyedNumber[]): ReadonlyMap<string, number> {
  const cores = new Map<string, number>();
  for (const { cell, count } of numbers) cores.set(cell.core, (cores.get(cell.core) ?? 0) + count);
  return cores;
}

function traitsOf(survey: Survey): Omit<NumberFormat, 'decimal' | 'group'> {
  const cells = survey.numbers.map((entry) => entry.cell);
  const symbols = [...new Set(cells.map((cell) => cell.symbol).filter((symbol) => symbol !== null))];
  return {
    percent: cells.some((cell) => cell.hasPercent),
    symbols: symbols.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    nulls: survey.nulls,
    listed: survey.hasEmptyList || cells.some((cell) => cell.isListed),
    censored: cells.some((cell) => cell.side !== null),
  };
}

function judge(
  answer: Extract<MarksAnswer, { kind: 'decided' }>,
  survey: Survey,
  total: number,
): { confidence: 'certain' | 'likely'; evidence: string } {
  if (survey.others.length === 0) return { confidence: answer.confidence, evidence: answer.evidence };
  return { confidence: 'likely', evidence: `${answer.evidence}; ${othersText(survey, total)}` };
}

function percentReading(survey: Survey, unsigned: readonly SurveyedNumber[]): string {
  const signed = countOf(survey.numbers.filter(({ cell }) => cell.hasPercent));
  return `${signed} cells carry a percent sign and ${countOf(unsigned)} do not ("${unsigned[0]?.cell.core}"), so those can be percent or fractions.`;
}

function othersText(survey: Survey, total: number): string {
  return `${countOf(survey.others)} of ${total} cells are not numbers (${quoted(survey.others.map((other) => other.text))})`;
}

function quoted(texts: readonly string[]): string {
  return texts
    .slice(0, 3)
    .map((text) => `"${text.slice(0, 40)}"`)
    .join(', ');
}

function countOf(entries: readonly { readonly count: number }[]): number {
  return entries.reduce((sum, entry) => sum + entry.count, 0);
}

function fits(parts: NumberCell, digits: string, format: NumberFormat): boolean {
  if (parts.isListed && !format.listed) return false;
  if (parts.side !== null && !format.censored) return false;
  return parts.hasPercent === format.percent || (format.percent && digits === '0');
}
