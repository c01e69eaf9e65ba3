import { daysBetween } from '../fields/day.ts';
import { estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { dailyLift } from './daily-lift.ts';
import { adjustKnown, holm } from '../statistics/multiplicity.ts';

import { dailySums, dayClusters } from './day-clusters.ts';
import { silence } from './finding-kind.ts';
import { caveatsOf, judgedKpis } from './kpi-claim.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { moneyEffect } from './money-effect.ts';
import { stakeOfMoney } from './stake.ts';
import type { KpiValue } from '../analysis.ts';
import type { Fact, Result } from '../finding.ts';
import type { CampaignFacts, PreviousFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { PeriodFacts } from '../metrics/period-facts.ts';
import type { DayCluster } from '../statistics/ratio-contrast.ts';
import type { Lift } from '../statistics/log-lift-interval.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** A change smaller than this is not worth a sentence. */
const smallest = 0.05;
/** Level of the whole family of KPIs. */
const level = 0.05;
/** Two periods also differ by season and market, which no test of days can see. */
const weight = 0.5;
const method = 'log-ratio-on-days';

/** KPIs that the campaign is judged by and that are better than in the equally long period before. */
export const improvement: FindingKind = {
  id: 'improvement',
  question: 'What got better than in the period before?',
  needs: 'A flight, and daily figures of it and of as many days before it.',
  find: (facts) => {
    const { previous } = facts;
    if (previous === null) return silence;
    const changes = judgedKpis(facts).flatMap((kpi) => changeOf(previous, kpi) ?? []);
    const adjusted = adjustKnown(
      changes.map(({ test }) => test?.p ?? null),
      holm,
    );
    const judged = changes.map((change, at) => ({ ...change, adjustedP: adjusted[at] ?? null }));
    return {
      results: judged.map(resultOf),
      findings: largestDrafts(judged.flatMap((change) => draftOf(facts, previous, change) ?? [])),
    };
  },
};

type Change = {
  readonly kpi: KpiId;
  readonly before: KpiValue;
  readonly now: KpiValue;
  /** null: refused. */
  readonly test: Lift | null;
};
type JudgedChange = Change & { readonly adjustedP: number | null };

function changeOf(previous: PreviousFacts, kpi: KpiId): Change | null {
  const pair = previous.comparison.kpis[kpi];
  if (pair === undefined || pair.previous.value === null || pair.current.value === null) return null;
  const isTooFew = pair.previous.isTooFew || pair.current.isTooFew;
  const test = isTooFew ? null : dailyLift(clustersOf(previous.now, kpi), clustersOf(previous.before, kpi));
  return { kpi, before: pair.previous, now: pair.current, test };
}

function clustersOf(facts: PeriodFacts, id: KpiId): readonly DayCluster[] {
  const sides = facts.plan.kpis.find((kpi) => kpi.id === id);
  return sides === undefined ? [] : dayClusters(dailySums(facts), sides);
}

function resultOf({ kpi, before, now, test, adjustedP }: JudgedChange): Result {
  const head = {
    id: `improvement.${kpi}`,
    askedBy: 'improvement',
    method,
    inputs: [now.value, before.value, now.n, before.n],
    scope: { place: 'current', entity: null, period: null },
    metric: kpi,
    unit: 'share',
    drilldown: [now.ref, before.ref],
  } as const;
  const n = { rows: null, clusters: test === null ? null : test.degrees + 1, events: now.n };
  if (test === null)
    return makeResult({
      ...head,
      n,
      status: 'refused',
      reason: 'The days of the two periods hold too few results, or too little spread, to tell a change from chance.',
      needed: 'At least 30 results and 8 days in each period.',
    });
  const { lift: relative, low, high, p } = test;
  const interval = { level: 0.95, low, high, kind: method };
  const effect = { absolute: null, relative, money: null };
  const assumptions = ['Days are independent of each other.'];
  return makeResult({ ...head, n, status: 'ok', estimate: relative, interval, pValue: p, adjustedP, effect, assumptions });
}

function draftOf(facts: CampaignFacts, { comparison }: PreviousFacts, change: JudgedChange): Draft | null {
  const { kpi, before, now, test, adjustedP } = change;
  if (test === null || adjustedP === null || adjustedP > level) return null;
  const isBetter = kpiOf(kpi).better === 'lower' ? test.lift <= -smallest : test.lift >= smallest;
  if (!isBetter) return null;
  const { ledger } = facts;
  const id = `improvement.${kpi}`;
  const effect = moneyEffect(ledger, id, { value: now.ref, base: before.ref });
  const cited = [
    factOf(ledger, now.ref, { role: 'value', metric: kpi, n: now.n }),
    factOf(ledger, before.ref, { role: 'comparator', metric: kpi, n: before.n, period: comparison.previous }),
    differenceFact(facts, { id, change, test }),
    effect,
  ].filter((fact) => fact !== null);
  const { start, end } = comparison.current;
  const hasWholeWeeks = (daysBetween(start, end) + 1) % 7 === 0;
  const caveats = caveatsOf(facts, kpi, now);
  return {
    id,
    kind: 'improvement',
    tone: 'good',
    entity: null,
    period: null,
    comparator: 'previous-period',
    facts: cited,
    effectMoney: effect?.value ?? null,
    result: id,
    grade: 'C',
    caveats: hasWholeWeeks ? caveats : [...caveats, 'different-weekdays'],
    stake: effect === null ? Math.min(1, Math.abs(test.lift)) * (now.coverage ?? 1) : stakeOfMoney(facts, effect.value),
    certainty: weight * (1 - adjustedP),
    topics: [`metric:${kpi}`],
  };
}

type Difference = { readonly id: string; readonly change: Change; readonly test: Lift };

function differenceFact({ ledger }: CampaignFacts, { id, change: { kpi, now, before }, test }: Difference): Fact | null {
  const { numerator, denominator } = kpiOf(kpi);
  const measures = [numerator, denominator];
  const series = ['current', 'previous'].map((place) => ({ place, measures }));
  const { lift: value, low, high } = test;
  const inputs = [now.ref, before.ref];
  const estimation = { method, output: 'relative change', inputs, series, unit: 'share', value, low, high } as const;
  return estimatedFact(ledger, `${id}.difference`, estimation, { role: 'difference', metric: kpi });
}
