import { calculatedFact, factOf } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { makeResult } from './make-result.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Projection } from '../outlook.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

const id = 'end-of-flight';
/** The 95 % interval of the projected end leaves out the plan. */
const certainty = 0.95;
/** What a projection counts that was not tested as far ahead. */
const weakCertainty = 0.5;

/** Where spend will stand when a flight that still runs ends: above or below its plan by more than 5 %. */
export const endOfFlight: FindingKind = {
  id,
  question: 'Will the budget be spent by the end of the flight?',
  needs: 'A budget and a flight in the brief that is not over, and daily spend so far.',
  find: (facts, { projection }) => {
    if (projection === null) return silence;
    const draft = draftOf(facts, projection);
    return { results: [resultOf(facts, projection)], findings: draft === null ? [] : [draft] };
  },
};

function factIn(facts: readonly Fact[], role: string): Fact | null {
  return facts.find((fact) => fact.role === role) ?? null;
}

function resultOf({ brief }: CampaignFacts, projection: Projection): Result {
  const { method, status, reason, needed, end, daysBehind, daysLeft, warnings } = projection;
  const [projected, planned] = [factIn(projection.facts, 'projected'), factIn(projection.facts, 'planned')];
  const head = {
    id,
    askedBy: id,
    method,
    inputs: [daysBehind, daysLeft, projected?.value ?? null, planned?.value ?? null],
    scope: { place: 'total', entity: null, period: { start: brief.flight?.start ?? end, end } },
    metric: 'spend',
    unit: 'money',
    n: { rows: null, clusters: daysBehind, events: null },
    warnings,
    drilldown: projection.facts.map((fact) => fact.id),
  } as const;
  if (projected === null) return makeResult({ ...head, status: 'refused', reason: 'Nothing was projected.', needed });
  const { value, low, high } = projected;
  return makeResult({
    ...head,
    status,
    reason,
    needed,
    estimate: value,
    interval: low === null || high === null ? null : { level: 0.95, low, high, kind: 'forecast' },
    effect: effectOf(value, planned?.value ?? null),
    assumptions: ['The days ahead are like those so far.'],
  });
}

function effectOf(projected: number, planned: number | null): Result['effect'] {
  if (planned === null) return { absolute: null, relative: null, money: null };
  const beyond = significant(projected - planned);
  return { absolute: beyond, relative: significant(projected / planned - 1), money: beyond };
}

function draftOf(facts: CampaignFacts, projection: Projection): Draft | null {
  const { direction, isBudgetWithin, status } = projection;
  if (direction === 'on-plan' || isBudgetWithin) return null;
  const cited = citedFacts(facts, projection);
  const effect = valueIn(cited, 'effect');
  if (effect === null) return null;
  const { flight } = facts.brief;
  const isWeak = status === 'weak';
  return {
    id,
    kind: id,
    tone: 'bad',
    entity: null,
    period: flight === null ? null : { start: flight.start, end: projection.end },
    comparator: 'plan',
    facts: cited,
    effectMoney: effect,
    result: id,
    grade: 'C',
    caveats: isWeak ? ['outside-observed-range'] : [],
    stake: stakeOfMoney(facts, effect),
    certainty: isWeak ? certainty * weakCertainty : certainty,
    topics: ['metric:budget'],
  };
}

/** The facts of the projection, the days that are left, and what lies between the projected end and the plan. */
function citedFacts({ ledger }: CampaignFacts, { facts }: Projection): readonly Fact[] {
  const [projected, planned] = [factIn(facts, 'projected'), factIn(facts, 'planned')];
  if (projected === null || planned === null) return [];
  const inputs = [projected.id, planned.id];
  const tag = { metric: 'spend', period: projected.period } as const;
  const difference = { operation: 'relative-difference', inputs, unit: 'share' } as const;
  const effect = { operation: 'difference', inputs, unit: 'money' } as const;
  return [
    ...facts,
    factOf(ledger, 'projection.days-left', { role: 'days-left', metric: 'count' }),
    calculatedFact(ledger, `${id}.difference`, difference, { ...tag, role: 'difference' }),
    calculatedFact(ledger, `${id}.effect`, effect, { ...tag, role: 'effect', metric: 'value-at-stake' }),
  ].filter((fact) => fact !== null);
}
