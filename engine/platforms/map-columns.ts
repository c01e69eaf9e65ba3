import type { ColumnMapping } from './import-plan.ts';
import type { Claim, ColumnChoice } from './plan-columns.ts';
import type { PlannedNumber } from './plan-numbers.ts';
import type { RevenueMeaning } from './plan-revenue-meaning.ts';
import type { TableSketch } from './table-sketch.ts';

/** What was decided about the columns of one table. */
export type DecidedColumns = {
  readonly sketch: TableSketch;
  readonly choice: ColumnChoice;
  readonly numbers: readonly PlannedNumber[];
  /** Why a time column is read as it is, by column. */
  readonly timeEvidence: Readonly<Record<number, string>>;
  readonly meaning: RevenueMeaning | null;
};

/** How every column of a table is read, in its order, with the evidence: one mapping for each field that a column feeds, one without a field for a column that is not imported. */
export function mapColumns(decided: DecidedColumns): readonly ColumnMapping[] {
  const claims = [...decided.choice.chosen.values()].flat();
  return decided.sketch.header.flatMap((_, column): readonly ColumnMapping[] => {
    const own = claims.filter((claim) => claim.column === column);
    return own.length === 0 ? [unused(decided, column)] : own.map((claim) => claimed(decided, claim));
  });
}

function unused({ sketch, choice }: DecidedColumns, column: number): ColumnMapping {
  return {
    column,
    header: printedHeader(sketch, column),
    field: null,
    confidence: 'certain',
    evidence: choice.leftOut.get(column) ?? 'not imported',
    format: null,
    scale: 1,
  };
}

function claimed({ sketch, numbers, timeEvidence, meaning }: DecidedColumns, claim: Claim): ColumnMapping {
  const { column, field } = claim;
  const header = printedHeader(sketch, column);
  const number = numbers.find((entry) => entry.claim === claim);
  const why = meaningEvidence(meaning, column) ?? claim.rule.note ?? `header "${header}"`;
  const reading = number === undefined ? timeEvidence[column] : number.evidence;
  return {
    column,
    header,
    field,
    confidence: number?.confidence ?? 'certain',
    evidence: [why, reading].filter(Boolean).join('; '),
    format: number?.format ?? null,
    scale: number?.scale ?? 1,
  };
}

function meaningEvidence(meaning: RevenueMeaning | null, column: number): string | null {
  return meaning !== null && (column === meaning.spend || column === meaning.revenue) ? meaning.evidence : null;
}

function printedHeader(sketch: TableSketch, column: number): string {
  return sketch.header[column]?.trim() ?? '';
}
