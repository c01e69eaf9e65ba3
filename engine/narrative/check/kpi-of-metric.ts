import { kpiIds, kpiOf } from '../../metrics/catalogue.ts';
import type { Kpi } from '../../metrics/catalogue.ts';
import type { FactMetric } from '../../finding.ts';

/** The KPI that a fact measures; null for sums and for what only findings speak of. */
export function kpiOfMetric(metric: FactMetric): Kpi | null {
  const id = kpiIds.find((kpi) => kpi === metric);
  return id === undefined ? null : kpiOf(id);
}
