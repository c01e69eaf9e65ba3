import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { thresholdOf } from './threshold-of.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/** Sets claimed conversions against the orders of the shop: wrong where the shop has as many as all platforms claim together. */
export const reconcileBackend: RecommendationKind = {
  id: 'reconcile-backend',
  group: 'refine',
  recommend: (campaign, { findings }) =>
    findings
      .filter(({ kind }) => kind === 'attribution-overlap')
      .map((finding) => {
        const own = ['value', 'largest', 'shared', 'backend', 'excess'].map((role) => factIn(finding.facts, role));
        const isProven = factIn(finding.facts, 'excess') !== null;
        // Where the shop's count is known and smaller, what may be counted twice is known too.
        const facts = isProven ? own.filter((fact) => fact?.role !== 'shared') : own;
        const threshold = thresholdOf(campaign.ledger, `reconcile-backend.${finding.id}`, {
          mark: factIn(finding.facts, 'value'),
          entity: null,
        });
        return findingDraft(campaign, { kind: 'reconcile-backend', finding, facts: [...facts, threshold], wrongSide: 'above' });
      }),
};
