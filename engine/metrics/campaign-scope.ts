import { periodScope } from '../query/period-scope.ts';
import { narrowScope } from '../query/scope.ts';
import type { SourceSummary } from '../analysis.ts';
import type { Brief } from '../brief.ts';
import type { Period } from '../fields/period.ts';
import type { Dataset } from '../query/dataset.ts';
import type { Scope } from '../query/scope.ts';

/** What decides which facts belong to a campaign. */
export type CampaignFrame = { readonly brief: Brief; readonly dataset: Dataset; readonly sources: readonly SourceSummary[] };

/** The view's facts inside the flight. Period totals of a file that lies outside of it altogether are left out. */
export function campaignScope({ brief: { flight }, dataset, sources }: CampaignFrame, view: string): Scope {
  const scope = periodScope(dataset.sources, { view, period: flight });
  if (flight === null) return scope;
  const periods = new Map(sources.map((source) => [source.importId, source.period]));
  return narrowScope(
    scope,
    (source) =>
      source.grain !== 'period' || source.imports.length === 0 || source.imports.some((id) => touches(periods.get(id) ?? null, flight)),
  );
}

/** Whether two periods share a day; an unknown one may. */
export function touches(period: Period | null, flight: Period): boolean {
  return period === null || (period.start <= flight.end && period.end >= flight.start);
}

/** The days that the analysis describes: the flight as far as there are data; the period of the data where nothing can be cut. */
export function analysedPeriod(brief: Brief, dataset: Dataset): Period | null {
  const { flight } = brief;
  if (flight === null || dataset.period === null) return flight ?? dataset.period;
  const primary = dataset.sources.filter((source) => source.view === 'primary');
  if (primary.every((source) => source.grain === 'period')) return dataset.period;
  const start = flight.start > dataset.period.start ? flight.start : dataset.period.start;
  const end = flight.end < dataset.period.end ? flight.end : dataset.period.end;
  return start <= end ? { start, end } : flight;
}
