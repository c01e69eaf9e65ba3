import { missingText } from '@pca/charts';
import type { Fact } from '@pca/engine';
import type { ReportContext } from '../context.ts';
import type { Cell, NumberMark } from '../document.ts';
import { cell, text } from '../inlines.ts';
import { factIntervalText, factNumber } from '../fact-number.ts';
import { percentNumber, referenceBasis } from '../numbers.ts';

type FactStyle = { readonly style?: 'full' | 'bare'; readonly isSigned?: boolean };

/** The fact in a role; null where there is none. */
export function factIn(facts: readonly Fact[], role: string): Fact | null {
  return facts.find((fact) => fact.role === role) ?? null;
}

/** A share of 1 in a role, as a whole percentage. */
export function factPercent(context: ReportContext, fact: Fact): NumberMark {
  return percentNumber(context, { value: fact.value, ref: fact.id, basis: referenceBasis(context, fact.id) ?? 'not explained' });
}

/** `95 % interval a–b`; `no interval` where the fact has no bounds. */
export function factInterval(context: ReportContext, fact: Fact, level: 80 | 95): string {
  if (fact.low === null || fact.high === null) return 'no interval';
  return `${level}\u202F% interval ${factIntervalText(context, fact)}`;
}

/** A table cell: the number, and its interval below it. */
export function factCell(context: ReportContext, fact: Fact | null, options: FactStyle = {}): Cell {
  if (fact === null) return cell(missingText);
  const { low, high } = fact;
  const bounds = low === null || high === null ? [] : [text(factIntervalText(context, fact, { style: 'bare' }))];
  return cell(factNumber(context, fact, { style: 'bare', ...options }), bounds);
}

/** `EUR`, and `unit of money` where the currency is not known. */
export function moneyWord({ analysis }: ReportContext): string {
  return analysis.currency ?? 'unit of money';
}
