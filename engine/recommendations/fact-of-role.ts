import type { Fact } from '../finding.ts';

/** The fact that stands in a role; null where none does. */
export function factIn(facts: readonly Fact[], role: string): Fact | null {
  return facts.find((fact) => fact.role === role) ?? null;
}

/** The same number in another role. */
export function inRole(fact: Fact | null, role: string): Fact | null {
  return fact === null ? null : { ...fact, role };
}
