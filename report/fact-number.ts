import { formatInterval, formatNumber, missingText, type Unit } from '@pca/charts';
import type { Fact, FactUnit } from '@pca/engine';
import type { ReportContext } from './context.ts';
import type { NumberMark } from './document.ts';
import { referenceBasis } from './numbers.ts';

type Signing = { readonly isSigned?: boolean; readonly style?: 'full' | 'compact' | 'bare' };

/** A fact of a finding or a recommendation as a number with its way back. */
export function factNumber(context: ReportContext, fact: Pick<Fact, 'id' | 'value' | 'unit'>, options: Signing = {}): NumberMark {
  return {
    kind: 'number',
    display: factText(context, fact, options),
    value: String(fact.value),
    ref: fact.id,
    basis: referenceBasis(context, fact.id) ?? 'not explained',
  };
}

/** A value in the unit of facts: points of a share as `pp`, days by their name; `–` for null. */
export function factText(
  { locale, analysis }: ReportContext,
  { value, unit }: { readonly value: number | null; readonly unit: FactUnit },
  options: Signing = {},
): string {
  if (value === null) return missingText;
  const text = formatNumber(value, factUnit(unit, analysis.currency), { locale, ...options });
  if (unit === 'points') return inPoints(text);
  return unit === 'days' ? `${text} ${Math.abs(value) === 1 ? 'day' : 'days'}` : text;
}

/** Both bounds in the unit of facts, with `to` between signs; `–` when one is missing. */
export function factIntervalText(
  context: ReportContext,
  { low, high, unit }: Pick<Fact, 'low' | 'high' | 'unit'>,
  options: Signing = {},
): string {
  const { locale, analysis } = context;
  if (options.isSigned === true && low !== null && high !== null)
    return `${factText(context, { value: low, unit }, options)} to ${factText(context, { value: high, unit }, options)}`;
  const text = formatInterval(low, high, factUnit(unit, analysis.currency), { locale, ...options });
  return unit === 'points' ? inPoints(text) : text;
}

/** A difference of two shares is counted in points, which are no percentage of either. */
function inPoints(percent: string): string {
  return percent.replaceAll('%', 'pp');
}

/** The unit of a fact, as charts name it. */
export function factUnit(unit: FactUnit, currency: string | null): Unit {
  switch (unit) {
    case 'money':
      return { kind: 'money', currency };
    case 'points':
      return { kind: 'share' };
    case 'days':
      return { kind: 'count' };
    case 'count':
    case 'share':
    case 'seconds':
    case 'number':
      return { kind: unit };
  }
}
