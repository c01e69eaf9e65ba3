import { kpiOf } from '../metrics/catalogue.ts';
import { isKpiId } from '../metrics/objective-kpis.ts';
import type { FactMetric } from '../finding.ts';

/** On which side of another value a metric is worse: a price above it, everything else below. */
export function worseSide(metric: FactMetric): 'above' | 'below' {
  // The cast holds because `isKpiId` only asks whether the catalogue has the id.
  const id = metric as Parameters<typeof isKpiId>[0];
  return isKpiId(id) && kpiOf(id).better === 'lower' ? 'above' : 'below';
}
