import { fields } from '../fields/catalogue.ts';
import type { FieldId, MeasureId, ReportedId } from '../fields/catalogue.ts';
import { formatMillionths, parseMillionths } from '../fields/decimal.ts';
import { inferNumberFormat, parseNumber } from '../fields/number-format.ts';
import type { NonFactRecord, PrintedTotal } from './import-plan.ts';
import type { PlannedNumber } from './plan-numbers.ts';
import { labelOf } from './plan-totals.ts';
import type { TableSketch } from './table-sketch.ts';

export type PrintedQuestion = {
  readonly sketch: TableSketch;
  readonly totals: readonly NonFactRecord[];
  readonly numbers: readonly PlannedNumber[];
  /** Fields whose rows are in millionths while the totals rows are in units. */
  readonly unitsIn: readonly FieldId[];
};

/** The totals rows of the sample as numbers in the fields' units; cells that hold none are left out. */
export function readPrintedTotals(question: PrintedQuestion): readonly PrintedTotal[] {
  const measureColumns = question.numbers.map((entry) => entry.claim.column);
  return question.totals.map((total) => {
    const values: Partial<Record<MeasureId, string>> = {};
    const reported: Partial<Record<ReportedId, string>> = {};
    for (const entry of question.numbers) {
      const printed = scaled(question, total, entry);
      if (printed === null) continue;
      const { field } = entry.claim;
      const { kind } = fields[field];
      // The casts hold: the field's kind is compared just before.
      if (kind === 'measure') values[field as MeasureId] = add(values[field as MeasureId], printed);
      if (kind === 'reported') reported[field as ReportedId] = printed;
    }
    return {
      record: total.record,
      label: labelOf(total, { headerWidth: question.sketch.header.length, measureColumns }),
      values,
      reported,
    };
  });
}

/** The number in a totals row as printed, before any unit; totals rows may be written in another format than the rows. */
export function printedValue(sketch: TableSketch, total: NonFactRecord, entry: PlannedNumber): string | null {
  const cell = total.cells[entry.claim.column] ?? '';
  const own = parseNumber(cell, entry.format);
  if (own.kind === 'value') return own.decimal;
  const inferred = inferNumberFormat([cell], {
    header: sketch.header[entry.claim.column] ?? '',
    localeDecimal: entry.format.decimal ?? '.',
  });
  if (inferred.kind === 'text') return null;
  const parsed = parseNumber(cell, inferred.format);
  return parsed.kind === 'value' ? parsed.decimal : null;
}

function scaled(question: PrintedQuestion, total: NonFactRecord, entry: PlannedNumber): string | null {
  const printed = printedValue(question.sketch, total, entry);
  if (printed === null) return null;
  const millionths = parseMillionths(printed);
  if (millionths === null) return null;
  const isUnits = entry.scale === 1 || question.unitsIn.includes(entry.claim.field);
  if (isUnits) return formatMillionths(millionths);
  const divisor = entry.scale === 0.01 ? 100n : 1_000_000n;
  return formatMillionths(millionths / divisor);
}

function add(before: string | undefined, value: string): string {
  const sum = (parseMillionths(before ?? '0') ?? 0n) + (parseMillionths(value) ?? 0n);
  return formatMillionths(sum);
}

/** The row count that the preamble states (`Rows: 5`), null when it states none. */
export function printedRowCount(sketch: TableSketch): number | null {
  for (const record of sketch.preamble) {
    const count = /^rows\s*:\s*([\d,. ]+)$/iu.exec(record.cells.join('').trim())?.[1];
    if (count !== undefined) return Number(count.replace(/\D/gu, ''));
  }
  return null;
}
