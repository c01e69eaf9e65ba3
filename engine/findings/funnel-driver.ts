import { fields } from '../fields/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { dayAssumptions } from './change-facts.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { funnelFacts, funnelMethod, stageIds } from './funnel-facts.ts';
import { funnelMove } from './funnel-move.ts';
import { makeResult } from './make-result.ts';
import { changeCaveats, noPeriods, refusedChange, tooFew } from './outcome-change.ts';
import { seed } from './outcome-mix.ts';
import { resultChain } from './result-chain.ts';
import { stakeOfMoney } from './stake.ts';
import { twoPeriods } from './two-periods.ts';
import type { Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Outcome } from '../metrics/outcome.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { FunnelClaim } from './funnel-facts.ts';
import type { FunnelMove } from './funnel-move.ts';
import type { ResultDraft } from './make-result.ts';
import type { Refusal } from './outcome-change.ts';

/** Level of the change of the results, and of all links together. */
const level = 0.05;
/** Two periods also differ by season and market, which no test of days can see. */
const weight = 0.5;
/** That more money brings more results is known before. */
const weightOfSpend = 0.25;

/** The link of the chain from spend to results that moved the results before all others. */
export const funnelDriver: FindingKind = {
  id: 'funnel-driver',
  question: 'Which step between spend and results made the results change?',
  needs: 'Daily spend, impressions, clicks and results, in the flight and as long before, or in 28 days of flight.',
  find: (facts) => {
    if (facts.outcome === null) return silence;
    const claim = claimOf(facts, facts.outcome);
    if ('reason' in claim) return refusedChange(facts, 'funnel-driver', claim);
    const draft = draftOf(facts, claim, facts.outcome);
    return { results: [resultOf(claim, draft)], findings: draft === null ? [] : [draft] };
  },
};

const noChain: Refusal = {
  reason: 'No sources with most of the spend report every step between spend and results by day.',
  needed: 'Daily spend and results of the same sources.',
};

function claimOf(facts: CampaignFacts, outcome: Outcome): FunnelClaim | Refusal {
  const periods = twoPeriods(facts);
  if (periods === null) return noPeriods;
  const chain = resultChain(facts, outcome, periods);
  const result = chain?.links.at(-1)?.to;
  if (chain === null || result === undefined) return noChain;
  const { event } = outcome;
  const move = funnelMove(chain, event);
  return move === null ? tooFew : { id: `funnel-driver.${result}`, chain, move, periods, result, event };
}

function draftOf(facts: CampaignFacts, claim: FunnelClaim, { kpi }: Outcome): Draft | null {
  const { id, chain, move, periods, result } = claim;
  if (move.test === null || move.test.adjustedP > level) return null;
  const cited = funnelFacts(facts.ledger, claim);
  const money = valueIn(cited, result === 'revenue' ? 'part' : 'effect');
  if (money === null) return null;
  const isSpend = move.leading.metric === 'spend';
  // What more spend is worth is what was spent.
  const told = isSpend ? cited.filter(({ role }) => role !== 'effect') : cited;
  const now = { coverage: chain.coverage, isTooFew: false };
  return {
    id,
    kind: 'funnel-driver',
    tone: toneOf(money, isSpend),
    entity: null,
    period: null,
    comparator: periods.comparator,
    facts: told,
    effectMoney: isSpend ? null : money,
    result: id,
    grade: 'C',
    caveats: changeCaveats(facts, { kpi, now, periods }),
    stake: stakeOfMoney(facts, money),
    certainty: (isSpend ? weightOfSpend : weight) * (1 - move.test.adjustedP),
    topics: [`metric:${result}`, `metric:${move.leading.metric}`],
  };
}

/** More or less spend is neither a gain nor a loss. */
function toneOf(money: number, isSpend: boolean): Draft['tone'] {
  if (isSpend) return 'neutral';
  return money > 0 ? 'good' : 'bad';
}

function resultOf({ id, chain, move, periods, result }: FunnelClaim, draft: Draft | null): Result {
  const { before, now, change, effects, part, test, events, leading } = move;
  const absolute = cut(part);
  const head = {
    id,
    askedBy: 'funnel-driver',
    method: funnelMethod,
    inputs: [before, now, ...effects],
    scope: { place: chain.now.place, entity: null, period: periods.now.period },
    metric: result,
    unit: fields[result].unit,
    n: { rows: null, clusters: chain.before.days.length + chain.now.days.length, events: cut(events) },
    estimate: absolute,
    effect: { absolute, relative: cut(part / before), money: draft?.effectMoney ?? null },
    assumptions: dayAssumptions,
    warnings: [`The part of ${leading.metric} in a change of ${cut(change)}.`],
    drilldown: stageIds(chain),
    ...testedOf(move),
  } as const;
  return makeResult(draft === null ? { ...head, status: 'weak', reason: whyWeak(test) } : { ...head, status: 'ok' });
}

function testedOf({ test }: FunnelMove): Pick<ResultDraft, 'interval' | 'pValue' | 'adjustedP' | 'seed'> {
  if (test === null) return {};
  const { low, high } = test.interval;
  const interval = { level: 0.95, low: cut(low), high: cut(high), kind: 'day-bootstrap' };
  return { interval, pValue: cut(test.p), adjustedP: cut(test.adjustedP), seed };
}

function cut(value: number): number {
  return significant(value) ?? 0;
}

function whyWeak(test: FunnelMove['test']): string {
  if (test === null) return 'The results moved too little to matter, or there are too few days to see how much they vary.';
  if (test.changeP > level) return 'No change beyond noise: the results moved by no more than chance moves them.';
  return test.adjustedP > level ? 'No link moved the results by more than chance does.' : 'What it was worth cannot be said.';
}
