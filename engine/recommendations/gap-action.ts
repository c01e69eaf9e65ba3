import { calculatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { factIn } from './fact-of-role.ts';
import { findingDraft } from './finding-draft.ts';
import { gapEffect } from './gap-effect.ts';
import { thresholdOf } from './threshold-of.ts';
import { wholeThreshold } from './whole-ratio.ts';
import type { Entity, Fact, Finding, RecommendationKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { RecommendationDraft } from './recommendation-kind.ts';

/** What to do with a group that stands out: take its spend, or keep it and add to it. */
export type GapAction = { readonly kind: RecommendationKindId; readonly action: 'move' | 'keep' };

/** Budgets are raised by a fifth at a time: larger steps start the learning of most platforms anew. */
const step = '0.2';

/**
 * The action on a group that a finding compares with all others of its breakdown. Roles: `value` and `comparator` of the finding,
 * `effect` (money) or `gain` (results) with an 80 % interval, `cost` (the spend that moves, or one step of it), `threshold`. Null where
 * the finding's numbers are not on record.
 */
export function gapAction(campaign: CampaignFacts, finding: Finding, { kind, action }: GapAction): RecommendationDraft | null {
  const { entity, facts } = finding;
  const [value, comparator] = [factIn(facts, 'value'), factIn(facts, 'comparator')];
  const reference = value === null ? undefined : campaign.ledger.references.get(value.id);
  if (entity === null || value === null || comparator === null || reference?.kind !== 'kpi') return null;
  const { kpi, place, numerator, denominator } = reference;
  if (numerator === null || denominator === null) return null;
  const id = `${kind}.${finding.id}`;
  const expected = gapEffect(campaign, finding, { id, place, kpi, action, rest: comparator.id });
  const cost = action === 'move' ? spendOf(campaign, { place, entity }) : stepOf(campaign, id, { place, entity });
  const whole = { kpi, numerator, denominator, rest: comparator.id };
  const threshold =
    action === 'keep' ? thresholdOf(campaign.ledger, id, { mark: comparator, entity }) : wholeThreshold(campaign.ledger, id, whole);
  const direction = action === 'move' ? 'down' : 'up';
  return findingDraft(campaign, { kind, finding, facts: [value, comparator, expected, cost, threshold], direction });
}

type Spender = { readonly place: string; readonly entity: Entity };

/** The spend of the group; null where its breakdown has none. */
function spendOf({ ledger }: CampaignFacts, { place, entity }: Spender): Fact | null {
  return factOf(ledger, `${place}.spend`, { role: 'cost', metric: 'spend', entity });
}

function stepOf({ ledger }: CampaignFacts, id: string, { place, entity }: Spender): Fact | null {
  const tag = { role: 'cost', metric: 'spend', entity } as const;
  givenFact(ledger, `${id}.step`, { origin: 'a usual step of budgets', unit: 'share', value: step }, tag);
  return calculatedFact(ledger, `${id}.cost`, { operation: 'product', inputs: [`${place}.spend`, `${id}.step`], unit: 'money' }, tag);
}
