import { fields } from '../fields/catalogue.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { anomalyFacts } from './anomaly-facts.ts';
import { overlaps, partTopics } from './daily-part.ts';
import { valueIn } from './fact-in-role.ts';
import { largestDrafts } from './largest-drafts.ts';
import { makeResult } from './make-result.ts';
import { stakeOfMoney } from './stake.ts';
import { toldOnce } from './told-once.ts';
import { kpiOfRatio, periodAt, watchedDays, whyNotMore } from './watched-series.ts';
import type { Finding, Result } from '../finding.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { AnomalyEvent } from '../statistics/anomaly-events.ts';
import type { Draft, FindingKind } from './finding-kind.ts';
import type { WatchedDays, WatchedMetric } from './watched-series.ts';

/** Level of all series together: an alarm that is none costs trust. */
const level = 0.02;
/** A day nearer to what was expected is not worth a sentence. */
const smallest = 0.2;
const method = 'seasonal-trend-outlying-runs';

/** Days that lie far from what their weekday and the weeks around let expect, and that no fault of the data explains. */
export const anomaly: FindingKind = {
  id: 'anomaly',
  question: 'Were there unusual days?',
  needs: 'Three weeks of daily figures.',
  find: (facts) => {
    const asked = watchedDays(facts).filter(({ metric }) => isAsked(facts, metric));
    const tries = asked.filter(({ anomalies }) => anomalies.status === 'ok').length;
    const drafts = asked.flatMap((watched) => eventsOf(watched, tries).flatMap((event) => draftOf(facts, { watched, event, tries }) ?? []));
    return { results: asked.map((watched) => resultOf(watched, tries)), findings: largestDrafts(toldOnce(drafts, overlaps)) };
  },
};

/** Sums, and of the KPIs the one by which the campaign is judged. */
function isAsked({ outcome }: CampaignFacts, metric: WatchedMetric): boolean {
  return metric.kind === 'sum' || metric.id === outcome?.kpi;
}

/** Runs of days that are sure after the correction for all series; a level that stays is another question. */
function eventsOf({ anomalies }: WatchedDays, tries: number): readonly AnomalyEvent[] {
  return anomalies.events.filter(
    ({ kind, pValue, relative }) =>
      (kind === 'spike' || kind === 'drop') && pValue * tries < level && relative !== null && Math.abs(relative) >= smallest,
  );
}

function idOf({ part, metric }: WatchedDays): string {
  return `anomaly.${part.place.key}.${metric.id}`;
}

function resultOf(watched: WatchedDays, tries: number): Result {
  const { part, metric, series, anomalies } = watched;
  const [surest] = anomalies.events.filter(({ kind }) => kind === 'spike' || kind === 'drop').toSorted((a, b) => a.pValue - b.pValue);
  const head = {
    id: idOf(watched),
    askedBy: 'anomaly',
    method,
    inputs: [...series.values, ...(series.volumes ?? [])],
    scope: { place: part.place.key, entity: part.entity, period: surest === undefined ? null : periodAt(watched, surest) },
    metric: metric.id,
    unit: metric.kind === 'sum' ? fields[metric.id].unit : kpiOf(metric.id).unit,
    n: { rows: null, clusters: series.values.filter((value) => value !== null).length, events: null },
    drilldown: [`${part.place.key}.${metric.id}`],
    assumptions: ['Weekdays keep their share from week to week.'],
  } as const;
  const why = whyNotMore(anomalies);
  if (anomalies.status === 'refused') return makeResult({ ...head, status: 'refused', ...why });
  if (surest === undefined || anomalies.status === 'weak') return makeResult({ ...head, status: anomalies.status, ...why });
  const { actual, expected } = inUnit(watched, surest);
  const estimate = significant(actual - expected);
  return makeResult({
    ...head,
    status: 'ok',
    estimate,
    pValue: significant(surest.pValue),
    adjustedP: significant(Math.min(1, surest.pValue * tries)),
    effect: { absolute: estimate, relative: significant(actual / expected - 1), money: null },
  });
}

/** Both values in the metric's own unit. */
function inUnit({ metric }: WatchedDays, { actual, expected }: AnomalyEvent): { readonly actual: number; readonly expected: number } {
  if (metric.kind === 'sum') return { actual, expected };
  return { actual: kpiOfRatio(metric.id, actual), expected: kpiOfRatio(metric.id, expected) };
}

type Claim = { readonly watched: WatchedDays; readonly event: AnomalyEvent; readonly tries: number };

function draftOf(facts: CampaignFacts, { watched, event, tries }: Claim): Draft | null {
  const { part, metric } = watched;
  const period = periodAt(watched, event);
  const id = `${idOf(watched)}.${period.start}`;
  const cited = anomalyFacts(facts, watched, { id, period, expected: inUnit(watched, event).expected });
  const [difference, effect] = [valueIn(cited, 'difference'), valueIn(cited, 'effect')];
  if (difference === null || Math.abs(difference) < smallest) return null;
  return {
    id,
    kind: 'anomaly',
    tone: toneOf(watched, difference),
    entity: part.entity,
    period,
    comparator: 'expected',
    facts: cited,
    effectMoney: metric.id === 'spend' ? null : effect,
    result: idOf(watched),
    grade: 'C',
    caveats: [],
    stake: stakeOfMoney(facts, effect ?? 0),
    certainty: 1 - Math.min(1, event.pValue * tries),
    topics: [`metric:${metric.id}`, `days:${period.start}..${period.end}`, ...partTopics(part)],
  };
}

/** More spend is neither good nor bad by itself. */
function toneOf({ metric }: WatchedDays, difference: number): Finding['tone'] {
  if (metric.id === 'spend' || metric.id === 'impressions') return 'neutral';
  const isBetterMore = metric.kind === 'sum' || kpiOf(metric.id).better === 'higher';
  return difference > 0 === isBetterMore ? 'good' : 'bad';
}
