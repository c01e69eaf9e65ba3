import { dayNumber } from '../fields/day.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { amountOn, rowPart, sidesOf } from './daily-part.ts';
import { isUnknownKey } from './unknown-key.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { AdHistory } from '../statistics/creative-fatigue.ts';
import type { DailyPart } from './daily-part.ts';

/** One day of an ad, as fatigue is measured on it. */
export type AdDay = AdHistory['days'][number];

/** One ad with everything that is known of its days, those of the period before the flight first. */
export type AdRecord = {
  readonly key: string | null;
  /** Whether its key is a name. */
  readonly isNamed: boolean;
  readonly part: DailyPart;
  /** The same ad in the period before; null where it did not run or is not known. */
  readonly earlier: DailyPart | null;
  readonly history: AdHistory;
};

/** The ads of a campaign, and the rate that shows whether people still react to them. */
export type AdRecords = { readonly rate: KpiId; readonly table: DimensionTable; readonly ads: readonly AdRecord[] };

/**
 * The creatives of a campaign by day, or its ads where no creatives are reported; with the CTR, or another rate of impressions where
 * clicks are not reported. Null without daily figures of either.
 */
export function adRecords(facts: CampaignFacts): AdRecords | null {
  const table = facts.tables.find(({ id }) => id === 'creative') ?? facts.tables.find(({ id }) => id === 'ad');
  if (table === undefined) return null;
  const rate = rateOf(facts, table);
  if (rate === null) return null;
  const previous = facts.previous?.tables.find(({ current }) => current === table)?.previous ?? null;
  const ads = table.rows.flatMap((row) => recordOf(facts, row, { table, previous, rate }) ?? []);
  return ads.length === 0 ? null : { rate, table, ads };
}

function rateOf({ outcome }: CampaignFacts, { plan }: DimensionTable): KpiId | null {
  const own = outcome?.rate ?? null;
  const rates: readonly (KpiId | null)[] = ['ctr', own !== null && kpiOf(own).denominator === 'impressions' ? own : null];
  return rates.find((rate) => plan.kpis.some(({ id, sources }) => id === rate && sources.length > 0)) ?? null;
}

type Tables = { readonly table: DimensionTable; readonly previous: DimensionTable | null; readonly rate: KpiId };

function recordOf(facts: CampaignFacts, row: TableRow, { table, previous, rate }: Tables): AdRecord | null {
  const part = rowPart(facts, table, row);
  if (part === null) return null;
  const before = previous?.rows.find(({ key }) => key === row.key);
  const earlier = previous === null || before === undefined ? null : rowPart(facts, previous, before);
  const days = [...(earlier === null ? [] : adDays(earlier, rate)), ...adDays(part, rate)];
  return { key: row.key, isNamed: !isUnknownKey(row.key), part, earlier, history: { days, audience: null } };
}

function adDays(part: DailyPart, rate: KpiId): readonly AdDay[] {
  const sides = sidesOf(part, rate);
  if (sides === null) return [];
  return part.days.map((sums) => ({
    day: dayNumber(sums.day),
    impressions: Math.max(0, amountOn(sums, 'impressions') ?? 0),
    trials: Math.max(0, amountOn(sums, sides.denominator) ?? 0),
    events: Math.max(0, amountOn(sums, sides.numerator) ?? 0),
  }));
}
