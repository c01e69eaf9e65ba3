import { compareSegments } from '../findings/segment-comparison.ts';
import { channelTable } from '../findings/channel-table.ts';
import { compareChannels } from '../findings/compare-channels.ts';
import type { Fact } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable } from '../metrics/dimension-table.ts';
import type { ArmComparison } from '../statistics/arm-comparison.ts';
import type { Interval } from '../statistics/interval.ts';

/**
 * 95 % interval of a group's KPI ÷ that of the rest: the finding's own where its difference is of this KPI and has bounds, else from
 * comparing the group anew. Null where the comparison is refused.
 */
export function gapInterval(
  campaign: CampaignFacts,
  { difference, place, kpi }: { readonly difference: Fact | null; readonly place: string; readonly kpi: KpiId },
): Interval | null {
  if (difference?.metric === kpi && difference.low !== null && difference.high !== null)
    return { low: 1 + difference.low, high: 1 + difference.high };
  const table = campaign.tables.find(({ rows }) => rows.some((row) => row.place === place));
  const comparison = table === undefined ? undefined : comparisonsOf(campaign, table, kpi).find((own) => own.place === place)?.comparison;
  const lift = comparison?.status === 'ok' ? comparison.liftInterval : null;
  return lift === null ? null : { low: 1 + lift.low, high: 1 + lift.high };
}

type PlacedComparison = { readonly place: string; readonly comparison: ArmComparison };

/** Channels are compared over the sources that report both sides of the KPI, as their findings are. */
function comparisonsOf(campaign: CampaignFacts, table: DimensionTable, kpi: KpiId): readonly PlacedComparison[] {
  if (table === channelTable(campaign)) return compareChannels(campaign, table, kpi)?.channels ?? [];
  return compareSegments(table, [kpi]);
}
