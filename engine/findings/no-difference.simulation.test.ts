import { expect, test } from 'vitest';

import { analysed } from '../analyse.test-kit.ts';
import { simulateCampaign } from './simulated-campaign.test-kit.ts';
import type { Finding } from '../finding.ts';

const runs = 2_000;

test(`of ${runs} campaigns with twenty equal creatives at most 6.5 % show a best creative`, async () => {
  const named = new Map<string, number>();
  for (let seed = 1; seed <= runs; seed++) {
    const { facts, brief } = simulateCampaign(seed, 'none', { platforms: 1, ads: 20, placements: 1, days: 30, hasPrevious: false });
    const { findings } = await analysed(facts, { brief });
    for (const kind of new Set(findings.filter(isClaim).map((finding) => finding.kind))) named.set(kind, (named.get(kind) ?? 0) + 1);
  }
  const shares = Object.fromEntries([...named].map(([kind, count]) => [kind, count / runs]));
  for (const [kind, share] of Object.entries(shares)) expect(share, `${kind} of ${JSON.stringify(shares)}`).toBeLessThanOrEqual(0.065);
});

/** Claims that something differs or changed; what only counts may stand on any campaign. */
function isClaim(finding: Finding): boolean {
  return !['concentration', 'coverage-gap', 'attribution-overlap'].includes(finding.kind);
}
