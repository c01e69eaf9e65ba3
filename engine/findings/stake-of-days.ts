import { toUnits } from '../fields/decimal.ts';
import { measuredOf } from '../metrics/period-facts.ts';
import { stakeOfMoney } from './stake.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Sums } from '../metrics/sums.ts';

/** What is at stake where some days cannot be trusted: their share of the campaign's spend, or the given money where it is more, 0–1. */
export function stakeOfDays(facts: CampaignFacts, { sums, money }: { readonly sums: Sums; readonly money: number | null }): number {
  const { weight } = facts.facts.plan;
  const [part, whole] = weight === null ? [null, null] : [sums[weight] ?? null, measuredOf(facts.facts).sums[weight] ?? null];
  const share = part === null || whole === null || whole <= 0n ? 0 : toUnits(part) / toUnits(whole);
  return Math.min(1, Math.max(0, share, stakeOfMoney(facts, money ?? 0)));
}
