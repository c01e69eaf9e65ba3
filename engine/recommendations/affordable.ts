import { toUnits } from '../fields/decimal.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** A test that takes a larger share of the spend is none that an advertiser pays for. */
const largest = 0.25;

/** Whether a test costs at most a quarter of what the campaign spent; false where either is unknown. */
export function isAffordable({ facts }: CampaignFacts, cost: Fact | null): boolean {
  const spend = facts.plan.isMoneyMixed ? null : (measuredOf(facts).sums['spend'] ?? null);
  return cost !== null && spend !== null && cost.value <= largest * toUnits(spend);
}
