import { fields } from '../fields/catalogue.ts';
import type { DimensionId, FieldId, MeasureId, ReportedId } from '../fields/catalogue.ts';
import { normaliseHeader } from '../fields/header.ts';
import { platformOfValue } from './index.ts';
import type { DimensionPlan, ImportIssue, MeasureColumn, MeasurePlan, RowPlan } from './import-plan.ts';
import type { ColumnChoice } from './plan-columns.ts';
import type { PlannedNumber } from './plan-numbers.ts';
import type { Platform, TypedCount } from './platform.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

export type RowsQuestion = {
  readonly sketch: TableSketch;
  readonly records: readonly SketchRecord[];
  readonly choice: ColumnChoice;
  readonly numbers: readonly PlannedNumber[];
  readonly platform: Platform;
};

export type RowsAnswer = {
  readonly row: RowPlan;
  readonly platform: { readonly id: string; readonly name: string };
  readonly issues: readonly ImportIssue[];
};

/** The dimensions and measures of one record, and the platform that it belongs to when a column says so. */
export function planRows(question: RowsQuestion): RowsAnswer {
  const { platform, plan } = planPlatform(question);
  const typed = typedCounts(question);
  const row: RowPlan = {
    dimensions: { ...dimensionsOf(question), platform: plan, ...channelOf(question, platform) },
    measures: { ...measuresOf(question), ...typed.measures },
    reported: reportedOf(question),
  };
  return { row, platform, issues: [...typed.issues, ...noMeasures(question, row), ...yearSplit(question)] };
}

function planPlatform(question: RowsQuestion): { platform: { id: string; name: string }; plan: DimensionPlan } {
  const own = { id: question.platform.id, name: question.platform.name };
  const column = question.choice.chosen.get('platform')?.[0]?.column ?? platformLikeColumn(question);
  if (column === undefined) return { platform: own, plan: { kind: 'constant', value: own.name } };
  const values = [
    ...new Set(question.records.map((record) => (record.cells[column] ?? '').trim()).filter((value) => value !== '')),
  ].toSorted();
  const known = new Map(values.map((value) => [value, platformOfValue(value)]));
  // A publisher breakdown inside one platform (Facebook, Instagram in a Meta export) does not name other platforms.
  if (question.platform.id !== 'generic') return { platform: own, plan: { kind: 'constant', value: own.name } };
  const rename = Object.fromEntries([...known].flatMap(([value, platform]) => (platform === null ? [] : [[value, platform.name]])));
  const names = new Set(values.map((value) => rename[value] ?? value));
  const [only] = known.values();
  const platform = names.size === 1 && only ? { id: only.id, name: only.name } : names.size > 1 ? { id: 'multi', name: 'multi' } : own;
  return { platform, plan: { kind: 'column', column, rename } };
}

/** A channel column that holds nothing but platform names is a platform column. */
function platformLikeColumn(question: RowsQuestion): number | undefined {
  const column = question.choice.chosen.get('channel')?.[0]?.column;
  if (column === undefined) return undefined;
  const values = new Set(question.records.map((record) => (record.cells[column] ?? '').trim()));
  return values.size > 0 && [...values].every((value) => platformOfValue(value) !== null) ? column : undefined;
}

function dimensionsOf({ choice }: RowsQuestion): Partial<Record<DimensionId, DimensionPlan>> {
  const plans: Partial<Record<DimensionId, DimensionPlan>> = {};
  for (const [field, claims] of choice.chosen) {
    const [claim] = claims;
    if (fields[field].kind !== 'dimension' || field === 'currency' || claim === undefined) continue;
    // The cast holds: the field's kind was compared above.
    plans[field as DimensionId] = { kind: 'column', column: claim.column };
  }
  return plans;
}

function channelOf(question: RowsQuestion, platform: { id: string }): Partial<Record<DimensionId, DimensionPlan>> {
  if (question.choice.chosen.has('channel') || platform.id === 'generic' || platform.id === 'multi') return {};
  const { channel } = question.platform;
  return { channel: { kind: 'constant', value: `${channel.slice(0, 1).toUpperCase()}${channel.slice(1)}` } };
}

function measuresOf(question: RowsQuestion): Partial<Record<MeasureId, MeasurePlan>> {
  const plans: Partial<Record<MeasureId, MeasurePlan>> = {};
  for (const field of new Set(question.numbers.map((entry) => entry.claim.field))) {
    if (fields[field].kind !== 'measure') continue;
    // The cast holds: the field's kind was compared above.
    plans[field as MeasureId] = { kind: 'sum', columns: columnsOf(question, field) };
  }
  return plans;
}

function reportedOf(question: RowsQuestion): Partial<Record<ReportedId, MeasureColumn>> {
  const plans: Partial<Record<ReportedId, MeasureColumn>> = {};
  for (const entry of question.numbers) {
    const { field } = entry.claim;
    const [column] = columnsOf(question, field);
    // The cast holds: the field's kind is compared in the same line.
    if (fields[field].kind === 'reported' && column !== undefined) plans[field as ReportedId] = column;
  }
  return plans;
}

function columnsOf(question: RowsQuestion, field: FieldId): readonly MeasureColumn[] {
  return question.numbers
    .filter((entry) => entry.claim.field === field)
    .map((entry) => ({ column: entry.claim.column, format: entry.format, scale: entry.scale }));
}

/** Long tables hold one row per event: the value counts only where the type column says that it is this event. */
function typedCounts(question: RowsQuestion): { measures: Partial<Record<MeasureId, MeasurePlan>>; issues: readonly ImportIssue[] } {
  const measures: Partial<Record<MeasureId, MeasurePlan>> = {};
  const issues: ImportIssue[] = [];
  for (const count of question.platform.typedCounts ?? []) {
    const columns = columnsOfTypedCount(question, count);
    if (columns === null || fields[count.field].kind !== 'measure') continue;
    const value: MeasureColumn = {
      column: columns.value,
      format: plainNumbers,
      scale: 1,
      when: { column: columns.type, values: count.values },
    };
    // The cast holds: the field's kind was compared above.
    measures[count.field as MeasureId] = { kind: 'sum', columns: [value] };
    issues.push({ code: 'conversions.by-type', severity: 'info', message: count.note });
  }
  return { measures, issues };
}

const plainNumbers = { decimal: '.', group: null, percent: false, symbols: [], nulls: [], listed: false, censored: false } as const;

function columnsOfTypedCount({ sketch }: RowsQuestion, count: TypedCount): { type: number; value: number } | null {
  const names = sketch.header.map(normaliseHeader);
  const type = names.indexOf(count.typeHeader);
  const value = names.indexOf(count.valueHeader);
  return type < 0 || value < 0 ? null : { type, value };
}

function noMeasures(question: RowsQuestion, row: RowPlan): readonly ImportIssue[] {
  if (Object.keys(row.measures).length > 0) return [];
  const headers = question.sketch.header
    .slice(0, 12)
    .map((header) => `"${header.trim()}"`)
    .join(', ');
  const message = `No column was recognised as spend, impressions, clicks, conversions or another measure. Headers found in record ${question.sketch.headerRecord}: ${headers}. Name the columns in a mapping file (columns: { "header": spend }).`;
  return [{ code: 'columns.none-known', severity: 'error', message }];
}

function yearSplit(question: RowsQuestion): readonly ImportIssue[] {
  const split = question.sketch.header
    .map((header) => header.trim())
    .filter((header) => /^(revenue|sales|umsatz)[ _-]?20\d\d$/iu.test(header));
  if (split.length === 0 || question.choice.chosen.has('revenue')) return [];
  const columns = split.map((header) => `"${header}": revenue`).join(', ');
  return [
    {
      code: 'revenue.split-by-year',
      severity: 'warning',
      message: `Revenue stands in one column per year (${split.join(', ')}) and was not imported. To add the columns up, map them: columns: { ${columns} }.`,
    },
  ];
}
