import { valueOf } from '../metrics/references.ts';
import { meanSampleSize } from '../statistics/sample-size.ts';
import { isAffordable } from './affordable.ts';
import { sampleFacts } from './arm-sample.ts';
import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { gapClaims } from './gap-claims.ts';
import { thresholdOf } from './threshold-of.ts';
import type { Finding } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** Regions differ more than chance says, so that no larger drop is counted on; a smaller one takes too many results to be seen. */
const drops = { least: 0.05, most: 0.2 };

/**
 * Tests the channel that is most ahead of the others by holding it out, before more is spent on it: platforms count what they claim, and
 * only a test shows what would not have come without them.
 */
export const testChannel: RecommendationKind = {
  id: 'test-channel',
  group: 'test',
  recommend: (campaign, { findings }) => {
    const ahead = gapClaims(findings, { kinds: ['efficiency-gap'], tone: 'good' });
    const [best] = ahead
      .filter(({ grade }) => grade !== 'A')
      .toSorted((a, b) => (b.effectMoney ?? 0) - (a.effectMoney ?? 0) || (a.id < b.id ? -1 : 1));
    const draft = best === undefined ? null : draftOf(campaign, best);
    return draft === null ? [] : [draft];
  },
};

function draftOf(campaign: CampaignFacts, finding: Finding): RecommendationDraft | null {
  const { ledger, outcome } = campaign;
  const [value, comparator] = [factIn(finding.facts, 'value'), factIn(finding.facts, 'comparator')];
  const own = value === null ? undefined : ledger.references.get(value.id);
  if (outcome === null || value === null || comparator === null || own?.kind !== 'kpi') return null;
  const results = { own: `${own.place}.${outcome.event}`, all: `total.${outcome.event}` };
  const drop = dropOf(campaign, results, { value: value.value, rest: comparator.value });
  const perArm = drop === null ? null : meanSampleSize({ standardDeviation: 1, effect: drop });
  if (perArm === null) return null;
  const id = `test-channel.${finding.id}`;
  const { sample, cost } = sampleFacts(ledger, id, {
    perArm,
    unit: outcome.event,
    method: 'poisson-sample-size',
    inputs: [value.id, comparator.id, results.own, results.all],
    entity: null,
    // The arm that is held out spends nothing on the channel, and what it costs is not known before.
    paidArms: 1,
    price: { spend: 'total.spend', units: results.all },
  });
  if (sample === null || !isAffordable(campaign, cost)) return null;
  const threshold = thresholdOf(ledger, id, { mark: comparator, entity: finding.entity });
  const facts = [value, comparator, sample, cost, threshold];
  return {
    ...findingDraft(campaign, { kind: 'test-channel', finding, facts, direction: 'up', best: 'C' }),
    sampleSize: { perArm, unit: outcome.event, role: 'sample' },
  };
}

type Prices = { readonly value: number; readonly rest: number };

/**
 * By which share all results drop where the channel is held out, if it brings what it claims, less the drop at which it is no better
 * than the rest; kept between 5 % and 20 %. Null where results are not on record.
 */
function dropOf({ ledger }: CampaignFacts, results: { readonly own: string; readonly all: string }, prices: Prices): number | null {
  const [own, all] = [results.own, results.all].map((id) => valueOf(ledger.references.get(id)));
  if (!own || !all) return null;
  const breakEven = Math.min(prices.value, prices.rest) / Math.max(prices.value, prices.rest);
  return Math.min(drops.most, Math.max(drops.least, (own / all) * (1 - breakEven)));
}
