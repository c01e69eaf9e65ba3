import { citeDays } from '../metrics/cite-facts.ts';
import { combineSources, planView } from '../metrics/view-plan.ts';
import { narrowScope, sourcesOf } from '../query/scope.ts';
import { toUnits } from '../fields/decimal.ts';
import { priceOf } from './price-of-event.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DatasetSource } from '../query/dataset.ts';
import type { Outcome } from '../metrics/outcome.ts';
import type { DaySums } from '../metrics/dimension-table.ts';
import type { ComparedPeriod, TwoPeriods } from './two-periods.ts';

/** A link of the chain from spend to results: the measure that it leads to, and the KPI by which it is known. */
export type Link = { readonly to: MeasureId; readonly metric: KpiId | 'spend' };

/** The chain of one period: the sums of its stages by day, on record under `place`. */
type ChainSide = { readonly place: string; readonly days: readonly (readonly number[])[] };

/** From spend to results in two periods, over the sources that report every stage. */
export type ResultChain = {
  readonly links: readonly Link[];
  /** Share of the spend of both periods that these sources hold, 0–1. */
  readonly coverage: number;
  readonly before: ChainSide;
  readonly now: ChainSide;
};

/** Spend that the sources of a chain must hold to speak for the campaign. */
const minCoverage = 0.8;

/** The longest chain to what the campaign buys that sources with most of the spend report in full; null when none does. */
export function resultChain(facts: CampaignFacts, outcome: Outcome, periods: TwoPeriods): ResultChain | null {
  if (facts.facts.plan.isMoneyMixed) return null;
  for (const links of chainsTo(outcome)) {
    const chain = chainOf(facts, links, periods);
    if (chain !== null) return chain;
  }
  return null;
}

const spend: Link = { to: 'spend', metric: 'spend' };
const impressions: Link = { to: 'impressions', metric: 'cpm' };
const clicks: Link = { to: 'clicks', metric: 'ctr' };
/** The KPI by which the last step to what is bought is known. */
const rates: Readonly<Partial<Record<MeasureId, KpiId>>> = {
  conversions: 'cvr',
  leads: 'cvr',
  installs: 'cvr',
  clicks: 'ctr',
  video_views: 'vtr',
  engagements: 'engagement_rate',
};
const revenue: Link = { to: 'revenue', metric: 'aov' };

function chainsTo({ kpi, event }: Outcome): readonly (readonly Link[])[] {
  const price = priceOf(event);
  const rate = rates[event];
  const end = kpi === 'roas' ? [revenue] : [];
  const result = rate === undefined ? [] : [{ to: event, metric: rate }];
  const direct = price === null ? [] : [[spend, { to: event, metric: price }, ...end]];
  if (event === 'impressions') return [[spend, impressions]];
  if (rate === undefined) return direct;
  if (rate !== 'cvr') return [[spend, impressions, ...result], ...direct];
  return [[spend, impressions, clicks, ...result, ...end], [spend, { to: 'clicks', metric: 'cpc' }, ...result, ...end], ...direct];
}

function chainOf({ ledger }: CampaignFacts, links: readonly Link[], { before, now }: TwoPeriods): ResultChain | null {
  const stages = links.map(({ to }) => to);
  const [first, second] = [narrowed(before, stages), narrowed(now, stages)];
  const total = spendOf(before.days) + spendOf(now.days);
  const coverage = total > 0 ? (spendOf(first.days) + spendOf(second.days)) / total : 0;
  if (coverage < minCoverage) return null;
  const side = (period: ComparedPeriod, isWhole: boolean): ChainSide => ({
    place: isWhole ? period.place : citeDays(ledger, { ...period, place: { key: 'chain', filters: [] } }, period.period).place,
    days: period.days.map(({ sums }) => stages.map((stage) => toUnits(sums[stage] ?? 0n))),
  });
  return { links, coverage, before: side(first, first === before), now: side(second, second === now) };
}

/** A period over the sources that report all stages; itself where all do. */
function narrowed(period: ComparedPeriod, stages: readonly MeasureId[]): ComparedPeriod {
  const { scope } = period.plan;
  const isFull = ({ measures }: DatasetSource): boolean => stages.every((stage) => measures.includes(stage));
  if (sourcesOf(scope).every(isFull)) return period;
  const plan = planView(narrowScope(scope, isFull));
  return { ...period, plan, days: period.dayFacts.map(({ day, bySource }) => ({ day, sums: combineSources(plan, bySource) })) };
}

function spendOf(days: readonly DaySums[]): number {
  return toUnits(days.reduce((sum, { sums }) => sum + (sums['spend'] ?? 0n), 0n));
}
