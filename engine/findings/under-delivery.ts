import { calculatedFact, factOf } from '../metrics/cite-facts.ts';
import { valueIn } from './fact-in-role.ts';
import { largestDrafts } from './largest-drafts.ts';
import { stakeOfMoney } from './stake.ts';
import type { Delivery } from '../analysis.ts';
import type { Entity, Fact } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** Within 5 % of its plan a line counts as delivered, as pacing does. */
const tolerance = 0.05;

/** Planned money that was not spent: of the whole campaign, and of each channel that has a line in the plan. */
export const underDelivery: FindingKind = {
  id: 'under-delivery',
  question: 'Did we get what was planned?',
  needs: 'A budget in the brief, in the currency of the data.',
  find: (facts) => {
    const { delivery } = facts;
    const whole = delivery.status === 'under' ? wholeDraft(facts) : null;
    const lines = delivery.byChannel.map((line, at) => lineDraft(facts, line, at));
    return { results: [], findings: largestDrafts([whole, ...lines].filter((draft) => draft !== null)) };
  },
};

function wholeDraft(facts: CampaignFacts): Draft | null {
  const place = { id: 'under-delivery.total', spend: 'total.spend', planned: 'delivery.planned-to-date', entity: null };
  return draftOf(facts, place);
}

type Line = Delivery['byChannel'][number];

/** The plan of one channel: up to the last day of the data where the flight still runs and all lines share its days. */
function lineDraft(facts: CampaignFacts, line: Line, at: number): Draft | null {
  const { delivery, brief, ledger } = facts;
  if (line.ref === null || line.planned === null || line.variance === null) return null;
  const id = `under-delivery.line-${at + 1}`;
  const full = `delivery.${at + 1}.planned`;
  const entity: Entity = { dimension: line.ref.startsWith('channel.') ? 'channel' : 'platform', key: line.channel };
  if (delivery.planned === delivery.plannedToDate) return draftOf(facts, { id, spend: line.ref, planned: full, entity });
  if (brief.budget.some(({ start, end }) => start !== null || end !== null)) return null;
  const tag = { role: 'input', metric: 'budget' } as const;
  const elapsed = { operation: 'ratio', inputs: ['delivery.planned-to-date', 'delivery.planned'], unit: 'share' } as const;
  calculatedFact(ledger, `${id}.elapsed`, elapsed, tag);
  calculatedFact(ledger, `${id}.planned`, { operation: 'product', inputs: [full, `${id}.elapsed`], unit: 'money' }, tag);
  return draftOf(facts, { id, spend: line.ref, planned: `${id}.planned`, entity });
}

/** Ids of what was spent and of what was planned for it. */
type Bought = { readonly id: string; readonly spend: string; readonly planned: string; readonly entity: Entity | null };

function draftOf(facts: CampaignFacts, bought: Bought): Draft | null {
  const cited = citedFacts(facts, bought);
  const [pacing, effect] = [valueIn(cited, 'pacing'), valueIn(cited, 'effect')];
  if (pacing === null || effect === null || pacing >= 1 - tolerance) return null;
  const { id, entity } = bought;
  return {
    id,
    kind: 'under-delivery',
    tone: 'bad',
    entity,
    period: null,
    comparator: 'plan',
    facts: cited,
    effectMoney: effect,
    result: null,
    grade: 'C',
    caveats: [],
    stake: stakeOfMoney(facts, effect),
    certainty: 1,
    // Where the whole is under its plan, the lines say where.
    topics: [entity === null || facts.delivery.status === 'under' ? 'metric:budget' : `budget:${entity.key}`],
  };
}

function citedFacts({ ledger }: CampaignFacts, { id, spend, planned, entity }: Bought): readonly Fact[] {
  const inputs = [spend, planned];
  const pacing = { operation: 'ratio', inputs, unit: 'share' } as const;
  const effect = { operation: 'difference', inputs, unit: 'money' } as const;
  return [
    factOf(ledger, spend, { role: 'value', metric: 'spend', entity }),
    factOf(ledger, planned, { role: 'comparator', metric: 'budget', entity }),
    calculatedFact(ledger, `${id}.pacing`, pacing, { role: 'pacing', metric: 'pacing', entity }),
    calculatedFact(ledger, `${id}.effect`, effect, { role: 'effect', metric: 'value-at-stake', entity }),
  ].filter((fact) => fact !== null);
}
