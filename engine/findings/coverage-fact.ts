import { calculatedFact } from '../metrics/cite-facts.ts';
import type { Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';

/** Share of spend (else of impressions) that a KPI of the whole campaign describes, on record as `<finding>.coverage`; null when unknown. */
export function coverageFact({ facts, ledger }: CampaignFacts, finding: string, id: KpiId): Fact | null {
  const { weight, kpis } = facts.plan;
  const part = kpis.find((kpi) => kpi.id === id)?.weight ?? null;
  if (weight === null || part === null) return null;
  const inputs = [`total.${part}`, `total.${weight}`];
  return calculatedFact(
    ledger,
    `${finding}.coverage`,
    { operation: 'ratio', inputs, unit: 'share' },
    { role: 'coverage', metric: 'coverage' },
  );
}
