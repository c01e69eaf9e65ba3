import { kpiIds, kpiOf } from '../metrics/catalogue.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { KpiId } from '../metrics/catalogue.ts';

/** The KPI that is the price of an event, spend over it: CPA of conversions; null where the catalogue has none. */
export function priceOf(event: MeasureId): KpiId | null {
  return kpiIds.find((id) => kpiOf(id).kind === 'cost' && kpiOf(id).denominator === event) ?? null;
}
