import { campaignScope } from './campaign-scope.ts';
import { askPeriod, measuredOf } from './period-facts.ts';
import { citeSums } from './references.ts';
import type { QueryRunner } from '../query/query.ts';
import type { CampaignFrame } from './campaign-scope.ts';
import type { Ledger } from './references.ts';
import type { Sums } from './sums.ts';

/** What one shop or analytics tool counts in the flight; its numbers are on record under `place`. */
export type Backend = { readonly key: string; readonly place: string; readonly sums: Sums };

/** Asks each view of the advertiser's own counts, one query each; none without such a view. */
export async function askBackends(
  context: CampaignFrame & { readonly runner: QueryRunner; readonly ledger: Ledger },
): Promise<readonly Backend[]> {
  const backends: Backend[] = [];
  for (const view of context.dataset.breakdowns.filter(({ isBackend }) => isBackend)) {
    const facts = await askPeriod(context.runner, campaignScope(context, view.id), { hasDays: false });
    const { sums } = measuredOf(facts);
    citeSums(context.ledger, facts.plan, { place: { key: view.id, filters: [] }, sums });
    backends.push({ key: view.label, place: view.id, sums });
  }
  return backends;
}
