import type { Finding, FindingKindId, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook } from '../outlook.ts';

/** A finding before it is ranked among the others. */
export type Draft = Omit<Finding, 'rank'> & {
  /** Money at stake ÷ spend of the campaign, 0–1; of impressions where money cannot be compared. */
  readonly stake: number;
  /** 0–1: 1 − adjusted p-value, a posterior, or 1 for what is counted and not estimated. */
  readonly certainty: number;
  /** What it is about, such as `metric:conversions` or `ad:Summer 3`: of two that share a topic the lower one says less that is new. */
  readonly topics: readonly string[];
};

/** What a kind found, and what every method that it asked answered, refusals included. */
export type Answer = { readonly results: readonly Result[]; readonly findings: readonly Draft[] };

/** A question of the marketer's that is asked of every campaign. */
export type FindingKind = {
  readonly id: FindingKindId;
  /** In the marketer's words: `Which creative is better than the others?` */
  readonly question: string;
  /** What data it takes. */
  readonly needs: string;
  readonly find: (facts: CampaignFacts, outlook: Outlook) => Answer;
};

/** The answer of a kind that has nothing to say. */
export const silence: Answer = { results: [], findings: [] };
