import { estimatedFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { holm } from '../statistics/multiplicity.ts';
import { findSimpsonReversal } from '../statistics/simpson.ts';
import { changeResult, dayAssumptions, groupInputs } from './change-facts.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { intervalPValue } from './interval-p-value.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { dimensionMixes, movedFacts, partFact } from './mix-claim.ts';
import { changeCaveats, noDimensions, outcomeChange, refusedChange } from './outcome-change.ts';
import { seed } from './outcome-mix.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { SimpsonReversal } from '../statistics/simpson.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { DimensionMix, MovedClaim } from './mix-claim.ts';
import type { OutcomeChange } from './outcome-change.ts';

/** A total that moved by less is no change that anyone would read wrongly. */
const smallest = 0.05;
/** The same for what the groups did by themselves. */
const smallestOfGroups = 0.02;
/** Level of the total, and of all dimensions together. */
const level = 0.05;

/** A KPI that moved one way in total and the other way within the groups. */
export const simpsonParadox: FindingKind = {
  id: 'simpson-paradox',
  question: 'Does the total hide that the parts moved the other way?',
  needs: 'Daily spend and results by at least one dimension, in the flight and as long before, or in 28 days of flight.',
  find: (facts) => {
    const change = outcomeChange(facts);
    if (change === null) return silence;
    if ('reason' in change) return refusedChange(facts, 'simpson-paradox', change);
    if (change.dimensions.length === 0) return refusedChange(facts, 'simpson-paradox', noDimensions);
    const answers = judge(change).map((reversal) => ({ reversal, draft: draftOf(facts, change, reversal) }));
    return {
      results: answers.map(({ reversal, draft }) => resultOf(change, reversal, draft)),
      findings: largestDrafts(answers.flatMap(({ draft }) => draft ?? [])),
    };
  },
};

type Reversal = DimensionMix & { readonly found: SimpsonReversal | null; readonly p: number | null; readonly adjustedP: number };

/** A dimension without a reversal, or with one too small to be measured, counts as one more question all the same. */
function judge(change: OutcomeChange): readonly Reversal[] {
  const bar = smallestOfGroups * Math.abs(change.beforeValue);
  const hasMoved = change.lift.p <= level && Math.abs(change.lift.lift) >= smallest;
  const mixes = dimensionMixes(change, ({ returns, rate }) => hasMoved && findSimpsonReversal(returns) !== null && Math.abs(rate) >= bar);
  const pValues = mixes.map(({ mix, noise }) => (noise === null ? null : intervalPValue(mix.rate, noise.rate)));
  const adjusted = holm(pValues.map((p) => p ?? 1));
  return mixes.map((mix, at) => ({
    ...mix,
    found: findSimpsonReversal(mix.mix.returns),
    p: pValues[at] ?? null,
    adjustedP: Math.max(change.lift.p, adjusted[at] ?? 1),
  }));
}

function idOf({ dimension }: DimensionMix): string {
  return `simpson-paradox.${dimension.dimension}`;
}

function draftOf(facts: CampaignFacts, change: OutcomeChange, reversal: Reversal): Draft | null {
  const { gained, found, noise, adjustedP, dimension } = reversal;
  if (found === null || noise === null || gained === null || gained.entity === null || adjustedP > level) return null;
  const id = idOf(reversal);
  const claim = { ...reversal, gained, id, change };
  const cited = [...movedFacts(facts, claim), partFact(facts, claim, 'rate'), ...countFacts(facts, claim, found)].filter(
    (fact) => fact !== null,
  );
  const effect = valueIn(cited, 'effect');
  if (effect === null || valueIn(cited, 'gain') === null) return null;
  return {
    id,
    kind: 'simpson-paradox',
    tone: 'neutral',
    entity: gained.entity,
    period: null,
    comparator: change.periods.comparator,
    facts: cited,
    effectMoney: effect,
    result: id,
    grade: 'C',
    caveats: changeCaveats(facts, change),
    stake: stakeOfMoney(facts, effect),
    certainty: 1 - adjustedP,
    topics: [`metric:${change.kpi}`, `mix:${dimension.dimension}`],
  };
}

/** Roles `against` and `groups`: how many groups moved against the total, and how many there are. */
function countFacts(
  { ledger }: CampaignFacts,
  { id, change, dimension }: MovedClaim,
  { segments }: SimpsonReversal,
): readonly (Fact | null)[] {
  const counts = [
    { role: 'against', output: 'groups that moved against the total', value: segments.length },
    { role: 'groups', output: 'groups', value: dimension.groups.length },
  ];
  const made = groupInputs(ledger, change, dimension);
  return counts.map(({ role, output, value }) =>
    estimatedFact(
      ledger,
      `${id}.${role}`,
      { method: 'mix-rate', output, ...made, unit: 'count', value, low: null, high: null },
      { role, metric: 'count' },
    ),
  );
}

function resultOf(change: OutcomeChange, reversal: Reversal, draft: Draft | null): Result {
  const { mix, noise, dimension, p, adjustedP } = reversal;
  const cut = (value: number): number => significant(value) ?? 0;
  const head = {
    ...changeResult(change, { id: idOf(reversal), askedBy: 'simpson-paradox', method: 'mix-rate', dimension }),
    estimate: cut(mix.rate),
    interval: noise === null ? null : { level: 0.95, low: cut(noise.rate.low), high: cut(noise.rate.high), kind: 'day-bootstrap' },
    pValue: p === null ? null : cut(p),
    adjustedP: p === null ? null : cut(adjustedP),
    effect: { absolute: cut(mix.rate), relative: cut(mix.rate / change.beforeValue), money: draft?.effectMoney ?? null },
    assumptions: dayAssumptions,
    seed: noise === null ? null : seed,
  };
  return makeResult(draft === null ? { ...head, status: 'weak', reason: whyWeak(reversal) } : { ...head, status: 'ok' });
}

function whyWeak({ found, noise, adjustedP, gained }: Reversal): string {
  if (found === null) return 'The total moved the way its groups moved.';
  if (noise === null) return 'The total, or its groups, moved too little to matter or to be told from chance.';
  if (adjustedP > level) return 'The groups moved by no more than chance moves them.';
  return gained === null ? 'The groups to which spend moved have no name.' : 'What it was worth cannot be said.';
}
