import type { NumberFormat } from '../fields/number-format.ts';
import { parseNumber } from '../fields/number-format.ts';
import type { SketchRecord } from './table-sketch.ts';

/** A numeric column as the plan reads it. */
export type NumericColumn = { readonly column: number; readonly format: NumberFormat; readonly scale: number };

/** The value of a cell in the field's unit as a double, for checks only; null when it has none. */
export function cellValue(record: SketchRecord, column: NumericColumn): number | null {
  const parsed = parseNumber(record.cells[column.column] ?? '', column.format);
  return parsed.kind === 'value' ? Number(parsed.decimal) * column.scale : null;
}

export type RatioQuestion = {
  readonly records: readonly SketchRecord[];
  readonly numerators: readonly NumericColumn[];
  readonly denominators: readonly NumericColumn[];
  readonly printed: NumericColumn;
  readonly per: number;
};

export type RatioAnswer = { readonly compared: number; readonly differing: number; readonly largestDifference: number };

/** How often a printed ratio equals the ratio of its columns, within the rounding of what is printed. */
export function compareRatio(question: RatioQuestion): RatioAnswer {
  let compared = 0;
  let differing = 0;
  let largestDifference = 0;
  for (const record of question.records) {
    const difference = ratioDifference(record, question);
    if (difference === null) continue;
    compared += 1;
    if (difference.beyondRounding) differing += 1;
    largestDifference = Math.max(largestDifference, difference.relative);
  }
  return { compared, differing, largestDifference };
}

/** True when enough rows were compared and almost all agree. */
export function agrees(answer: RatioAnswer): boolean {
  return answer.compared >= 3 && answer.differing * 10 <= answer.compared;
}

function ratioDifference(record: SketchRecord, question: RatioQuestion): { relative: number; beyondRounding: boolean } | null {
  const printed = cellValue(record, question.printed);
  const numerator = sumOf(record, question.numerators);
  const denominator = sumOf(record, question.denominators);
  // A printed 0 stands for "undefined" in saved reports, so it says nothing when the denominator is small.
  if (printed === null || printed === 0 || numerator === null || !denominator) return null;
  const expected = (question.per * numerator) / denominator;
  const difference = Math.abs(printed - expected);
  return {
    relative: expected === 0 ? 0 : difference / Math.abs(expected),
    beyondRounding: difference > tolerance(record, question, denominator),
  };
}

function sumOf(record: SketchRecord, columns: readonly NumericColumn[]): number | null {
  const values = columns.map((column) => cellValue(record, column)).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** Half a unit in the last printed place of the ratio, plus what half a cent in the numerator can move it. */
function tolerance(record: SketchRecord, question: RatioQuestion, denominator: number): number {
  const text = record.cells[question.printed.column] ?? '';
  const decimals = /[.,](\d+)\D*$/u.exec(text)?.[1]?.length ?? 0;
  const lastPlace = 10 ** -decimals * question.printed.scale;
  return 0.55 * lastPlace + (question.per * 0.0051) / Math.abs(denominator) + 1e-9;
}
