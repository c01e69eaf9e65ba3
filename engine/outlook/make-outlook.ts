import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook } from '../outlook.ts';

/** What is to be expected of the rest of the flight, and of the next euro. */
export async function makeOutlook(_facts: CampaignFacts): Promise<Outlook> {
  return { projection: null, projectionReason: null, curves: [], reallocation: null, reallocationReason: null };
}
