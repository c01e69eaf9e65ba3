import { calculatedFact, givenFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { isMoney } from '../metrics/sums.ts';
import type { Entity, Fact } from '../finding.ts';
import type { Ledger } from '../metrics/references.ts';

/** A KPI that is on record, and the value of the same KPI that it is compared with. */
export type PriceComparison = {
  /** Id of the KPI. */
  readonly value: string;
  /** Id of the target, of the rest's KPI or of the period before. */
  readonly base: string;
  readonly entity?: Entity | null;
};

/**
 * Money gained (positive) or lost against another price: results × that price − their spend, or revenue − spend × that return. On
 * record as `<finding>.effect`. Null where the KPI is no price and no return.
 */
export function moneyEffect(ledger: Ledger, finding: string, { value, base, entity = null }: PriceComparison): Fact | null {
  const reference = ledger.references.get(value);
  if (reference?.kind !== 'kpi' || reference.numerator === null || reference.denominator === null) return null;
  const { label, numerator, per, minus, better } = kpiOf(reference.kpi);
  if (!isMoney(numerator) || minus !== undefined || better === null) return null;
  const expected = `${finding}.expected`;
  const inputs = [base, reference.denominator];
  if (per !== 1) {
    inputs.push(`${finding}.per`);
    givenFact(ledger, `${finding}.per`, { origin: `the definition of ${label}`, unit: 'number', value: String(1 / per) }, plain);
  }
  calculatedFact(ledger, expected, { operation: 'product', inputs, unit: 'money' }, plain);
  const sides = better === 'lower' ? [expected, reference.numerator] : [reference.numerator, expected];
  const tag = { role: 'effect', metric: 'value-at-stake', entity } as const;
  return calculatedFact(ledger, `${finding}.effect`, { operation: 'difference', inputs: sides, unit: 'money' }, tag);
}

const plain = { role: 'input', metric: 'value-at-stake' } as const;
