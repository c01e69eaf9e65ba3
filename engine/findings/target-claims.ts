import { calculatedFact, factOf } from '../metrics/cite-facts.ts';
import { isKpiId } from '../metrics/objective-kpis.ts';
import { significant } from '../metrics/significant.ts';
import { normalCdf, normalQuantile } from '../statistics/distributions.ts';
import { coverageFact } from './coverage-fact.ts';
import { caveatsOf } from './kpi-claim.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { moneyEffect } from './money-effect.ts';
import { stakeOfMoney } from './stake.ts';
import type { KpiTargetResult, TargetVerdict } from '../analysis.ts';
import type { Fact, Finding, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { TargetId } from '../brief.ts';
import type { Answer, Draft } from './finding-kind.ts';
import type { PriceComparison } from './money-effect.ts';

export type TargetKind = {
  readonly id: 'target-met' | 'target-missed';
  readonly verdict: TargetVerdict;
  readonly tone: Finding['tone'];
};

/**
 * What there is to say of the targets with one verdict. Too few results that leave open whether the target was reached are no
 * finding; a target on spend is none either, because delivery speaks of it.
 */
export function targetClaims(facts: CampaignFacts, kind: TargetKind): Answer {
  const all = facts.objectives.flatMap(({ results }) => results);
  const own = all.filter(({ kpi, verdict }, at) => verdict === kind.verdict && kpi !== 'spend' && firstOf(all, kpi) === at);
  const claims = own.flatMap((target) => claimOf(facts, target, kind) ?? []);
  return {
    results: claims.flatMap(({ result }) => result ?? []),
    findings: largestDrafts(claims.flatMap((claim) => (isOpen(claim.target) ? [] : [draftOf(facts, claim, kind)]))),
  };
}

type Claim = {
  readonly target: KpiTargetResult;
  readonly cited: readonly Fact[];
  readonly attainment: number;
  /** Money gained or lost against the target. */
  readonly money: number | null;
  /** null where nothing was estimated: a total is counted. */
  readonly result: Result | null;
};

function claimOf(facts: CampaignFacts, target: KpiTargetResult, { id: kind }: TargetKind): Claim | null {
  const { kpi, value } = target;
  const { ledger } = facts;
  const id = `${kind}.${kpi}`;
  const measured = factOf(ledger, value.ref, { role: 'value', metric: kpi, n: value.n });
  const promised = factOf(ledger, `target.${kpi}`, { role: 'target', metric: kpi });
  const attained = factOf(ledger, `attainment.${kpi}`, { role: 'attainment', metric: 'attainment' });
  if (measured === null || promised === null || attained === null) return null;
  const effect = effectOf(ledger, id, { value: value.ref, base: promised.id, kpi });
  const coverage = isKpiId(kpi) && value.coverage !== null && value.coverage < 1 ? coverageFact(facts, id, kpi) : null;
  const cited = [measured, promised, attained, effect, coverage].filter((fact) => fact !== null);
  const money = effect?.value ?? null;
  return { target, cited, attainment: attained.value, money, result: resultOf(target, { measured, promised, money, kind }) };
}

/** Of a KPI its money at the target's price, of revenue what it is above or below the target. */
function effectOf(ledger: Ledger, id: string, { kpi, ...sides }: PriceComparison & { readonly kpi: TargetId }): Fact | null {
  if (kpi !== 'revenue') return moneyEffect(ledger, id, { ...sides, isInRevenue: true });
  const calculation = { operation: 'difference', inputs: [sides.value, sides.base], unit: 'money' } as const;
  return calculatedFact(ledger, `${id}.effect`, calculation, { role: 'effect', metric: 'value-at-stake' });
}

type Measured = { readonly measured: Fact; readonly promised: Fact; readonly money: number | null; readonly kind: TargetKind['id'] };

function resultOf({ kpi, target, value, isUncertain }: KpiTargetResult, { measured, promised, money, kind }: Measured): Result | null {
  const { low, high } = value;
  const p = pAgainst(measured, target);
  if (low === null || high === null || p === null) return null;
  const isWeak = isUncertain || value.isTooFew;
  const reason = isUncertain ? 'The interval lies on both sides of the target.' : 'There are fewer than 30 results.';
  return makeResult({
    id: `${kind}.${kpi}`,
    askedBy: kind,
    method: 'interval-against-target',
    inputs: [value.value, low, high, target],
    scope: { place: 'total', entity: null, period: null },
    metric: kpi,
    unit: measured.unit,
    estimate: value.value,
    interval: { level: 0.95, low, high, kind: value.method },
    n: { rows: null, clusters: null, events: value.n },
    pValue: p,
    effect: { absolute: significant(measured.value - target), relative: significant(measured.value / target - 1), money },
    status: isWeak ? 'weak' : 'ok',
    reason: isWeak ? reason : null,
    needed: isWeak ? 'More results narrow the interval until it leaves the target on one side.' : null,
    drilldown: [measured.id, promised.id],
  });
}

function draftOf(facts: CampaignFacts, { target, cited, attainment, money, result }: Claim, kind: TargetKind): Draft {
  const { kpi, value } = target;
  const distance = Math.min(1, Math.abs(1 - attainment)) * (value.coverage ?? 1);
  return {
    id: `${kind.id}.${kpi}`,
    kind: kind.id,
    tone: kind.tone,
    entity: null,
    period: null,
    comparator: 'target',
    facts: cited,
    effectMoney: money,
    result: result?.id ?? null,
    grade: 'C',
    caveats: caveatsOf(facts, kpi, value),
    stake: money === null ? distance : stakeOfMoney(facts, money),
    certainty: 1 - (result?.pValue ?? 0),
    // A verdict is implied by nothing else that is known of its KPI.
    topics: [`target:${kpi}`],
  };
}

/**
 * Two-sided p-value of the target under the estimate, read back from its 95 % interval on the side of the target; null without one.
 * @see Altman & Bland 2011, doi:10.1136/bmj.d2304
 */
function pAgainst({ value, low, high }: Fact, target: number): number | null {
  const half = target < value ? value - (low ?? value) : (high ?? value) - value;
  if (!(half > 0)) return null;
  return significant(2 * normalCdf((-normalQuantile(0.975) * Math.abs(value - target)) / half));
}

/** Too few results to say on which side of the target the truth lies. */
function isOpen({ value, isUncertain }: KpiTargetResult): boolean {
  return value.isTooFew && isUncertain;
}

function firstOf(all: readonly KpiTargetResult[], kpi: KpiTargetResult['kpi']): number {
  return all.findIndex((result) => result.kpi === kpi);
}
