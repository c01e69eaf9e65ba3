import { calculatedFact, givenFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { isMoney } from '../metrics/sums.ts';
import type { Kpi } from '../metrics/catalogue.ts';
import type { Entity, Fact } from '../finding.ts';
import type { Ledger } from '../metrics/references.ts';

/** A KPI that is on record, and the value of the same KPI that it is compared with. */
export type PriceComparison = {
  /** Id of the KPI. */
  readonly value: string;
  /** Id of the target, of the rest's KPI or of the period before. */
  readonly base: string;
  readonly entity?: Entity | null;
  /** A return on spend is told as revenue above the target, and not as what the revenue would have cost. */
  readonly isInRevenue?: boolean;
};

/**
 * Money gained (positive) or lost against another price: what the results, or the revenue, would have cost at the price or the return
 * that is compared with, less what they cost. On record as `<finding>.effect`. Null where the KPI is no price and no return.
 */
export function moneyEffect(ledger: Ledger, finding: string, comparison: PriceComparison): Fact | null {
  const reference = ledger.references.get(comparison.value);
  if (reference?.kind !== 'kpi' || reference.numerator === null || reference.denominator === null) return null;
  const kpi = kpiOf(reference.kpi);
  if (!isMoney(kpi.numerator) || kpi.minus !== undefined || kpi.better === null) return null;
  const { numerator, denominator } = reference;
  const tag = { role: 'effect', metric: 'value-at-stake', entity: comparison.entity ?? null } as const;
  const expected = `${finding}.expected`;
  const less = (inputs: readonly string[]): Fact | null =>
    calculatedFact(ledger, `${finding}.effect`, { operation: 'difference', inputs, unit: 'money' }, tag);
  if (isReturn(kpi) && comparison.isInRevenue !== true) {
    calculatedFact(ledger, expected, { operation: 'ratio', inputs: [numerator, comparison.base], unit: 'money' }, tag);
    return less([expected, denominator]);
  }
  const inputs = [comparison.base, denominator, ...perOf(ledger, finding, kpi)];
  calculatedFact(ledger, expected, { operation: 'product', inputs, unit: 'money' }, tag);
  return less(kpi.better === 'lower' ? [expected, numerator] : [numerator, expected]);
}

/** Money per money, of which more is better. */
function isReturn({ better, denominator }: Kpi): boolean {
  return better === 'higher' && isMoney(denominator);
}

/** One part of a KPI that is counted per thousand; none for all others. */
function perOf(ledger: Ledger, finding: string, { label, per }: Kpi): readonly string[] {
  if (per === 1) return [];
  const given = { origin: `the definition of ${label}`, unit: 'number', value: String(1 / per) } as const;
  givenFact(ledger, `${finding}.per`, given, { role: 'input', metric: 'count' });
  return [`${finding}.per`];
}
