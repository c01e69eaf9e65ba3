import { formatMillionths, parseMillionths, toUnits } from '../fields/decimal.ts';
import { calculatedFact, citeDays, givenFact } from '../metrics/cite-facts.ts';
import { measuredOf, narrowFacts } from '../metrics/period-facts.ts';
import { dailyLift } from './daily-lift.ts';
import { dailySums } from './day-clusters.ts';
import { valueIn } from './fact-in-role.ts';
import { silence } from './finding-kind.ts';
import { makeResult } from './make-result.ts';
import { stakeOfMoney } from './stake.ts';
import type { Delivery } from '../analysis.ts';
import type { Fact, Result } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { Lift } from '../statistics/log-lift-interval.ts';
import type { DayCluster } from '../statistics/ratio-contrast.ts';
import type { Draft, FindingKind } from './finding-kind.ts';

/** The days that are looked at: one of each weekday. */
const lastDays = 7;
/** Days before them from which the usual pace is taken. */
const minDaysBefore = 14;
/** Points of pacing below which nothing is said. */
const smallest = 0.1;
/** Spend of neighbouring days is alike, so a day says less than a day of chance: the level is stricter than usual. */
const level = 0.01;
const method = 'log-ratio-on-days';
const id = 'pacing-drift';

/** Whether the last seven days were spent at another pace than those before, each against its plan. */
export const pacingDrift: FindingKind = {
  id,
  question: 'Is the money spent at another pace than before?',
  needs: 'A budget in the brief and daily spend of three weeks.',
  find: (facts) => {
    const pace = paceOf(facts.delivery.daily);
    if (pace === null) return silence;
    const lift = dailyLift(pace.last, pace.before, lastDays);
    const draft = lift === null || lift.p > level ? null : draftOf(facts, pace, lift);
    return { results: [resultOf(facts, pace, lift)], findings: draft === null ? [] : [draft] };
  },
};

/** Spend and plan of each day, of the last seven and of those before. */
type Pace = { readonly last: readonly DayCluster[]; readonly before: readonly DayCluster[]; readonly planned: Planned };
/** Decimal text of what was planned. */
type Planned = { readonly last: string; readonly before: string };

function paceOf(daily: Delivery['daily']): Pace | null {
  const points = daily.flatMap(({ day, planned, actual }) => {
    const [plan, spend] = [planned === null ? null : parseMillionths(planned), parseMillionths(actual)];
    return plan === null || spend === null ? [] : [{ day, plan, spend }];
  });
  const cut = points.length - lastDays;
  const [start, end] = [points[cut - 1], points.at(-1)];
  if (cut < minDaysBefore || start === undefined || end === undefined) return null;
  const days = points.map(({ day, plan, spend }, at) => ({
    day,
    numerator: toUnits(spend - (points[at - 1]?.spend ?? 0n)),
    denominator: toUnits(plan - (points[at - 1]?.plan ?? 0n)),
  }));
  const planned = { last: formatMillionths(end.plan - start.plan), before: formatMillionths(start.plan) };
  return { last: days.slice(cut), before: days.slice(0, cut), planned };
}

function periodOf(days: readonly DayCluster[]): Period {
  return { start: days[0]?.day ?? '', end: days.at(-1)?.day ?? '' };
}

function resultOf({ ledger }: CampaignFacts, { last, before }: Pace, lift: Lift | null): Result {
  const head = {
    id,
    askedBy: id,
    method,
    inputs: [...before, ...last].flatMap(({ numerator, denominator }) => [numerator, denominator]),
    scope: { place: 'total', entity: null, period: periodOf(last) },
    metric: 'pacing',
    unit: 'share',
    n: { rows: null, clusters: last.length, events: null },
    drilldown: ledger.references.has('delivery.pacing') ? ['delivery.pacing'] : [],
  } as const;
  if (lift === null)
    return makeResult({
      ...head,
      status: 'refused',
      reason: 'Every day was spent at the same pace, or nothing was spent or planned, so there is no spread to judge a change by.',
      needed: null,
    });
  return makeResult({
    ...head,
    status: 'ok',
    estimate: lift.lift,
    interval: { level: 0.95, low: lift.low, high: lift.high, kind: method },
    pValue: lift.p,
    adjustedP: lift.p,
    effect: { absolute: null, relative: lift.lift, money: null },
    assumptions: ['Days are independent of each other.'],
  });
}

function draftOf(facts: CampaignFacts, pace: Pace, lift: Lift): Draft | null {
  const cited = citedFacts(facts, pace);
  const [now, before, effect] = [valueIn(cited, 'value'), valueIn(cited, 'comparator'), valueIn(cited, 'effect')];
  if (now === null || before === null || effect === null || Math.abs(now - before) < smallest) return null;
  const period = periodOf(pace.last);
  return {
    id,
    kind: id,
    tone: Math.abs(now - 1) > Math.abs(before - 1) ? 'bad' : 'neutral',
    entity: null,
    period,
    comparator: 'days-before',
    facts: cited,
    effectMoney: null,
    result: id,
    grade: 'C',
    caveats: pace.before.length % 7 === 0 ? [] : ['different-weekdays'],
    stake: stakeOfMoney(facts, effect),
    certainty: 1 - lift.p,
    topics: ['metric:budget', `days:${period.start}..${period.end}`],
  };
}

/** Both paces, the points between them, and what was spent beyond the pace of before. */
function citedFacts({ ledger, facts }: CampaignFacts, { last, before, planned }: Pace): readonly Fact[] {
  const { dailySources } = measuredOf(facts);
  const daily = narrowFacts(facts, (source) => dailySources.includes(source));
  const group = { plan: daily.plan, place: { key: 'total', filters: [] }, days: dailySums(daily) };
  const pacing = (part: 'last' | 'before', role: string): Fact | null => {
    const period = periodOf(part === 'last' ? last : before);
    const plan = `${id}.planned-${part}`;
    givenFact(ledger, plan, { origin: 'brief, spread over its days', unit: 'money', value: planned[part] }, { role, metric: 'budget' });
    const inputs = [`${citeDays(ledger, group, period).place}.spend`, plan];
    return calculatedFact(ledger, `${id}.${role}`, { operation: 'ratio', inputs, unit: 'share' }, { role, metric: 'pacing', period });
  };
  const [value, comparator] = [pacing('last', 'value'), pacing('before', 'comparator')];
  if (value === null || comparator === null) return [];
  const period = periodOf(last);
  const pair = [value.id, comparator.id];
  const points = { operation: 'difference', inputs: pair, unit: 'points' } as const;
  const difference = calculatedFact(ledger, `${id}.difference`, points, { role: 'difference', metric: 'pacing', period });
  const beyond = { operation: 'product', inputs: [`${id}.difference`, `${id}.planned-last`], unit: 'money' } as const;
  const effect = calculatedFact(ledger, `${id}.effect`, beyond, { role: 'effect', metric: 'value-at-stake', period });
  return [value, comparator, difference, effect].filter((fact) => fact !== null);
}
