import { toUnits } from '../fields/decimal.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/**
 * How much money an action is about, for its order among the others: its expected effect where that is money, else what its finding
 * is worth, else the finding's stake in the spend of the campaign; at least 0.
 */
export function moneyAtStake({ facts }: CampaignFacts, finding: Finding, expected: Fact | null): number {
  if (expected !== null && expected.unit === 'money') return Math.abs(expected.value);
  const spend = facts.plan.isMoneyMixed ? null : (measuredOf(facts).sums['spend'] ?? null);
  return Math.abs(finding.effectMoney ?? (spend === null ? 0 : finding.rank.stake * toUnits(spend)));
}
