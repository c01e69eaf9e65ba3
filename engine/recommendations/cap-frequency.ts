import { factOf } from '../metrics/cite-facts.ts';
import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/**
 * Caps how often the same people are reached. What contacts beyond the cap are worth is an assumption, so that no effect is promised:
 * where results cost more once they are gone, they were worth their price.
 */
export const capFrequency: RecommendationKind = {
  id: 'cap-frequency',
  group: 'refine',
  recommend: (campaign, { findings }) =>
    findings
      .filter(({ kind }) => kind === 'frequency-high')
      .map((finding) => {
        const facts = ['value', 'comparator', 'excess'].map((role) => factIn(finding.facts, role));
        const all = [...facts, thresholdOf(campaign, finding)];
        return findingDraft(campaign, { kind: 'cap-frequency', finding, facts: all, direction: 'down', best: 'D' });
      }),
};

/** The outcome's KPI of the platform, else of a campaign with one source. */
function thresholdOf({ ledger, outcome, tables, dataset }: CampaignFacts, { entity }: Finding): Fact | null {
  if (outcome === null) return null;
  const platform = tables.find(({ id }) => id === 'platform')?.rows.find(({ key }) => key === entity?.key);
  const isAlone = dataset.sources.filter(({ view }) => view === 'primary').length === 1;
  const place = platform?.place ?? (isAlone ? 'total' : null);
  return place === null ? null : factOf(ledger, `${place}.${outcome.kpi}`, { role: 'threshold', metric: outcome.kpi, entity });
}
