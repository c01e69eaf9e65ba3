import { fields } from '../fields/catalogue.ts';
import type { FieldId, MeasureId } from '../fields/catalogue.ts';
import type { ImportIssue, ImportPlan, NonFactRecord } from './import-plan.ts';
import type { Mapping } from './mapping.ts';
import { platformOfValue } from './index.ts';
import { mapColumns } from './map-columns.ts';
import { chooseColumns, followClaims } from './plan-columns.ts';
import type { Claim, ColumnChoice } from './plan-columns.ts';
import { planCurrency } from './plan-currency.ts';
import { findMicros } from './plan-micros.ts';
import { findMixedCounts } from './plan-mixed-counts.ts';
import { checkRatio, numericColumn, planNumbers } from './plan-numbers.ts';
import type { NumbersQuestion, PlannedNumber } from './plan-numbers.ts';
import { printedRowCount, readPrintedTotals } from './plan-printed.ts';
import { decideRevenueMeaning, twofoldColumn } from './plan-revenue-meaning.ts';
import type { RevenueMeaning } from './plan-revenue-meaning.ts';
import { planRows } from './plan-rows.ts';
import { planTime } from './plan-time.ts';
import { findTotals, totalsRule } from './plan-totals.ts';
import { planWide } from './plan-wide.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

/** What a person decided, and what a first reading of the whole file showed beyond the sample. */
export type PlanOptions = {
  readonly mapping?: Mapping;
  /** Cells that the first reading could not take, by column. */
  readonly extraCells?: Readonly<Record<number, readonly string[]>>;
  /** Fields that the file's own totals row showed to be in millionths. */
  readonly microsFields?: readonly FieldId[];
};

/**
 * Decides how a table is read, from its header, preamble and a sample of its rows: platform, columns, formats,
 * units, days, currency, totals. Everything that is not certain is an issue with a safe default; nothing is guessed in silence.
 */
export function planImport(sketch: TableSketch, options: PlanOptions = {}): ImportPlan {
  const mapping = options.mapping ?? {};
  const recognition = recognised(sketch, mapping);
  const choice = chooseColumns(sketch, recognition.platform, mapping);
  const records = [...sketch.head, ...sketch.tail];
  const wide = recognition.platform.id === 'generic' && !choice.chosen.has('spend') ? planWide(sketch, records) : null;
  const measureColumns = wide?.measureColumns ?? columnsOfKind(choice, 'measure');
  const names = nameColumns(choice);
  const totals = findTotals({ records, headerWidth: sketch.header.length, nameColumns: names, measureColumns });
  const facts = records.filter((record) => !totals.some((total) => total.record === record.record));
  // A table of nothing but totals is still read, so that the import can say so.
  const data = facts.length > 0 ? facts : records;
  const parts: PlanParts = { sketch, mapping, recognition, choice, data, totals, options };
  const time = planTime({ sketch, records: data, chosen: choice.chosen, mapping });
  const rule = totalsRule(sketch.header.length, measureColumns, names);
  const shared = {
    time: time.time,
    grain: time.grain,
    period: time.period,
    timeZone: timeZoneOf(sketch, recognition, mapping),
    nonFacts: totals,
    totalsRules: [rule],
    printedRowCount: printedRowCount(sketch),
  };
  return wide === null ? { ...shared, ...planLong(parts, time) } : { ...shared, ...planFromWide(parts, wide, time) };
}

type PlanParts = {
  readonly sketch: TableSketch;
  readonly mapping: Mapping;
  readonly recognition: Recognition;
  readonly choice: ColumnChoice;
  readonly data: readonly SketchRecord[];
  readonly totals: readonly NonFactRecord[];
  readonly options: PlanOptions;
};

type Time = ReturnType<typeof planTime>;
type Decided = Pick<
  ImportPlan,
  'platform' | 'mappings' | 'rows' | 'currency' | 'printedTotals' | 'ratioChecks' | 'typedMeasures' | 'issues'
>;

function planLong(parts: PlanParts, time: Time): Decided {
  const { sketch, mapping, recognition, data, totals } = parts;
  const meaning = revenueMeaning(parts);
  const typed = leaveOutMixed(parts, meaning === null ? parts.choice : applyMeaning(parts, meaning));
  const { choice } = typed;
  const numbers = planNumbersWithMicros(parts, choice);
  const currencyColumn = choice.chosen.get('currency')?.[0]?.column ?? null;
  const currency = planCurrency({ sketch, records: data, currencyColumn, money: numbers.planned, mapping });
  const rows = planRows({ sketch, records: data, choice, numbers: numbers.planned, platform: recognition.platform });
  const printedTotals = readPrintedTotals({ sketch, totals, numbers: numbers.planned, unitsIn: numbers.microsFields });
  const ratioChecks = ratioResults(sketch, numbers.planned, data);
  return {
    platform: { ...rows.platform, report: recognition.signature?.report ?? 'table', evidence: recognition.evidence },
    mappings: mapColumns({ sketch, choice, numbers: numbers.planned, timeEvidence: time.evidence, meaning }),
    rows: [rows.row],
    currency: { code: currency.code, evidence: currency.evidence },
    printedTotals,
    ratioChecks,
    typedMeasures: numericClaims(choice).flatMap(({ field, rule }) =>
      // The cast holds: the field's kind is compared in the same line.
      rule.typedBy !== undefined && fields[field].kind === 'measure' ? [field as MeasureId] : [],
    ),
    issues: [
      ...numbers.issues,
      ...(meaning?.issue ? [meaning.issue] : []),
      ...typed.issues,
      ...currency.issues,
      ...time.issues,
      ...rows.issues,
      ...ratioIssues(ratioChecks),
    ],
  };
}

function planFromWide(parts: PlanParts, wide: NonNullable<ReturnType<typeof planWide>>, time: Time): Decided {
  const { recognition } = parts;
  const issue: ImportIssue = {
    code: 'table.wide',
    severity: 'info',
    message: `One column per channel and metric: read as ${wide.rows.length} rows per record (each channel, and the outcomes that belong to none).`,
  };
  const currency = planCurrency({ sketch: parts.sketch, records: parts.data, currencyColumn: null, money: [], mapping: parts.mapping });
  return {
    platform: { id: 'mmm-wide', name: 'MMM wide', report: 'marketing-mix table', evidence: recognition.evidence },
    mappings: wide.mappings.map((entry) =>
      entry.column in time.evidence ? { ...entry, field: 'date', evidence: time.evidence[entry.column] ?? '' } : entry,
    ),
    rows: wide.rows,
    currency: { code: currency.code, evidence: currency.evidence },
    printedTotals: [],
    ratioChecks: [],
    typedMeasures: [],
    issues: [issue, ...time.issues],
  };
}

function recognised(sketch: TableSketch, mapping: Mapping): Recognition {
  const named = mapping.platform === undefined ? null : platformOfValue(mapping.platform);
  return named === null
    ? recognise(sketch)
    : { platform: named, signature: null, strength: 'certain', evidence: ['set in the mapping file'], others: [] };
}

/** Formats first; then, when totals rows or printed ratios show that money is in millionths, formats once more. */
function planNumbersWithMicros(
  parts: PlanParts,
  choice: ColumnChoice,
): ReturnType<typeof planNumbers> & { microsFields: readonly FieldId[] } {
  const { sketch, mapping, recognition, data, totals, options } = parts;
  const claims = numericClaims(choice);
  const ask = (microsFields: readonly FieldId[]): NumbersQuestion => ({
    sketch,
    records: data,
    claims,
    signature: recognition.signature,
    mapping,
    extraCells: options.extraCells ?? {},
    microsFields,
  });
  const first = planNumbers(ask(options.microsFields ?? []));
  const isWhole = sketch.head.length + sketch.tail.length === sketch.bodyRecords;
  const found = options.microsFields ?? findMicros({ sketch, records: data, totals, numbers: first.planned, isWholeTable: isWhole });
  return found.length === 0 ? { ...first, microsFields: [] } : { ...planNumbers(ask(found)), microsFields: found };
}

function revenueMeaning(parts: PlanParts): RevenueMeaning | null {
  if (twofoldColumn(parts.choice) === undefined) return null;
  const claims = parts.choice.claims.filter((claim) => isNumeric(claim.field));
  const { planned } = planNumbers({
    sketch: parts.sketch,
    records: parts.data,
    claims,
    signature: null,
    mapping: parts.mapping,
    extraCells: {},
    microsFields: [],
  });
  const numeric = (column: number) => {
    const entry = planned.find((other) => other.claim.column === column);
    return entry === undefined ? null : numericColumn(entry);
  };
  return decideRevenueMeaning({ choice: parts.choice, records: parts.data, headers: parts.sketch.header, numeric });
}

/** Counts of different events are not added up: a column of them is left out, and a person is asked which events to count. */
function leaveOutMixed({ sketch, data }: PlanParts, choice: ColumnChoice): { choice: ColumnChoice; issues: readonly ImportIssue[] } {
  const mixed = findMixedCounts(sketch, data, choice);
  if (mixed.length === 0) return { choice, issues: [] };
  const kept = choice.claims.filter((claim) => !mixed.some((other) => other.column === claim.column));
  const ignored = new Map([
    ...choice.ignored,
    ...mixed.map(({ column }) => [column, 'counts several kinds of events, which have no sum'] as const),
  ]);
  return { choice: followClaims(sketch, kept, ignored), issues: mixed.map((count) => count.issue) };
}

function applyMeaning(parts: PlanParts, meaning: RevenueMeaning): ColumnChoice {
  const claims = parts.choice.claims.filter((claim) => {
    if (claim.field === 'spend') return claim.column === meaning.spend;
    if (claim.field === 'revenue') return claim.column === meaning.revenue;
    return true;
  });
  return followClaims(parts.sketch, claims, parts.choice.ignored);
}

function isNumeric(field: FieldId): boolean {
  return ['measure', 'reported', 'ratio'].includes(fields[field].kind);
}

function numericClaims(choice: ColumnChoice): readonly Claim[] {
  return [...choice.chosen.entries()].filter(([field]) => isNumeric(field)).flatMap(([, claims]) => claims);
}

function columnsOfKind(choice: ColumnChoice, kind: string): readonly number[] {
  return [...choice.chosen.entries()]
    .filter(([field]) => fields[field].kind === kind)
    .flatMap(([, claims]) => claims.map((claim) => claim.column));
}

/** Columns that name something; a table without any is named by its dates. */
function nameColumns(choice: ColumnChoice): readonly number[] {
  const dimensions = [...choice.chosen.entries()].filter(
    ([field]) => fields[field].kind === 'dimension' && field !== 'currency' && field !== 'hour',
  );
  // Meta fills these in its nameless totals row as well: "mixed", "Multiple attribution settings".
  const naming = dimensions.filter(([field]) => field !== 'conversion_action' && field !== 'attribution_setting');
  const named = (naming.length > 0 ? naming : dimensions).flatMap(([, claims]) => claims.map((claim) => claim.column));
  return named.length > 0 ? named : columnsOfKind(choice, 'time');
}

function timeZoneOf(sketch: TableSketch, recognition: Recognition, mapping: Mapping): ImportPlan['timeZone'] {
  if (mapping.timeZone !== undefined) return { name: mapping.timeZone, evidence: 'set in the mapping file' };
  const texts = [...sketch.header, ...sketch.preamble.flatMap((record) => record.cells)];
  const named = texts.map((text) => /time ?zone\s*[:,]?\s*(\S.*)$/iu.exec(text)?.[1]).find((zone) => zone !== undefined);
  if (named !== undefined) return { name: named.trim(), evidence: 'the export states its time zone' };
  if (texts.some((text) => /\(in UTC\)|\(UTC\)/u.test(text))) return { name: 'UTC', evidence: 'the export says UTC' };
  const { platform } = recognition;
  if (platform.timeZone === 'UTC') return { name: 'UTC', evidence: `${platform.name} reports days in UTC` };
  return {
    name: null,
    evidence: `${platform.name} reports days in the time zone of the ${platform.timeZone}, which the file does not name`,
  };
}

function ratioResults(sketch: TableSketch, numbers: readonly PlannedNumber[], data: readonly SketchRecord[]): ImportPlan['ratioChecks'] {
  return numbers.flatMap((entry) => {
    if (fields[entry.claim.field].kind !== 'ratio') return [];
    const answer = checkRatio(entry, numbers, data);
    if (answer === null || answer.compared === 0) return [];
    const header = sketch.header[entry.claim.column]?.trim() ?? '';
    // The cast holds: the field's kind was compared with `ratio` above.
    return [
      {
        ratio: entry.claim.field as ImportPlan['ratioChecks'][number]['ratio'],
        header,
        rowsCompared: answer.compared,
        rowsDiffering: answer.differing,
        largestDifference: answer.largestDifference,
      },
    ];
  });
}

function ratioIssues(checks: ImportPlan['ratioChecks']): readonly ImportIssue[] {
  return checks
    .filter((check) => check.rowsDiffering * 2 > check.rowsCompared && check.rowsCompared >= 3)
    .map((check) => ({
      code: 'ratio.differs',
      severity: 'warning',
      message: `The printed "${check.header}" does not equal the ratio of this file's own columns in ${check.rowsDiffering} of ${check.rowsCompared} rows: the platform may count it differently. It is recomputed from the sums here.`,
    }));
}
