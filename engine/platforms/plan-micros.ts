import { fields } from '../fields/catalogue.ts';
import type { FieldId } from '../fields/catalogue.ts';
import type { NonFactRecord } from './import-plan.ts';
import { cellValue } from './plan-checks.ts';
import { fieldUnit, numericColumn } from './plan-numbers.ts';
import type { PlannedNumber } from './plan-numbers.ts';
import { printedValue } from './plan-printed.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

export type MicrosQuestion = {
  readonly sketch: TableSketch;
  readonly records: readonly SketchRecord[];
  readonly totals: readonly NonFactRecord[];
  readonly numbers: readonly PlannedNumber[];
  /** The sample holds every record, so its sums are the file's sums. */
  readonly isWholeTable: boolean;
};

/**
 * Money fields whose rows are in millionths although nothing says so: the AdWords API prints rows in micros and the
 * totals row in units, and a CPC or CPM in units beside a cost in micros is off by exactly a million.
 */
export function findMicros(question: MicrosQuestion): readonly FieldId[] {
  const money = question.numbers.filter((entry) => entry.scale === 1 && fieldUnit(entry.claim.field) === 'money');
  return [...new Set(money.filter((entry) => byTotals(question, entry) || byRatio(question, entry)).map((entry) => entry.claim.field))];
}

/** True when a sum and the printed total differ by the factor of a million. */
function isMillionfold(sum: number, printed: number): boolean {
  return printed !== 0 && Math.abs(sum / printed / 1e6 - 1) < 0.005;
}

function byTotals(question: MicrosQuestion, entry: PlannedNumber): boolean {
  const [first] = question.totals;
  if (!question.isWholeTable || first === undefined || fields[entry.claim.field].kind === 'ratio') return false;
  const printed = printedValue(question.sketch, first, entry);
  if (printed === null) return false;
  const column = numericColumn(entry);
  const sum = question.records.reduce((total, record) => total + (cellValue(record, column) ?? 0), 0);
  return isMillionfold(sum, Number(printed));
}

function byRatio(question: MicrosQuestion, entry: PlannedNumber): boolean {
  if (entry.claim.field !== 'spend') return false;
  return question.numbers.some((ratio) => {
    const definition = fields[ratio.claim.field];
    if (!('check' in definition) || definition.check.numerator !== 'spend') return false;
    const below = question.numbers.find((other) => other.claim.field === definition.check.denominator);
    return below !== undefined && medianFactor(question.records, { entry, below, ratio, per: definition.check.per });
  });
}

function medianFactor(
  records: readonly SketchRecord[],
  columns: { entry: PlannedNumber; below: PlannedNumber; ratio: PlannedNumber; per: number },
): boolean {
  const factors = records.flatMap((record) => {
    const spend = cellValue(record, numericColumn(columns.entry));
    const below = cellValue(record, numericColumn(columns.below));
    const printed = cellValue(record, numericColumn(columns.ratio));
    return spend && below && printed ? [(columns.per * spend) / below / printed] : [];
  });
  const median = factors.toSorted((a, b) => a - b)[Math.floor(factors.length / 2)];
  return factors.length >= 3 && median !== undefined && Math.abs(median / 1e6 - 1) < 0.05;
}
