import { toUnits } from '../fields/decimal.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** Whether another flight of the same budget pays for a test: one that takes more is never finished. False where either is unknown. */
export function isAffordable({ facts }: CampaignFacts, cost: Fact | null): boolean {
  const spend = facts.plan.isMoneyMixed ? null : (measuredOf(facts).sums['spend'] ?? null);
  return cost !== null && spend !== null && cost.value <= toUnits(spend);
}
