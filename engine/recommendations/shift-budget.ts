import { calculatedFact, factOf } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { adoptedReallocation } from './adopted-reallocation.ts';
import { factIn, inRole } from './fact-of-role.ts';
import { worseSide } from './worse-side.ts';
import { weakestGrade } from './weakest-grade.ts';
import type { Entity, Fact, Finding, FindingKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { AdoptedReallocation } from './adopted-reallocation.ts';
import type { RecommendationDraft, RecommendationKind } from './recommendation-kind.ts';

/** As many channels as are told. */
const mostMoves = 4;
/** A smaller share of the budget is not worth a new plan. */
const smallest = 0.01;
/** Findings on channels that a new division answers. */
const answered: readonly FindingKindId[] = ['efficiency-gap', 'share-mismatch', 'saturation'];
const id = 'shift-budget.campaign';

/** Divides the same budget anew between the channels, by what the next unit of money returns in each. */
export const shiftBudget: RecommendationKind = {
  id: 'shift-budget',
  group: 'refine',
  recommend: (campaign, { findings, outlook }) => {
    const adopted = adoptedReallocation(outlook);
    const draft = adopted === null ? null : draftOf(campaign, adopted, findings);
    return draft === null ? [] : [draft];
  },
};

/** One channel and the spends that the plan gives it. */
type ChannelMove = { readonly entity: Entity; readonly from: Fact; readonly to: Fact; readonly difference: Fact };

function draftOf(campaign: CampaignFacts, adopted: AdoptedReallocation, findings: readonly Finding[]): RecommendationDraft | null {
  const { effect, probability } = adopted;
  const moves = movesOf(adopted);
  const cost = costOf(campaign.ledger, moves);
  const budget = factIn(adopted.plan.facts, 'budget');
  if (cost === null || budget === null || cost.value < smallest * budget.value) return null;
  const kpi = campaign.outcome?.kpi ?? null;
  const threshold = kpi === null ? null : factOf(campaign.ledger, `total.${kpi}`, { role: 'threshold', metric: kpi });
  const own = findings.filter(({ kind, entity }) => answered.includes(kind) && moves.some((move) => move.entity.key === entity?.key));
  return {
    id,
    entity: null,
    findings: own.map((finding) => finding.id),
    facts: [...moves.flatMap(factsOf), { ...effect, role: 'effect' }, probability, cost, threshold].filter((fact) => fact !== null),
    expectedRole: 'effect',
    costRole: 'cost',
    disproof: kpi === null || threshold === null ? null : { metric: kpi, role: 'threshold', direction: worseSide(kpi) },
    sampleSize: null,
    // Curves are read from what was observed, not from an experiment.
    grade: weakestGrade(own, 'C'),
    money: moneyOf(campaign, effect),
    certainty: probability.value,
    moves: moves.map(({ entity, difference }) => ({ entity, direction: difference.value > 0 ? 'up' : 'down' })),
  };
}

/** The largest moves first. */
function movesOf({ plan }: AdoptedReallocation): readonly ChannelMove[] {
  const moves = plan.channels.flatMap(({ entity, facts, isHeld }): readonly ChannelMove[] => {
    const [from, to, difference] = ['from', 'to', 'difference'].map((role) => factIn(facts, role));
    const isKnown = from !== null && from !== undefined && to !== null && to !== undefined;
    if (isHeld || !isKnown || difference === null || difference === undefined || difference.value === 0) return [];
    return [{ entity, from, to, difference }];
  });
  return moves.toSorted((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value) || (a.from.id < b.from.id ? -1 : 1));
}

/** A role stands once: `from-1` and `to-1` are those of the largest move. */
function factsOf({ from, to }: ChannelMove, at: number): readonly Fact[] {
  return at < mostMoves ? [inRole(from, `from-${at + 1}`), inRole(to, `to-${at + 1}`)].filter((fact) => fact !== null) : [];
}

/** The money that changes its channel. */
function costOf(ledger: Ledger, moves: readonly ChannelMove[]): Fact | null {
  const inputs = moves.filter(({ difference }) => difference.value > 0).map(({ difference }) => difference.id);
  return calculatedFact(ledger, `${id}.cost`, { operation: 'sum', inputs, unit: 'money' }, { role: 'cost', metric: 'spend' });
}

/** Results are worth what the campaign pays for them. */
function moneyOf({ ledger, outcome }: CampaignFacts, effect: Fact): number {
  if (effect.unit === 'money' || outcome === null) return Math.abs(effect.value);
  const price = factOf(ledger, `total.${outcome.kpi}`, { role: 'input', metric: outcome.kpi });
  return price === null || price.unit !== 'money' ? 0 : Math.abs((effect.value * price.value) / kpiOf(outcome.kpi).per);
}
