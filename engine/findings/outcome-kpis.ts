import { priceOf } from './price-of-event.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Outcome } from '../metrics/outcome.ts';

/** Prices of results, the outcome's own KPI first; that of a click is for breakdowns that do not report the outcome's event. */
export function priceKpis(outcome: Outcome | null): readonly KpiId[] {
  return outcome === null ? [] : unique([outcome.kpi, priceOf(outcome.event), 'cpc']);
}

/** Shares of people who do something, the outcome's own first. */
export function rateKpis(outcome: Outcome | null): readonly KpiId[] {
  return outcome === null ? ['cvr', 'ctr'] : unique([outcome.rate, 'ctr']);
}

/** By what parts of a campaign are compared, the best first: what the money brings, else what people do, else the same for clicks. */
export function gapKpis(outcome: Outcome | null): readonly KpiId[] {
  return outcome === null ? rateKpis(null) : unique([outcome.kpi, priceOf(outcome.event), outcome.rate, 'cpc', 'ctr']);
}

function unique(ids: readonly (KpiId | null)[]): readonly KpiId[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
