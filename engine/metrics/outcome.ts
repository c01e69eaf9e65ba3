import { kpiOf } from './catalogue.ts';
import { isKpiId } from './objective-kpis.ts';
import type { ObjectiveResult } from '../analysis.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { KpiId } from './catalogue.ts';
import type { KpiValues } from './kpi-values.ts';

/** By what the efficiency of one part of a campaign is compared with another. */
export type Outcome = {
  /** The price of a result (`cpa`, `cpc`, …) or what the money returned (`roas`). */
  readonly kpi: KpiId;
  /** What is bought: conversions, leads, clicks, video views, impressions. */
  readonly event: MeasureId;
  /** Share of people who do what is bought, for comparisons of creatives; null where the event is the impression itself. */
  readonly rate: KpiId | null;
};

/** From the deepest result to the shallowest. */
const outcomes: readonly Outcome[] = [
  { kpi: 'roas', event: 'conversions', rate: 'cvr' },
  { kpi: 'cpa', event: 'conversions', rate: 'cvr' },
  { kpi: 'cpl', event: 'leads', rate: 'ctr' },
  { kpi: 'cpi', event: 'installs', rate: 'ctr' },
  { kpi: 'cpe', event: 'engagements', rate: 'engagement_rate' },
  { kpi: 'cpcv', event: 'video_q100', rate: 'vcr' },
  { kpi: 'cpv', event: 'video_views', rate: 'vtr' },
  { kpi: 'cpc', event: 'clicks', rate: 'ctr' },
  { kpi: 'cpm', event: 'impressions', rate: null },
];

/** The outcome of the primary objective where it has a price, else the deepest one that the data hold; null without any. */
export function outcomeOf(objectives: readonly ObjectiveResult[], kpis: KpiValues): Outcome | null {
  const available = outcomes.filter(({ kpi }) => (kpis[kpi]?.value ?? null) !== null);
  const wanted = objectives.find((objective) => objective.isPrimary)?.primaryKpi ?? null;
  if (wanted === null) return available[0] ?? null;
  const own = available.find(({ kpi, event, rate }) => kpi === wanted || event === wanted || rate === wanted);
  return own ?? available.find(({ event }) => isKpiId(wanted) && kpiOf(wanted).numerator === event) ?? available[0] ?? null;
}
