import { toUnits } from '../fields/decimal.ts';
import { rateKpis } from '../findings/outcome-kpis.ts';
import { isUnknownKey } from '../findings/unknown-key.ts';
import { twoProportionTest } from '../statistics/two-proportion-test.ts';
import type { Entity, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import type { KpiPlan } from '../metrics/view-plan.ts';

/** Below so many results a rate does not lead. */
const fewest = 30;
const level = 0.05;

type Leader = { readonly entity: Entity; readonly place: string; readonly events: number; readonly trials: number };

/** The two creatives with the highest rates of a breakdown, of which the figures do not tell which is better. */
export type LeadingPair = { readonly table: DimensionTable; readonly kpi: KpiPlan; readonly first: Leader; readonly second: Leader };

/**
 * The leading pair of each breakdown by creative (by ad, where no creatives are reported): of the creatives that are proven to be better
 * than the rest where there are several, else of all with 30 results. None where the difference of the two is proven.
 */
export function leadingPairs(campaign: CampaignFacts, best: readonly Finding[]): readonly LeadingPair[] {
  const { tables, outcome } = campaign;
  const creatives = tables.filter(({ dimension }) => dimension === 'creative');
  const asked = creatives.length > 0 ? creatives : tables.filter(({ dimension }) => dimension === 'ad');
  return asked.flatMap((table) => {
    const [kpi] = rateKpis(outcome).flatMap((id) => table.plan.kpis.find((plan) => plan.id === id && plan.sources.length > 0) ?? []);
    const [first, second] = kpi === undefined ? [] : leadersOf(table, kpi, best);
    const isPair = kpi !== undefined && first !== undefined && second !== undefined;
    return isPair && !isProven(first, second) ? [{ table, kpi, first, second }] : [];
  });
}

function leadersOf(table: DimensionTable, kpi: KpiPlan, best: readonly Finding[]): readonly Leader[] {
  const proven = best.map(({ entity }) => entity).filter((entity) => entity?.dimension === table.dimension);
  const leaders = table.rows
    .filter(({ key }) => !isUnknownKey(key) && (proven.length < 2 || proven.some((entity) => entity?.key === key)))
    .map((row) => leaderOf(table, kpi, row))
    .filter(({ events, trials }) => events >= fewest && trials > events);
  return leaders.toSorted((a, b) => b.events / b.trials - a.events / a.trials || (a.place < b.place ? -1 : 1));
}

function leaderOf({ dimension }: DimensionTable, { numerator, denominator }: KpiPlan, { key, place, sums }: TableRow): Leader {
  const [events, trials] = [toUnits(sums[numerator] ?? 0n), toUnits(sums[denominator] ?? 0n)];
  return { entity: { dimension, key }, place, events, trials };
}

function isProven(first: Leader, second: Leader): boolean {
  const test = twoProportionTest(first, second, 'pooled');
  return test === null || test.p <= level;
}
