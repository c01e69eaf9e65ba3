import type { Finding, Recommendation } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook } from '../outlook.ts';

/** What to repeat, refine, remove and test, each tied to findings. */
export function makeRecommendations(
  _facts: CampaignFacts,
  _known: { readonly outlook: Outlook; readonly findings: readonly Finding[] },
): readonly Recommendation[] {
  return [];
}
