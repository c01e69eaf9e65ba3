import { factOf } from '../metrics/cite-facts.ts';
import { factIn } from './fact-of-role.ts';
import { gapAction } from './gap-action.ts';
import { gapClaims } from './gap-claims.ts';
import { isSameGroup } from './same-group.ts';
import { worseSide } from './worse-side.ts';
import type { Finding, FindingKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationKind } from './recommendation-kind.ts';

/** What can be given more money; days of the week and hours cannot. */
const kinds: readonly FindingKindId[] = ['efficiency-gap', 'best-creative', 'audience-gap', 'placement-gap', 'device-gap', 'geography-gap'];
const most = 3;

/**
 * Keeps what is better than the rest, and adds to it in steps. Silent where more money brings little, and on groups that lead a
 * breakdown which is worse than the campaign: to scale those makes the whole worse.
 */
export const repeatWinner: RecommendationKind = {
  id: 'repeat-winner',
  group: 'repeat',
  recommend: (campaign, { findings }) => {
    const saturated = findings.filter(({ kind }) => kind === 'saturation');
    const drafts = gapClaims(findings, { kinds, tone: 'good' })
      .filter((finding) => isGoodForAll(campaign, finding) && !saturated.some((other) => isSameGroup(finding.entity, other.entity)))
      .flatMap((finding) => gapAction(campaign, finding, { kind: 'repeat-winner', action: 'keep' }) ?? []);
    return drafts.toSorted((a, b) => b.money * b.certainty - a.money * a.certainty || (a.id < b.id ? -1 : 1)).slice(0, most);
  },
};

/** Whether the group is no worse than the whole campaign; true where the campaign does not have the KPI. */
function isGoodForAll({ ledger }: CampaignFacts, { facts }: Finding): boolean {
  const value = factIn(facts, 'value');
  const whole = value === null ? null : factOf(ledger, `total.${value.metric}`, { role: 'input', metric: value.metric });
  if (value === null || whole === null) return true;
  return worseSide(value.metric) === 'above' ? value.value <= whole.value : value.value >= whole.value;
}
