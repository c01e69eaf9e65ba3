import { calculatedFact } from '../metrics/cite-facts.ts';
import type { Entity, Fact } from '../finding.ts';
import type { Ledger } from '../metrics/references.ts';

/**
 * A number on record as the mark that a group has to hold, in the role `threshold`: under an id of its own, because it is told of that
 * group and no longer of what it was measured on. Null where there is no number.
 */
export function thresholdOf(
  ledger: Ledger,
  id: string,
  { mark, entity }: { readonly mark: Fact | null; readonly entity: Entity | null },
): Fact | null {
  if (mark === null) return null;
  const { unit, metric, period } = mark;
  const same = { operation: 'sum', inputs: [mark.id], unit } as const;
  return calculatedFact(ledger, `${id}.threshold`, same, { role: 'threshold', metric, entity, period });
}
