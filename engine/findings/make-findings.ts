import type { Finding, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook } from '../outlook.ts';
import { findingKinds } from './index.ts';
import { rankFindings } from './rank-findings.ts';

/** Asks every kind of finding and ranks what they found; the results hold every method's answer, refusals included. */
export function makeFindings(
  facts: CampaignFacts,
  outlook: Outlook,
): { readonly findings: readonly Finding[]; readonly results: readonly Result[] } {
  const answers = findingKinds.map((kind) => kind.find(facts, outlook));
  return { findings: rankFindings(answers.flatMap((answer) => answer.findings)), results: answers.flatMap((answer) => answer.results) };
}
