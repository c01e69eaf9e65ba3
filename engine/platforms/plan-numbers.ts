import { fields } from '../fields/catalogue.ts';
import type { FieldId, RatioId } from '../fields/catalogue.ts';
import { languageOfHeaders } from '../fields/aliases.ts';
import { normaliseHeader } from '../fields/header.ts';
import { inferNumberFormat } from '../fields/number-format.ts';
import type { NumberFormat } from '../fields/number-format.ts';
import type { Confidence, ImportIssue } from './import-plan.ts';
import type { Mapping } from './mapping.ts';
import { agrees, compareRatio } from './plan-checks.ts';
import { decisionFor } from './plan-columns.ts';
import type { Claim } from './plan-columns.ts';
import type { Signature } from './platform.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

/** A claimed numeric column with its format and unit decided. */
export type PlannedNumber = {
  readonly claim: Claim;
  readonly format: NumberFormat;
  readonly scale: 1 | 0.01 | 0.000001;
  readonly confidence: Confidence;
  readonly evidence: string;
};

export type NumbersQuestion = {
  readonly sketch: TableSketch;
  readonly records: readonly SketchRecord[];
  readonly claims: readonly Claim[];
  readonly signature: Signature | null;
  readonly mapping: Mapping;
  /** Cells from outside the sample that the first reading could not take, by column. */
  readonly extraCells: Readonly<Record<number, readonly string[]>>;
  /** Fields that later evidence showed to be in millionths (totals row in units). */
  readonly microsFields: readonly FieldId[];
};

/** Formats and units of all claimed numeric columns; a column that holds no numbers is left out with an issue. */
export function planNumbers(question: NumbersQuestion): { planned: readonly PlannedNumber[]; issues: readonly ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const readings = question.claims.map((claim) => ({ claim, reading: infer(question, claim, undefined) }));
  const marks = new Set(
    readings.map(({ reading }) => (reading.kind === 'number' ? reading.format.decimal : null)).filter((mark) => mark !== null),
  );
  const consensus = marks.size === 1 ? [...marks][0] : localeMark(question.sketch);
  const planned = readings.flatMap(({ claim, reading }) => {
    const settled = reading.kind === 'ambiguous' ? infer(question, claim, consensus) : reading;
    const header = question.sketch.header[claim.column]?.trim() ?? '';
    const label = fields[claim.field].label.toLowerCase();
    if (settled.kind === 'text') {
      issues.push({
        code: 'column.not-numeric',
        severity: 'warning',
        message: `Column "${header}" should hold ${label}, but ${settled.evidence}. It was not imported.`,
      });
      return [];
    }
    if (settled.kind === 'blank') {
      issues.push({
        code: 'column.blank',
        severity: 'info',
        message: `Column "${header}" should hold ${label}, but ${settled.evidence}. They count as not reported.`,
      });
    }
    if (settled.kind === 'ambiguous') {
      issues.push({
        code: 'number.format-unclear',
        severity: 'question',
        message: `Column "${header}": ${settled.reading} State the decimal mark in a mapping file (decimal: "." or ",").`,
      });
    }
    const { scale, note } = decideScale(question, claim, settled.format);
    const evidence = [settled.kind === 'ambiguous' ? 'default reading' : settled.evidence, note].filter(Boolean).join('; ');
    return [
      {
        claim,
        format: settled.format,
        scale,
        confidence: settled.kind === 'ambiguous' ? ('default' as const) : ('certain' as const),
        evidence,
      },
    ];
  });
  return { planned: planned.map((entry) => withPercentScale(entry, planned, question.records)), issues };
}

function infer(question: NumbersQuestion, claim: Claim, localeDecimal: '.' | ',' | undefined): ReturnType<typeof inferNumberFormat> {
  const header = question.sketch.header[claim.column] ?? '';
  const cells = [...question.records.map((record) => record.cells[claim.column] ?? ''), ...(question.extraCells[claim.column] ?? [])];
  const decision = question.mapping.columns?.[header.trim()];
  const decided =
    (typeof decision === 'object' && decision !== null ? decision.decimal : undefined) ?? question.mapping.decimal ?? localeDecimal;
  return inferNumberFormat(cells, {
    header,
    isCount: isWholeCount(claim.field),
    ...(decided === undefined ? {} : { localeDecimal: decided }),
  });
}

/** Impressions and clicks are whole numbers, so `1.234` can only be grouped; conversions may be fractional. */
function isWholeCount(field: FieldId): boolean {
  const definition = fields[field];
  return 'unit' in definition && definition.unit === 'count' && !/conversions|leads|installs|checkouts|add_to_cart/u.test(field);
}

function localeMark(sketch: TableSketch): '.' | ',' | undefined {
  const language = languageOfHeaders(sketch.header);
  if (language === null) return undefined;
  return language === 'en' ? '.' : ',';
}

type Scale = { readonly scale: PlannedNumber['scale']; readonly note: string };

const scales = { units: 1, percent: 0.01, micros: 0.000001 } as const;

function decideScale(question: NumbersQuestion, claim: Claim, format: NumberFormat): Scale {
  const decided = decisionFor(question.mapping, question.sketch.header[claim.column] ?? '')?.scale;
  if (decided !== undefined) return { scale: scales[decided], note: 'unit set in the mapping file' };
  if (format.percent) return { scale: 0.01, note: 'percent signs' };
  return fieldUnit(claim.field) === 'money' ? moneyScale(question, claim) : { scale: 1, note: '' };
}

function moneyScale(question: NumbersQuestion, claim: Claim): Scale {
  const header = question.sketch.header[claim.column] ?? '';
  if (question.microsFields.includes(claim.field))
    return { scale: 0.000001, note: 'millionths of the currency unit: the totals row prints the sum in units' };
  if (claim.rule.micros === true) return { scale: 0.000001, note: 'millionths of the currency unit, as the header says' };
  if (question.signature?.moneyInMicros?.includes(normaliseHeader(header)) === true) return microsBySignature(question);
  return { scale: 1, note: '' };
}

/** API dumps print micros as whole numbers; a spend with decimals shows that this file was converted already. */
function microsBySignature(question: NumbersQuestion): Scale {
  const spends = question.claims.filter((claim) => claim.field === 'spend');
  const isWhole = spends.every(({ column }) => question.records.every((record) => !/[.,]\d*[1-9]/u.test(record.cells[column] ?? '')));
  if (!isWhole) return { scale: 1, note: 'in currency units: this report form uses millionths, but the spend has decimals' };
  return { scale: 0.000001, note: `millionths of the currency unit, as ${question.signature?.report ?? 'this report'} prints them` };
}

export function fieldUnit(field: FieldId): string | null {
  const definition = fields[field];
  return 'unit' in definition ? definition.unit : null;
}

/** Shares without a percent sign are printed as 0–1 or as 0–100: whichever equals the ratio of the file's own columns. */
function withPercentScale(entry: PlannedNumber, all: readonly PlannedNumber[], records: readonly SketchRecord[]): PlannedNumber {
  const definition = fields[entry.claim.field];
  if (entry.scale !== 1 || fieldUnit(entry.claim.field) !== 'share') return entry;
  if ('check' in definition) {
    const asPercent = { ...entry, scale: 0.01 as const };
    const answer = checkRatio(asPercent, all, records);
    if (answer !== null && agrees(answer))
      return { ...asPercent, evidence: `${entry.evidence}; printed as 0–100, equal to its own columns` };
    return entry;
  }
  const isAboveOne = records.some((record) => Number.parseFloat(record.cells[entry.claim.column] ?? '') > 1);
  return isAboveOne ? { ...entry, scale: 0.01, evidence: `${entry.evidence}; values above 1, read as percent` } : entry;
}

/** Compares a printed ratio column with the columns it is made of; null when one of them is not in the file. */
export function checkRatio(
  entry: PlannedNumber,
  all: readonly PlannedNumber[],
  records: readonly SketchRecord[],
): ReturnType<typeof compareRatio> | null {
  // The cast holds: only ratio fields carry `check`, and callers pass nothing else.
  const definition = fields[entry.claim.field as RatioId];
  const columnsOf = (field: string) => all.filter((other) => other.claim.field === field).map(numericColumn);
  const numerators = columnsOf(definition.check.numerator);
  const denominators = columnsOf(definition.check.denominator);
  if (numerators.length === 0 || denominators.length === 0) return null;
  return compareRatio({ records, numerators, denominators, printed: numericColumn(entry), per: definition.check.per });
}

export function numericColumn(entry: PlannedNumber): { column: number; format: NumberFormat; scale: number } {
  return { column: entry.claim.column, format: entry.format, scale: entry.scale };
}
