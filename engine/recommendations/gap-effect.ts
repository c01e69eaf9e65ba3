import { kpiOf } from '../metrics/catalogue.ts';
import { priceKpis } from '../findings/outcome-kpis.ts';
import { factIn } from './fact-of-role.ts';
import { gapInterval } from './gap-interval.ts';
import { ratioEffect } from './ratio-effect.ts';
import type { Fact, Finding } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** The compared group by its place, the KPI by which it is compared, the id of the rest's, and what is done with the group. */
export type ComparedGroup = {
  readonly place: string;
  readonly kpi: KpiId;
  readonly rest: string;
  readonly action: 'move' | 'keep';
};

/**
 * What acting on a group that stands out brings, with its 80 % interval, on record under `<id>`: in money where a price of the group and
 * of the rest is on record (role `effect`), else in results (role `gain`). Null where neither has an interval.
 */
export function gapEffect(
  campaign: CampaignFacts,
  finding: Finding,
  { id, ...group }: ComparedGroup & { readonly id: string },
): Fact | null {
  const { place, action } = group;
  const difference = factIn(finding.facts, 'difference');
  for (const { kpi, base } of comparisonsOf(campaign, finding, group)) {
    const interval = gapInterval(campaign, { difference, place, kpi });
    const claim = { value: `${place}.${kpi}`, base, entity: finding.entity, action };
    const effect = interval === null ? null : ratioEffect(campaign.ledger, id, { ...claim, interval });
    if (effect !== null) return effect;
  }
  return null;
}

type Comparison = { readonly kpi: KpiId; readonly base: string };

/** A rate is worth money by the price that the finding put on record with it. */
function comparisonsOf({ outcome, ledger }: CampaignFacts, { id, facts }: Finding, { kpi, rest }: ComparedGroup): readonly Comparison[] {
  const own = { kpi, base: rest };
  if (kpiOf(kpi).kind !== 'count' || factIn(facts, 'effect') === null) return [own];
  const prices = priceKpis(outcome).map((price) => ({ kpi: price, base: `${id}.rest-${price}` }));
  return [...prices.filter(({ base }) => ledger.references.has(base)), own];
}
