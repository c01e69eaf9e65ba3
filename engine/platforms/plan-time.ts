import { daysBetween } from '../fields/day.ts';
import { parseDate } from '../fields/date-cell.ts';
import type { DateFormat } from '../fields/date-cell.ts';
import { inferDateFormat } from '../fields/date-format.ts';
import { periodInPreamble, periodInText } from '../fields/period.ts';
import type { FieldId } from '../fields/catalogue.ts';
import type { Grain, ImportIssue, TimePlan } from './import-plan.ts';
import type { Mapping } from './mapping.ts';
import type { Claim } from './plan-columns.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

type StatedPeriod = { readonly start: string; readonly end: string; readonly evidence: string };

export type TimeAnswer = {
  readonly time: TimePlan;
  readonly grain: Grain;
  readonly period: StatedPeriod | null;
  readonly issues: readonly ImportIssue[];
  readonly evidence: Readonly<Record<number, string>>;
};

export type TimeQuestion = {
  readonly sketch: TableSketch;
  readonly records: readonly SketchRecord[];
  readonly chosen: ReadonlyMap<FieldId, readonly Claim[]>;
  readonly mapping: Mapping;
};

type ReadColumn = { readonly column: number; readonly format: DateFormat; readonly issue: ImportIssue | null; readonly evidence: string };

/** Which days the rows of a table describe, from its date columns, else from the period it states, else unknown. */
export function planTime(question: TimeQuestion): TimeAnswer {
  const period = statedPeriod(question);
  const start = firstReadable(question, ['date', 'month', 'week'], period);
  if (start === null) return withoutDates(period);
  const end = firstReadable(question, ['date_end'], period);
  const days = daysOf(question.records, start);
  const grain = grainOf({ question, start, end, days });
  const issues = [start.issue, end?.issue ?? null].filter((issue) => issue !== null);
  const time: TimePlan = {
    kind: 'column',
    column: start.column,
    format: start.format,
    ...(end === null ? {} : { endColumn: end.column, endFormat: end.format }),
  };
  return {
    time,
    grain,
    period,
    issues,
    evidence: { [start.column]: start.evidence, ...(end === null ? {} : { [end.column]: end.evidence }) },
  };
}

/** The reporting period that the preamble or the file name states. */
function statedPeriod({ sketch, mapping }: TimeQuestion): StatedPeriod | null {
  if (mapping.period !== undefined) return { ...mapping.period, evidence: 'set in the mapping file' };
  const texts = sketch.preamble.map((record) => record.cells.filter((cell) => cell.trim() !== '').join(', '));
  const printed = periodInPreamble(texts);
  if (printed !== null) return { ...printed, evidence: `the export states ${printed.start} to ${printed.end}` };
  const named = periodInText(sketch.fileName);
  return named === null ? null : { ...named, evidence: `the file name states ${named.start} to ${named.end}` };
}

function firstReadable(question: TimeQuestion, order: readonly FieldId[], period: StatedPeriod | null): ReadColumn | null {
  for (const field of order) {
    for (const claim of question.chosen.get(field) ?? []) {
      const read = readColumn(question, claim.column, period);
      if (read !== null) return read;
    }
  }
  return null;
}

function readColumn(question: TimeQuestion, column: number, period: StatedPeriod | null): ReadColumn | null {
  const header = question.sketch.header[column] ?? '';
  const cells = question.records.map((record) => record.cells[column] ?? '').filter((cell) => cell.trim() !== '');
  const decided = question.mapping.columns?.[header.trim()];
  const order = (typeof decided === 'object' && decided !== null ? decided.dateOrder : undefined) ?? question.mapping.dateOrder;
  const hints = {
    header,
    ...(period === null ? {} : { period: { start: period.start, end: period.end } }),
    ...(order === 'dmy' || order === 'mdy' ? { localeOrder: order } : {}),
  };
  const inferred = cells.length === 0 ? ({ kind: 'not-dates' } as const) : inferDateFormat(cells, hints);
  if (inferred.kind === 'not-dates') return null;
  if (inferred.kind === 'date') return { column, format: inferred.format, issue: null, evidence: inferred.evidence };
  const message = `Column "${header.trim()}": ${inferred.reading} State the order in a mapping file (dateOrder: dmy or mdy).`;
  return {
    column,
    format: inferred.format,
    issue: { code: 'date.order-unclear', severity: 'question', message },
    evidence: 'default reading',
  };
}

function withoutDates(period: StatedPeriod | null): TimeAnswer {
  if (period !== null)
    return { time: { kind: 'period', start: period.start, end: period.end }, grain: 'period', period, issues: [], evidence: {} };
  const message =
    'The file has no date column and states no reporting period: its totals can be compared, but nothing can be said about time. State the period in a mapping file (period: { start, end }) or export it by day.';
  return {
    time: { kind: 'unknown' },
    grain: 'period',
    period: null,
    issues: [{ code: 'period.unknown', severity: 'warning', message }],
    evidence: {},
  };
}

function daysOf(records: readonly SketchRecord[], start: ReadColumn): readonly { start: string; end: string; hour: number | null }[] {
  return records.map((record) => parseDate(record.cells[start.column] ?? '', start.format)).filter((day) => day !== null);
}

function grainOf(input: { question: TimeQuestion; start: ReadColumn; end: ReadColumn | null; days: ReturnType<typeof daysOf> }): Grain {
  const { question, start, end, days } = input;
  if (start.format.kind === 'month') return 'month';
  if (start.format.kind === 'range') return 'period';
  if (end !== null && question.records.some((record) => spansDays(record, start, end))) return 'period';
  if (new Set(days.map((day) => day.hour)).size > 1) return 'hour';
  const isDayHeader = /^((by )?day|tag|jour|d[ií]a|giorno)$/iu.test(question.sketch.header[start.column]?.trim() ?? '');
  return isDayHeader ? 'day' : spacing(days.map((day) => day.start));
}

function spansDays(record: SketchRecord, start: ReadColumn, end: ReadColumn): boolean {
  const first = parseDate(record.cells[start.column] ?? '', start.format);
  const last = parseDate(record.cells[end.column] ?? '', end.format);
  return first !== null && last !== null && last.end !== first.start;
}

/** Dates that are all seven days apart are weeks, dates that are all firsts of months are months; at least four are needed to say so. */
function spacing(starts: readonly string[]): Grain {
  const days = [...new Set(starts)].toSorted();
  const [first] = days;
  if (first === undefined || days.length < 4) return 'day';
  if (days.every((day) => day.endsWith('-01'))) return 'month';
  if (days.every((day) => daysBetween(first, day) % 7 === 0) && daysBetween(first, days[days.length - 1] ?? first) >= 21) return 'week';
  return 'day';
}
