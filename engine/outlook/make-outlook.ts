import { channelsOf } from './channels.ts';
import { fitChannel } from './fit-channel.ts';
import { moveBudget } from './move-budget.ts';
import { projectSpend } from './project-spend.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outlook } from '../outlook.ts';

/**
 * What is to be expected of the rest of the flight, and of the next euro: where spend ends, what each channel's money returns at its
 * present level, and how the same budget would bring more. What cannot be said is null, with the reason in one sentence; nothing is
 * asked of the data. The same to the byte for the same facts.
 */
export async function makeOutlook(campaign: CampaignFacts): Promise<Outlook> {
  const fitted = channelsOf(campaign).map((channel) => fitChannel(campaign.ledger, channel));
  return {
    ...projectSpend(campaign),
    curves: fitted.map(({ curve }) => curve),
    ...(await moveBudget(campaign.ledger, fitted)),
  };
}
