import type { Entity } from '../finding.ts';

/** Whether two facts are about one group of one dimension; the whole campaign is no group. */
export function isSameGroup(a: Entity | null, b: Entity | null): boolean {
  return a !== null && b !== null && a.dimension === b.dimension && a.key === b.key;
}
