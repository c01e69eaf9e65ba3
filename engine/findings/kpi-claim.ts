import { kpiOf } from '../metrics/catalogue.ts';
import { isKpiId } from '../metrics/objective-kpis.ts';
import { platformClaims } from './platform-claims.ts';
import type { KpiValue } from '../analysis.ts';
import type { TargetId } from '../brief.ts';
import type { Caveat } from '../finding.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';

/** KPIs that say the same as another one. */
const repeats: readonly KpiId[] = ['roi', 'acos'];
/** What platforms attribute to themselves. */
const claimed: readonly TargetId[] = ['conversions', 'revenue', 'leads', 'installs'];

/** The KPIs by which this campaign is judged: of its objectives, of its targets and of its outcome, each once. */
export function judgedKpis({ objectives, outcome }: CampaignFacts): readonly KpiId[] {
  const named = objectives.flatMap(({ primaryKpi, results }) => [primaryKpi, ...results.map((result) => result.kpi)]);
  const ids = [outcome?.kpi ?? null, ...named, outcome?.rate ?? null].filter((id) => id !== null);
  return [...new Set(ids)].filter(isKpiId).filter((id) => !repeats.includes(id) && kpiOf(id).better !== null);
}

/** What must be said beside a KPI or total of the whole campaign. */
export function caveatsOf(facts: CampaignFacts, id: TargetId, value: Pick<KpiValue, 'coverage' | 'isTooFew'>): readonly Caveat[] {
  const caveats: Caveat[] = [];
  const sides = isKpiId(id) ? [kpiOf(id).numerator, kpiOf(id).denominator] : [id];
  if (sides.some((side) => claimed.includes(side)) && platformClaims(facts).claims.length > 1) caveats.push('platform-claimed');
  if (value.coverage !== null && value.coverage < 1) caveats.push('partial-coverage');
  if (value.isTooFew) caveats.push('too-few-results');
  return caveats;
}
