import { emptyBrief } from '../parse-brief.ts';
import { openLedger } from '../metrics/references.ts';
import { askPeriod } from '../metrics/period-facts.ts';
import { memoryDataset } from '../query/memory-dataset.test-kit.ts';
import { memoryRunner } from '../query/memory-runner.test-kit.ts';
import { periodScope } from '../query/period-scope.ts';
import type { Delivery } from '../analysis.ts';
import type { Brief } from '../brief.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

const delivery: Delivery = {
  status: 'no-plan',
  planned: null,
  plannedToDate: null,
  actual: null,
  pacing: null,
  daily: [],
  byChannel: [],
  outsideFlight: null,
  note: '',
};

/** A campaign of which only sums are known and nothing is on record, for kinds that read the outlook. */
export async function bareFacts(rows: readonly MemoryFact[], brief: Partial<Brief> = {}): Promise<CampaignFacts> {
  const dataset = memoryDataset(rows);
  return {
    brief: { ...emptyBrief, ...brief },
    dataset,
    sources: [],
    currency: dataset.currency,
    period: dataset.period,
    facts: await askPeriod(memoryRunner(rows), periodScope(dataset.sources, { view: 'primary', period: null }), { hasDays: true }),
    kpis: {},
    objectives: [],
    delivery,
    reach: null,
    reported: [],
    tables: [],
    previous: null,
    backends: [],
    outcome: null,
    ledger: openLedger(),
  };
}
