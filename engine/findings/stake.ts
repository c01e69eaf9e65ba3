import { toUnits } from '../fields/decimal.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** Money at stake as a share of the campaign's spend, 0–1; 0 where the campaign has no spend in one currency. */
export function stakeOfMoney({ facts }: CampaignFacts, money: number): number {
  const spend = facts.plan.isMoneyMixed ? null : (measuredOf(facts).sums['spend'] ?? null);
  if (spend === null || spend <= 0n) return 0;
  return Math.min(1, Math.abs(money) / toUnits(spend));
}
