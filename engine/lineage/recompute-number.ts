import { toUnits, parseMillionths } from '../fields/decimal.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { calculate } from '../metrics/references.ts';
import { significant } from '../metrics/significant.ts';
import { numberInputs } from './number-formula.ts';
import type { Analysis } from '../analysis.ts';
import type { Reference } from '../reference.ts';

/** Sums by id, as decimal text; null: no row reports it. */
export type SumsById = ReadonlyMap<string, string | null>;

/** Ids of the sums that a number rests on, in the order in which its formula meets them; the number itself when it is a sum. */
export function leafSums(references: Analysis['references'], id: string): readonly string[] {
  const reference = references[id];
  if (reference === undefined) return [];
  if (reference.kind === 'sum') return [id];
  return [...new Set(numberInputs(reference).flatMap((input) => leafSums(references, input.id)))];
}

/**
 * The value of a number made anew from the sums below it, as a double; null when it has no value, and undefined for an estimate,
 * which only its method can make again.
 */
export function recomputeNumber(references: Analysis['references'], id: string, sums: SumsById): number | null | undefined {
  const reference = references[id];
  if (reference === undefined) return null;
  switch (reference.kind) {
    case 'sum':
      return unitsOf(sums.get(id) ?? null);
    case 'kpi':
      return recomputeKpi(reference, (input) => recomputeNumber(references, input, sums));
    case 'given':
      return Number(reference.value);
    case 'reported':
      return reference.low === reference.high ? Number(reference.low) : null;
    case 'calculated': {
      const inputs = reference.inputs.map((input) => recomputeNumber(references, input, sums));
      const known = inputs.filter((input) => input !== undefined);
      return known.length < inputs.length ? undefined : calculate(reference.operation, known);
    }
    case 'estimated':
      return undefined;
    case 'absent':
      return null;
  }
}

function recomputeKpi(
  reference: Extract<Reference, { kind: 'kpi' }>,
  valueOf: (id: string) => number | null | undefined,
): number | null | undefined {
  if (reference.numerator === null || reference.denominator === null) return null;
  const [numerator, denominator] = [valueOf(reference.numerator), valueOf(reference.denominator)];
  if (numerator === undefined || denominator === undefined) return undefined;
  if (numerator === null || denominator === null || denominator <= 0) return null;
  const { per, minus = 0 } = kpiOf(reference.kpi);
  return significant((numerator / denominator) * per - minus);
}

function unitsOf(text: string | null): number | null {
  const amount = text === null ? null : parseMillionths(text);
  return amount === null ? null : toUnits(amount);
}
