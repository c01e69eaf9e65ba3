import { kpiOf } from '../metrics/catalogue.ts';
import { fields } from '../fields/catalogue.ts';
import { calculatedFact } from '../metrics/cite-facts.ts';
import type { Fact } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';

/** A group's two sums of a KPI, and the id of the KPI of all others. */
export type GroupAndRest = { readonly kpi: KpiId; readonly numerator: string; readonly denominator: string; readonly rest: string };

/**
 * The KPI of a group and all others together, in the role `threshold`: where the rest stands worse than this once it has the group's
 * spend, moving was wrong. On record under `<id>.threshold`; null where the rest was not made of sums.
 */
export function wholeThreshold(ledger: Ledger, id: string, { kpi, numerator, denominator, rest }: GroupAndRest): Fact | null {
  const reference = ledger.references.get(rest);
  if (reference?.kind !== 'calculated' || reference.operation !== 'ratio') return null;
  const [restNumerator, restDenominator, ...per] = reference.inputs;
  if (restNumerator === undefined || restDenominator === undefined) return null;
  const known = kpiOf(kpi);
  const add = (side: 'numerator' | 'denominator', inputs: readonly string[]): string => {
    const sum = { operation: 'sum', inputs, unit: fields[known[side]].unit } as const;
    calculatedFact(ledger, `${id}.all-${side}`, sum, { role: 'input', metric: known[side] });
    return `${id}.all-${side}`;
  };
  const inputs = [add('numerator', [numerator, restNumerator]), add('denominator', [denominator, restDenominator]), ...per];
  return calculatedFact(ledger, `${id}.threshold`, { operation: 'ratio', inputs, unit: known.unit }, { role: 'threshold', metric: kpi });
}
