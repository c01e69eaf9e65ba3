import { gapAction } from './gap-action.ts';
import { gapClaims } from './gap-claims.ts';
import { isFarBehind } from './price-distance.ts';
import { factOf } from '../metrics/cite-facts.ts';
import type { Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** Takes all spend from creatives that are worse than the others, and from channels that cost at least twice what the others do. */
export const pauseSegment: RecommendationKind = {
  id: 'pause-segment',
  group: 'remove',
  recommend: (campaign, { findings }) =>
    gapClaims(findings, { kinds: ['worst-creative', 'efficiency-gap'], tone: 'bad' })
      .filter(isBadEnough)
      .flatMap((finding) => draftOf(campaign, finding) ?? []),
};

function isBadEnough(finding: Finding): boolean {
  return finding.kind === 'worst-creative' || isFarBehind(finding);
}

/** A channel may serve another aim than the results by which it is judged: they are named. */
function draftOf(campaign: CampaignFacts, finding: Finding): RecommendationDraft | null {
  const draft = gapAction(campaign, finding, { kind: 'pause-segment', action: 'move' });
  const { outcome, ledger } = campaign;
  const place = draft?.facts.find(({ role }) => role === 'cost')?.id.replace(/\.spend$/u, '');
  if (draft === null || outcome === null || finding.kind !== 'efficiency-gap') return draft;
  const claimed = factOf(ledger, `${place}.${outcome.event}`, { role: 'claimed', metric: outcome.event, entity: finding.entity });
  return claimed === null ? draft : { ...draft, facts: [...draft.facts, claimed] };
}
