import { formatInterval, formatNumber, formatPercent, missingText, type Unit } from '@pca/charts';
import { fields, numberFormula, numberInputs, type KpiId, type KpiValue, type MeasureId, type Reference, type TargetId } from '@pca/engine';
import { labelOf, unitOf, type ReportContext } from './context.ts';
import type { Cell, Inline, NumberMark } from './document.ts';
import { cell, text } from './inlines.ts';

type Style = 'full' | 'compact' | 'bare';

/** A KPI's value; "n/a" with its reason when it cannot be computed. */
export function kpiNumber(context: ReportContext, kpi: TargetId, value: KpiValue, style: Style = 'full'): NumberMark {
  const unit = unitOf(kpi, context.analysis.currency);
  const basis = [referenceBasis(context, value.ref), value.reason].filter((part) => part !== null && part !== '').join(' · ');
  const unknown = value.reason === null ? missingText : 'n/a';
  return {
    kind: 'number',
    display: isMissing(value.value) ? unknown : formatNumber(value.value, unit, { locale: context.locale, style }),
    value: isMissing(value.value) ? null : String(value.value),
    ref: value.ref,
    basis: `${labelOf(kpi)} = ${basis === '' ? 'not explained' : basis}`,
  };
}

/** A sum; `place` is the key of what it is summed over: `total`, `platform.1`. */
export function totalNumber(
  context: ReportContext,
  sum: { readonly place: string; readonly measure: MeasureId; readonly value: string | null },
  style: Style = 'full',
): NumberMark {
  const ref = `${sum.place}.${sum.measure}`;
  return {
    kind: 'number',
    display: formatNumber(sum.value, unitOf(sum.measure, context.analysis.currency), { locale: context.locale, style }),
    value: sum.value,
    ref,
    basis:
      sum.value === null ? `${fields[sum.measure].label}: not reported` : `Σ ${fields[sum.measure].label.toLowerCase()} = ${sum.value}`,
  };
}

export type Derived = { readonly value: number | null; readonly ref: string; readonly basis: string };

/** A share of 1 printed as a whole percentage. */
export function percentNumber(context: ReportContext, share: Derived): NumberMark {
  return {
    kind: 'number',
    display: formatPercent(share.value, context.locale),
    value: decimalOf(share.value),
    ref: share.ref,
    basis: share.basis,
  };
}

/** A number that the report states in a unit of its own: a target, a difference. */
export function plainNumber(
  context: ReportContext,
  derived: Derived,
  unit: Unit,
  options: { readonly style?: Style; readonly isSigned?: boolean } = {},
): NumberMark {
  return {
    kind: 'number',
    display: formatNumber(derived.value, unit, { locale: context.locale, ...options }),
    value: decimalOf(derived.value),
    ref: derived.ref,
    basis: derived.basis,
  };
}

/** "95 % interval a–b", or why there is none. */
export function intervalWords(context: ReportContext, kpi: TargetId, value: KpiValue): string {
  if (isMissing(value.low) || isMissing(value.high)) return 'no interval';
  return `95\u202F% interval ${formatInterval(value.low, value.high, unitOf(kpi, context.analysis.currency), { locale: context.locale })}`;
}

/** The sample that carries the value: "n 1,234"; empty when unknown. */
export function sampleWords(context: ReportContext, value: KpiValue): string {
  return isMissing(value.n) ? '' : `n ${formatNumber(value.n, { kind: 'count' }, { locale: context.locale })}`;
}

/** A table cell: the value, and below it the interval and the mark for small samples. */
export function kpiCell(context: ReportContext, kpi: KpiId, value: KpiValue | undefined): Cell {
  if (value === undefined) return cell(missingText);
  const unit = unitOf(kpi, context.analysis.currency);
  const interval =
    isMissing(value.low) || isMissing(value.high)
      ? ''
      : formatInterval(value.low, value.high, unit, { locale: context.locale, style: 'bare' });
  const detail: Inline[] = interval === '' ? [] : [text(interval)];
  if (value.isTooFew && !isMissing(value.value)) detail.push(text(interval === '' ? 'too few' : ' · too few'));
  return cell(kpiNumber(context, kpi, value, 'bare'), detail);
}

export function isMissing(value: number | null): value is null {
  return value === null || !Number.isFinite(value);
}

/** Formula and inputs of a cited number in words; null when the analysis does not explain it. */
export function referenceBasis(context: ReportContext, ref: string): string | null {
  const reference = context.analysis.references[ref];
  if (reference === undefined) return null;
  const inputs = numberInputs(reference).map(({ name, id }) => `${name.toLowerCase()} ${valueText(context.analysis.references[id])}`);
  return inputs.length === 0 ? numberFormula(reference) : `${numberFormula(reference)}: ${inputs.join(', ')}`;
}

/** The value on record, unrounded. */
function valueText(reference: Reference | undefined): string {
  if (reference === undefined || !('value' in reference) || reference.value === null) return 'not reported';
  return String(reference.value);
}

/** A decimal sum as a float for a picture; null stays null. */
export function pictureValue(sum: string | null): number | null {
  if (sum === null) return null;
  const value = Number(sum);
  return Number.isFinite(value) ? value : null;
}

function decimalOf(value: number | null): string | null {
  return isMissing(value) ? null : String(value);
}
