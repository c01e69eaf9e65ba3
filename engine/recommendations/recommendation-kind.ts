import type { Entity, Finding, Recommendation, RecommendationKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook } from '../outlook.ts';

/** What recommendations are made of besides the facts; findings in their rank. */
export type Known = { readonly findings: readonly Finding[]; readonly outlook: Outlook };

/** Where a recommendation moves the spend of a group: two that move it against each other are not both given. */
export type Move = { readonly entity: Entity; readonly direction: 'up' | 'down' };

/** A recommendation before it is held against the others. */
export type RecommendationDraft = Omit<Recommendation, 'group' | 'kind' | 'position'> & {
  /** Size of the expected effect in money, else the money at stake in its finding; at least 0. */
  readonly money: number;
  /** 0–1: that of its finding, or the probability of its effect. */
  readonly certainty: number;
  readonly moves: readonly Move[];
};

/** One kind of action and when it is worth taking. */
export type RecommendationKind = {
  readonly id: RecommendationKindId;
  readonly group: Recommendation['group'];
  /** What it recommends, the most important first; empty where no finding asks for it. */
  readonly recommend: (campaign: CampaignFacts, known: Known) => readonly RecommendationDraft[];
};
