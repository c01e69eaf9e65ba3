import { daysBetween } from '../fields/day.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { changeFacts, quietPeriods } from './level-change-facts.ts';
import { partTopics } from './daily-part.ts';
import { valueIn } from './fact-in-role.ts';
import { caveatsOf } from './kpi-claim.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { stakeOfMoney } from './stake.ts';
import { toldOnce } from './told-once.ts';
import { kpiOfRatio, periodAt, watchedDays, whyNotMore } from './watched-series.ts';
import type { Caveat, Result } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { AnomalyEvent } from '../statistics/anomaly-events.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { WatchedDays } from './watched-series.ts';

/** Level of all series together. */
const level = 0.01;
/** A level nearer to the one before is not worth a sentence. */
const smallest = 0.15;
/** Days between two changes that are one. */
const sameChange = 3;
/** What a change counts that was found without knowing the weekdays. */
const weakCertainty = 0.5;
const method = 'change-points-with-season';

/** Lasting changes of what results cost or money returns, of CTR, conversion rate and CPM. */
export const changePoint: FindingKind = {
  id: 'change-point',
  question: 'When did the campaign change for good?',
  needs: 'Three weeks of daily figures; ten days for a first look.',
  find: (facts) => {
    const asked = watchedDays(facts).flatMap((watched) => {
      const { metric } = watched;
      return metric.kind === 'kpi' ? [{ watched, kpi: metric.id }] : [];
    });
    const tries = asked.filter(({ watched }) => watched.anomalies.status !== 'refused').length;
    const drafts = asked.flatMap((question) =>
      changesOf(question, tries).flatMap((event) => draftOf(facts, { ...question, event, tries }) ?? []),
    );
    return { results: asked.map((question) => resultOf(question, tries)), findings: largestDrafts(toldOnce(drafts, isSameChange)) };
  },
};

type Question = { readonly watched: WatchedDays; readonly kpi: KpiId };

function isSameChange(a: Period, b: Period): boolean {
  return Math.abs(daysBetween(a.start, b.start)) <= sameChange;
}

function levelsOf({ watched }: Question): readonly AnomalyEvent[] {
  return watched.anomalies.events.filter(({ kind }) => kind === 'rise' || kind === 'fall');
}

function changesOf(question: Question, tries: number): readonly AnomalyEvent[] {
  return levelsOf(question).filter(({ pValue }) => pValue * tries < level);
}

function idOf({ watched, kpi }: Question): string {
  return `change-point.${watched.part.place.key}.${kpi}`;
}

function resultOf(question: Question, tries: number): Result {
  const { watched, kpi } = question;
  const { part, series, anomalies } = watched;
  const [surest] = levelsOf(question).toSorted((a, b) => a.pValue - b.pValue);
  const head = {
    id: idOf(question),
    askedBy: 'change-point',
    method,
    inputs: [...series.values, ...(series.volumes ?? [])],
    scope: { place: part.place.key, entity: part.entity, period: surest === undefined ? null : periodAt(watched, surest) },
    metric: kpi,
    unit: kpiOf(kpi).unit,
    n: { rows: null, clusters: series.values.filter((value) => value !== null).length, events: null },
    drilldown: [`${part.place.key}.${kpi}`],
    assumptions: ['Weekdays keep their share from week to week.'],
  } as const;
  const { status } = anomalies;
  const why = whyNotMore(anomalies);
  if (status === 'refused' || surest === undefined) return makeResult({ ...head, status, ...why });
  const [actual, expected] = [kpiOfRatio(kpi, surest.actual), kpiOfRatio(kpi, surest.expected)];
  const estimate = significant(actual - expected);
  return makeResult({
    ...head,
    status,
    ...why,
    estimate,
    pValue: significant(surest.pValue),
    adjustedP: significant(Math.min(1, surest.pValue * tries)),
    effect: { absolute: estimate, relative: significant(actual / expected - 1), money: null },
  });
}

type Claim = Question & { readonly event: AnomalyEvent; readonly tries: number };

function draftOf(facts: CampaignFacts, claim: Claim): Draft | null {
  const { watched, kpi, event, tries } = claim;
  const { part, anomalies } = watched;
  const periods = quietPeriods(facts, watched, periodAt(watched, event));
  if (periods === null) return null;
  const { start, end } = periods.after;
  const id = `${idOf(claim)}.${start}`;
  const cited = changeFacts(facts, { part, kpi, id, ...periods });
  const [difference, effect] = [valueIn(cited, 'difference'), valueIn(cited, 'effect')];
  if (difference === null || Math.abs(difference) < smallest) return null;
  const isWeak = anomalies.status === 'weak';
  const certainty = 1 - Math.min(1, event.pValue * tries);
  return {
    id,
    kind: 'change-point',
    tone: difference > 0 === (kpiOf(kpi).better === 'higher') ? 'good' : 'bad',
    entity: part.entity,
    period: periods.after,
    comparator: 'days-before',
    facts: cited,
    effectMoney: effect,
    result: idOf(claim),
    grade: 'C',
    caveats: caveatsFor(facts, claim),
    stake: stakeOfMoney(facts, effect ?? 0),
    certainty: isWeak ? certainty * weakCertainty : certainty,
    topics: [`metric:${kpi}`, `days:${start}..${end}`, ...partTopics(part)],
  };
}

function caveatsFor(facts: CampaignFacts, { watched, kpi }: Question): readonly Caveat[] {
  const own = watched.part.entity === null ? (facts.kpis[kpi] ?? null) : null;
  const caveats = caveatsOf(facts, kpi, { coverage: own?.coverage ?? null, isTooFew: false });
  return watched.anomalies.status === 'weak' ? [...caveats, 'different-weekdays'] : caveats;
}
