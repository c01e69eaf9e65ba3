import { calculatedFact, givenFact } from '../metrics/cite-facts.ts';
import { factIn, inRole } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/**
 * Mends the counting of days on which results went missing while the traffic went on. Nothing is gained by it but the truth, so that no
 * effect is promised; what the shop itself counted on these days proves it wrong.
 */
export const fixTracking: RecommendationKind = {
  id: 'fix-tracking',
  group: 'refine',
  recommend: (campaign, { findings }) =>
    findings
      .filter(({ kind }) => kind === 'tracking-break')
      .map((finding) => {
        const own = ['value', 'comparator', 'days', 'spend'].map((role) => factIn(finding.facts, role));
        const missing = inRole(factIn(finding.facts, 'effect'), 'missing');
        const facts = [...own, missing, middleFact(campaign, finding)];
        return findingDraft(campaign, { kind: 'fix-tracking', finding, facts, wrongSide: 'below' });
      }),
};

/** Half way between what was counted and what was to be expected: a shop below it saw the same fall. */
function middleFact({ ledger }: CampaignFacts, { id: finding, facts, entity, period }: Finding): Fact | null {
  const [value, comparator] = [factIn(facts, 'value'), factIn(facts, 'comparator')];
  if (value === null || comparator === null) return null;
  const id = `fix-tracking.${finding}`;
  const { metric, unit } = value;
  const tag = { role: 'threshold', metric, entity, period } as const;
  givenFact(ledger, `${id}.middle`, { origin: 'the middle of two numbers', unit: 'share', value: '0.5' }, tag);
  calculatedFact(ledger, `${id}.both`, { operation: 'sum', inputs: [value.id, comparator.id], unit }, tag);
  return calculatedFact(ledger, `${id}.threshold`, { operation: 'product', inputs: [`${id}.both`, `${id}.middle`], unit }, tag);
}
