import { daysBetween } from '../fields/day.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { dailyLift } from './daily-lift.ts';
import { silence } from './finding-kind.ts';
import { caveatsOf } from './kpi-claim.ts';
import { makeResult } from './make-result.ts';
import { comparedDimensions, wholeSide } from './period-groups.ts';
import { twoPeriods } from './two-periods.ts';
import type { KpiValue } from '../analysis.ts';
import type { Caveat, FindingKindId } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Lift } from '../statistics/log-lift-interval.ts';
import type { Answer } from './finding-kind.ts';
import type { ComparedDimension, GroupSide } from './period-groups.ts';
import type { TwoPeriods } from './two-periods.ts';

/** How the KPI that the campaign is judged by moved between two periods. */
export type OutcomeChange = {
  readonly kpi: KpiId;
  readonly periods: TwoPeriods;
  readonly before: KpiValue;
  readonly now: KpiValue;
  readonly beforeValue: number;
  readonly nowValue: number;
  /** Of now over before, from the days. */
  readonly lift: Lift;
  readonly whole: { readonly before: GroupSide; readonly now: GroupSide };
  readonly dimensions: readonly ComparedDimension[];
};

/** Why two periods cannot be compared, and what it would take. */
export type Refusal = { readonly reason: string; readonly needed: string };

/**
 * The change of the outcome KPI between two periods, worked out once for all kinds of findings that ask for it; null where the campaign
 * buys nothing that it could be judged by.
 */
export function outcomeChange(facts: CampaignFacts): OutcomeChange | Refusal | null {
  if (facts.outcome === null) return null;
  const known = changes.get(facts);
  if (known !== undefined) return known;
  const change = compare(facts, facts.outcome.kpi);
  changes.set(facts, change);
  return change;
}

const changes = new WeakMap<CampaignFacts, OutcomeChange | Refusal>();

/** Below this many results in a period nothing is said. */
const fewest = 30;

export const noPeriods: Refusal = {
  reason: 'There is no period before the flight to compare with, and no half of the flight of at least 14 days.',
  needed: 'Daily figures of as many days before the flight, or a flight of 28 days with daily figures.',
};

function compare(facts: CampaignFacts, kpi: KpiId): OutcomeChange | Refusal {
  const periods = twoPeriods(facts);
  if (periods === null) return noPeriods;
  const [before, now] = [periods.before.kpis[kpi], periods.now.kpis[kpi]];
  const sides = { before: wholeSide(periods.before, kpi), now: wholeSide(periods.now, kpi) };
  if (before === undefined || now === undefined || sides.before === null || sides.now === null) return tooFew;
  if (before.value === null || now.value === null || before.isTooFew || now.isTooFew) return tooFew;
  const whole = { before: sides.before, now: sides.now };
  const lift = dailyLift(clustersOf(whole.now, periods.now.days), clustersOf(whole.before, periods.before.days));
  if (lift === null) return tooFew;
  const dimensions = comparedDimensions(facts, periods, { kpi, whole });
  return { kpi, periods, before, now, beforeValue: before.value, nowValue: now.value, lift, whole, dimensions };
}

export const tooFew: Refusal = {
  reason: 'The days of the two periods hold too few results, or too little spread, to tell a change from chance.',
  needed: `At least ${fewest} results and 8 days in each period.`,
};

function clustersOf({ days }: GroupSide, dated: readonly { readonly day: string }[]) {
  return dated.flatMap(({ day }, at) => {
    const sums = days[at];
    return sums === undefined ? [] : [{ day, ...sums }];
  });
}

/** Without a breakdown by day there is nothing that the change could be divided by. */
export const noDimensions: Refusal = {
  reason: 'No dimension with at least two named groups is known by day in both periods.',
  needed: 'Daily figures by platform, campaign, ad, placement or another dimension.',
};

/** The answer of a kind that cannot compare two periods. */
export function refusedChange({ outcome }: CampaignFacts, askedBy: FindingKindId, refusal: Refusal): Answer {
  if (outcome === null) return silence;
  const { kpi } = outcome;
  const head = { id: `${askedBy}.${kpi}`, askedBy, method: 'two-periods', inputs: [], metric: kpi, unit: kpiOf(kpi).unit } as const;
  const scope = { place: 'total', entity: null, period: null };
  return { results: [makeResult({ ...head, ...refusal, scope, status: 'refused' })], findings: [] };
}

type ChangeClaim = Pick<OutcomeChange, 'kpi' | 'periods'> & { readonly now: Pick<KpiValue, 'coverage' | 'isTooFew'> };

/** What must be said beside a claim about the change. */
export function changeCaveats(facts: CampaignFacts, { kpi, now, periods }: ChangeClaim): readonly Caveat[] {
  const { start, end } = periods.now.period;
  const hasWholeWeeks = (daysBetween(start, end) + 1) % 7 === 0;
  return [...caveatsOf(facts, kpi, now), ...(hasWholeWeeks ? [] : ['different-weekdays' as const])];
}
