import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';
import type { Finding } from '../finding.ts';
import type { CampaignShape, PlantedCause, SimulatedCampaign } from './simulated-campaign.test-kit.ts';

const runs = 100;
const several: CampaignShape = { platforms: 3, ads: 4, placements: 3, days: 42, hasPrevious: true };

test.each<PlantedCause>(['tracking-break', 'mix-shift', 'fatigued-creative', 'overspending-placement', 'currency-jump'])(
  `%s is among the first three findings of at least 95 % of ${runs} campaigns`,
  async (cause) => {
    let found = 0;
    const missed: string[] = [];
    for (let seed = 1; seed <= runs; seed++) {
      const campaign = simulateCampaign(seed, cause, several);
      const { findings } = await analysed(campaign.facts, { brief: campaign.brief });
      if (findings.slice(0, 3).some((finding) => names(finding, campaign))) found += 1;
      else
        missed.push(
          `seed ${seed}: ${findings
            .slice(0, 6)
            .map((finding) => finding.id)
            .join(', ')}`,
        );
    }
    expect(found / runs, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  },
);

function names(finding: Finding, { expected }: SimulatedCampaign): boolean {
  return expected.kinds.includes(finding.kind) && (expected.key === null || finding.entity?.key === expected.key);
}
