import { calculatedFact, estimatedFact } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { changeFacts, changeResult, dayAssumptions, groupInputs, groupKpi } from './change-facts.ts';
import { combinationOfChange } from './combination-of-change.ts';
import { explainOutcome } from './explain-outcome.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { jointCells } from './joint-cells.ts';
import { makeResult } from './make-result.ts';
import { moneyEffect } from './money-effect.ts';
import { changeCaveats, noDimensions, outcomeChange, refusedChange } from './outcome-change.ts';
import { seed } from './outcome-mix.ts';
import { stakeOfMoney } from './stake.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Driver, Explanation } from './explain-outcome.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { JointSpend } from './implied-pairs.ts';
import type { OutcomeChange } from './outcome-change.ts';

/** A change of the KPI that is smaller than this is not worth a sentence. */
const smallest = 0.05;
const level = 0.05;
/** Two periods also differ by season and market, which no test of days can see. */
const weight = 0.5;
const method = 'adtributor';

/** The group that a change of the outcome is most consistent with. */
export const driverOfChange: FindingKind = {
  id: 'driver-of-change',
  question: 'Why did the result of the money change?',
  needs: 'Daily spend and results by at least one dimension, in the flight and as long before, or in 28 days of flight.',
  find: (facts) => {
    const change = outcomeChange(facts);
    if (change === null) return silence;
    if ('reason' in change) return refusedChange(facts, 'driver-of-change', change);
    if (change.dimensions.length === 0) return refusedChange(facts, 'driver-of-change', noDimensions);
    const explanation = explain(facts, change);
    const draft = explanation.kind === 'driver' ? draftOf(facts, change, explanation) : null;
    const result = resultOf(change, explanation, draft?.effectMoney ?? null);
    if (draft === null) return { results: [result], findings: [] };
    const within = combinationOfChange(facts, change, { id: draft.id, driver: draft.entity });
    return { results: [result, ...within.results], findings: [{ ...draft, facts: [...draft.facts, ...within.facts] }] };
  },
};

function explain(facts: CampaignFacts, change: OutcomeChange): Explanation {
  const { lift, kpi } = change;
  const { label } = kpiOf(kpi);
  if (lift.p > level) return { kind: 'none', reason: `No change beyond noise: ${label} moved by no more than chance moves it.` };
  if (Math.abs(lift.lift) < smallest) return { kind: 'none', reason: `${label} moved too little to matter.` };
  return explainOutcome(change, jointSpend(facts, change));
}

function jointSpend({ previous }: CampaignFacts, change: OutcomeChange): JointSpend | null {
  const joint = previous?.joint ?? null;
  const cells = joint === null ? null : jointCells(joint, change);
  return joint === null || cells === null ? null : { dimensions: joint.dimensions, cells, kpi: change.kpi };
}

function idOf({ kpi }: OutcomeChange): string {
  return `driver-of-change.${kpi}`;
}

function draftOf(facts: CampaignFacts, change: OutcomeChange, driver: Driver): Draft | null {
  const { entity } = driver.group;
  const { kpi, lift, periods } = change;
  const cited = citedFacts(facts, change, driver);
  const effect = valueIn(cited, 'effect');
  if (entity === null || effect === null) return null;
  const { dimension, key } = entity;
  const isBetter = lift.lift > 0 === (kpiOf(kpi).better === 'higher');
  return {
    id: idOf(change),
    kind: 'driver-of-change',
    tone: isBetter ? 'good' : 'bad',
    entity,
    period: null,
    comparator: periods.comparator,
    facts: cited,
    effectMoney: effect,
    result: idOf(change),
    grade: 'C',
    caveats: ['observed-not-caused', ...changeCaveats(facts, change)],
    stake: stakeOfMoney(facts, effect),
    certainty: weight * (1 - lift.p),
    topics: [`metric:${kpi}`, `${dimension}:${key}`],
  };
}

/** Roles of `changeFacts`; `part` (of the group in the change), `own` and `previous` (its KPI in both periods) and `effect` in money. */
function citedFacts(facts: CampaignFacts, change: OutcomeChange, driver: Driver): readonly Fact[] {
  const { ledger } = facts;
  const { kpi, now } = change;
  const { group, dimension } = driver;
  const id = idOf(change);
  const { unit } = kpiOf(kpi);
  const value = significant(driver.contribution);
  if (value === null) return [];
  const interval = { low: significant(driver.interval.low), high: significant(driver.interval.high) };
  const estimation = { method, output: 'contribution', ...groupInputs(ledger, change, dimension), unit, value, ...interval };
  const part = estimatedFact(ledger, `${id}.part`, estimation, { role: 'part', metric: kpi, entity: group.entity });
  const without = { operation: 'difference', inputs: [now.ref, `${id}.part`], unit } as const;
  calculatedFact(ledger, `${id}.without`, without, { role: 'without', metric: kpi });
  return [
    ...changeFacts(facts, change, id),
    part,
    groupKpi(ledger, id, { group, role: 'own', change }),
    groupKpi(ledger, id, { group, role: 'previous', change }),
    moneyEffect(ledger, id, { value: now.ref, base: `${id}.without`, entity: group.entity }),
  ].filter((fact) => fact !== null);
}

function resultOf(change: OutcomeChange, explanation: Explanation, money: number | null): Result {
  const { lift, beforeValue, nowValue } = change;
  const cut = (value: number): number => significant(value) ?? 0;
  const head = changeResult(change, { id: idOf(change), askedBy: 'driver-of-change', method });
  const tested = { pValue: cut(lift.p), adjustedP: cut(lift.p), assumptions: dayAssumptions };
  if (explanation.kind === 'none') {
    const effect = { absolute: cut(nowValue - beforeValue), relative: cut(lift.lift), money: null };
    return makeResult({ ...head, ...tested, effect, status: 'weak', reason: explanation.reason });
  }
  const { contribution, interval, impliedWith, offsetting } = explanation;
  const warnings = [
    ...impliedWith.map((name) => `By ${name} it says the same.`),
    ...offsetting.map((name) => `Gains and losses by ${name} cancel each other.`),
  ];
  return makeResult({
    ...head,
    ...tested,
    estimate: cut(contribution),
    interval: { level: 0.95, low: cut(interval.low), high: cut(interval.high), kind: 'day-bootstrap' },
    effect: { absolute: cut(contribution), relative: cut(contribution / beforeValue), money },
    warnings,
    status: 'ok',
    seed,
  });
}
