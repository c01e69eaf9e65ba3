import { calculatedFact } from '../metrics/cite-facts.ts';
import { factIn } from './fact-of-role.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** Whether the data reach the end of the plan: then all of it was planned to be spent by now. */
export function isFlightOver({ delivery }: CampaignFacts): boolean {
  return delivery.planned === delivery.plannedToDate;
}

/** What was planned and not spent, in a role; null where that is not on record. */
export function shortfallFact(
  { ledger }: CampaignFacts,
  finding: Finding,
  named: { readonly id: string; readonly role: string },
): Fact | null {
  const [spend, planned] = [factIn(finding.facts, 'value'), factIn(finding.facts, 'comparator')];
  if (spend === null || planned === null) return null;
  const less = { operation: 'difference', inputs: [planned.id, spend.id], unit: 'money' } as const;
  return calculatedFact(ledger, `${named.id}.${named.role}`, less, { role: named.role, metric: 'spend', entity: finding.entity });
}
