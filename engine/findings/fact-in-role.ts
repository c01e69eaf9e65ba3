import type { Fact } from '../finding.ts';

/** The value that stands in a role; null where none does. */
export function valueIn(facts: readonly Fact[], role: string): number | null {
  return facts.find((fact) => fact.role === role)?.value ?? null;
}
