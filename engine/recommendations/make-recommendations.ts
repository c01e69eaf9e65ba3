import type { Recommendation } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import { recommendationKinds } from './index.ts';
import type { Known } from './recommendation-kind.ts';
import { settleMoves } from './settle-moves.ts';
import type { KindDraft } from './settle-moves.ts';

/** More actions than these are not taken. */
const most = 12;

/**
 * What to repeat, refine, remove and test, by the size of its effect × certainty, ties by id: at most twelve, and none that moves a
 * group's spend against another. Empty where no finding asks for an action.
 */
export function makeRecommendations(campaign: CampaignFacts, known: Known): readonly Recommendation[] {
  const drafts = recommendationKinds.flatMap(({ id: kind, group, recommend }) =>
    recommend(campaign, known).map((draft): KindDraft => ({ ...draft, kind, group })),
  );
  return settleMoves(drafts)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.certainty - a.certainty || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ money: _money, certainty: _certainty, moves: _moves, ...recommendation }, at) => ({ ...recommendation, position: at + 1 }));
}

function weightOf({ money, certainty }: KindDraft): number {
  return money * certainty;
}
