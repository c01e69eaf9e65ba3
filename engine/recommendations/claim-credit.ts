import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { isFlightOver, shortfallFact } from './shortfall.ts';
import { thresholdOf } from './threshold-of.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/** Claims back, or plans anew, what was planned and not delivered by the end of the flight. */
export const claimCredit: RecommendationKind = {
  id: 'claim-credit',
  group: 'refine',
  recommend: (campaign, { findings }) =>
    (isFlightOver(campaign) ? findings.filter(({ kind }) => kind === 'under-delivery') : []).map((finding) => {
      const id = `claim-credit.${finding.id}`;
      const planned = factIn(finding.facts, 'comparator');
      const facts = [factIn(finding.facts, 'value'), planned, shortfallFact(campaign, finding, { id, role: 'shortfall' })];
      // An invoice over the whole plan shows a debt; one over less shows that there is none.
      const threshold = thresholdOf(campaign.ledger, id, { mark: planned, entity: finding.entity });
      return findingDraft(campaign, { kind: 'claim-credit', finding, facts: [...facts, threshold], wrongSide: 'below' });
    }),
};
