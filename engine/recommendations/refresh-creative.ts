import { estimatedFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { eightyOf } from './eighty-percent.ts';
import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { thresholdOf } from './threshold-of.ts';
import type { Fact, Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/** Replaces creatives that are worn out. */
export const refreshCreative: RecommendationKind = {
  id: 'refresh-creative',
  group: 'refine',
  recommend: (campaign, { findings }) =>
    findings
      .filter(({ kind, entity }) => kind === 'creative-fatigue' && entity !== null)
      .map((finding) => {
        const id = `refresh-creative.${finding.id}`;
        const [value, comparator] = [factIn(finding.facts, 'value'), factIn(finding.facts, 'comparator')];
        // A fresh creative that does not reach what this one began with shows that the market fell, and not the creative.
        const threshold = thresholdOf(campaign.ledger, id, { mark: comparator, entity: finding.entity });
        const facts = [value, comparator, regainedFact(campaign, finding, id), threshold];
        return findingDraft(campaign, { kind: 'refresh-creative', finding, facts, direction: 'down' });
      }),
};

/** What wear cost in the flight, as what a creative that stays fresh brings in another one: in money, else in events. */
function regainedFact({ ledger }: CampaignFacts, { facts, entity }: Finding, id: string): Fact | null {
  const [lost, worth] = [factIn(facts, 'lost'), factIn(facts, 'effect')];
  const interval = lost === null ? null : eightyOf(lost);
  if (lost === null || interval === null || lost.value === 0) return null;
  const told =
    worth === null
      ? ({ role: 'gain', output: 'events without wear', unit: lost.unit, metric: lost.metric, value: lost.value } as const)
      : ({ role: 'effect', output: 'money without wear', unit: 'money', metric: 'value-at-stake', value: worth.value } as const);
  const scale = told.value / lost.value;
  const [low, high] = [significant(-interval.high * scale), significant(-interval.low * scale)];
  const inputs = [lost.id, ...(worth === null ? [] : [worth.id])];
  const { role, metric, output, unit } = told;
  const estimation = { method: 'wear-regained-80', output, inputs, series: [], unit, value: -told.value, low, high };
  return estimatedFact(ledger, `${id}.${role}`, estimation, { role, metric, entity });
}
