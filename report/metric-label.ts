import type { FactMetric } from '@pca/engine';
import { fieldLabel, isKpiId, labelOf } from './context.ts';

/** Quantities that only findings speak of. */
const ownLabels: Readonly<Partial<Record<FactMetric, string>>> = {
  budget: 'Budget',
  pacing: 'Pacing',
  attainment: 'Attainment',
  'share-of-spend': 'Share of spend',
  'share-of-results': 'Share of results',
  coverage: 'Coverage',
  'value-at-stake': 'Money at stake',
  count: 'Number',
};

/** What a fact or a result measures, in reading form. */
export function metricLabel(metric: FactMetric): string {
  return isKpiId(metric) ? labelOf(metric) : (ownLabels[metric] ?? fieldLabel(metric));
}
