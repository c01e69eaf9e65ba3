import { addDays, daysBetween } from '../fields/day.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { isMoney } from '../metrics/sums.ts';
import { findAnomalies } from '../statistics/anomalies.ts';
import { claimedPeriods } from './claimed-days.ts';
import { amountOn, dailyParts, sidesOf } from './daily-part.ts';
import { roughLook } from './rough-look.ts';
import type { Result } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Anomalies } from '../statistics/anomalies.ts';
import type { WatchedSeries } from '../statistics/stabilised-series.ts';
import type { DailyPart } from './daily-part.ts';

/** A sum, or a KPI, that is watched from day to day. */
export type WatchedMetric =
  | { readonly kind: 'sum'; readonly id: MeasureId }
  | { readonly kind: 'kpi'; readonly id: KpiId; readonly numerator: string; readonly denominator: string };

/** One metric of one part day by day, and what stands out of it. */
export type WatchedDays = {
  readonly part: DailyPart;
  readonly metric: WatchedMetric;
  /** Every day from the first to the last. */
  readonly days: readonly string[];
  readonly series: WatchedSeries;
  /** Of a sum no lasting levels are asked. */
  readonly anomalies: Anomalies;
};

/** The largest channels are watched; below them a day is mostly chance. */
const channelsWatched = 3;

/** Two kinds ask of the same facts, which never change. */
const known = new WeakMap<CampaignFacts, readonly WatchedDays[]>();

/**
 * What stands out of spend, impressions, clicks, results and revenue, and of the outcome's KPI, CTR, conversion rate and CPM of the
 * campaign, and of spend, results and the outcome's KPI of its largest channels. Days that a fault of the data explains are not looked at.
 */
export function watchedDays(facts: CampaignFacts): readonly WatchedDays[] {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const { whole, channels } = dailyParts(facts);
  const { event, kpi } = facts.outcome ?? { event: 'conversions', kpi: null };
  const measures: readonly MeasureId[] = ['spend', 'impressions', 'clicks', event, 'revenue'];
  const kpis: readonly (KpiId | null)[] = [kpi, 'ctr', 'cvr', 'cpm'];
  const made = [
    ...(whole === null ? [] : watchPart(facts, whole, { measures, kpis })),
    ...channels.slice(0, channelsWatched).flatMap((part) => watchPart(facts, part, { measures: ['spend', event], kpis: [kpi] })),
  ];
  known.set(facts, made);
  return made;
}

/** Ids of measures whose faults explain days of a metric. */
export function measuresOf(metric: WatchedMetric): readonly MeasureId[] {
  if (metric.kind === 'sum') return [metric.id];
  const { numerator, denominator } = kpiOf(metric.id);
  return [numerator, denominator];
}

/** Why a series was refused or only looked at once, and what it takes; both null where all is well. */
export function whyNotMore({ reason, needed }: Anomalies): Pick<Result, 'reason' | 'needed'> {
  return { reason: reason === null ? null : reasons[reason], needed: needed === null ? null : `${needed} days with a value.` };
}

const reasons: Readonly<Record<NonNullable<Anomalies['reason']>, string>> = {
  'few-values': 'Too few days have a value.',
  constant: 'All days are alike, so none can stand out.',
  'short-series': 'Less than three weeks can only be tested for one lasting change.',
};

/** The KPI that a ratio of the watched series stands for: prices are watched as what the money brings, because that is counted. */
export function kpiOfRatio(id: KpiId, ratio: number): number {
  const { per } = kpiOf(id);
  return isPrice(id) ? per / ratio : per * ratio;
}

/** The days of two positions, both included. */
export function periodAt({ days }: Pick<WatchedDays, 'days'>, span: Span): Period {
  return { start: days[span.first] ?? '', end: days[span.last] ?? '' };
}

type Wanted = { readonly measures: readonly MeasureId[]; readonly kpis: readonly (KpiId | null)[] };

function watchPart(facts: CampaignFacts, part: DailyPart, { measures, kpis }: Wanted): readonly WatchedDays[] {
  const sums = [...new Set(measures)].filter((id) => part.plan.fields.includes(id) && !(part.plan.isMoneyMixed && isMoney(id)));
  const metrics: readonly WatchedMetric[] = [
    ...sums.map((id) => ({ kind: 'sum', id }) as const),
    ...[...new Set(kpis)].flatMap((id) => {
      const sides = id === null ? null : sidesOf(part, id);
      return id === null || sides === null ? [] : [{ kind: 'kpi', id, ...sides } as const];
    }),
  ];
  return metrics.map((metric) => watchMetric(facts, part, metric));
}

function watchMetric(facts: CampaignFacts, part: DailyPart, metric: WatchedMetric): WatchedDays {
  const [first, last] = [part.days[0]?.day ?? '', part.days.at(-1)?.day ?? ''];
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at));
  const series = seriesOf(part, metric, days);
  const known = claimedPeriods(facts, { entity: part.entity, measures: measuresOf(metric) }).map(({ start, end }) => ({
    first: daysBetween(first, start),
    last: daysBetween(first, end),
  }));
  return { part, metric, days, series, anomalies: anomaliesOf(series, { known, isLevelAsked: metric.kind === 'kpi' }) };
}

/** Values from which a season and a trend are told apart. */
const threeWeeks = 21;

type Span = { readonly first: number; readonly last: number };
type Look = { readonly known: readonly Span[]; readonly isLevelAsked: boolean };

function anomaliesOf(series: WatchedSeries, { known, isLevelAsked }: Look): Anomalies {
  if (series.values.filter((value) => value !== null).length >= threeWeeks) {
    const { hasFarDay, hasStep } = roughLook(series, known);
    if (!hasFarDay && !(isLevelAsked && hasStep)) return { status: 'ok', reason: null, needed: null, events: [], expected: [] };
  }
  return findAnomalies(series, { step: 'days', known, minRelativeEffect: leastEffect });
}

/** Less than this share of what was expected is not worth a sentence. */
const leastEffect = 0.15;

/** A day without rows is unknown; a cell that is left empty on a day with rows counts nothing. */
function seriesOf(part: DailyPart, metric: WatchedMetric, days: readonly string[]): WatchedSeries {
  const rows = new Map(part.days.map((sums) => [sums.day, sums]));
  const amounts = (id: string): readonly (number | null)[] =>
    days.map((day) => {
      const sums = rows.get(day);
      return sums === undefined ? null : (amountOn(sums, id) ?? 0);
    });
  if (metric.kind === 'sum') return { values: amounts(metric.id), measure: isMoney(metric.id) ? 'amount' : 'count' };
  const { numerator, kind } = kpiOf(metric.id);
  if (isPrice(metric.id)) return { values: amounts(metric.denominator), volumes: amounts(metric.numerator), measure: 'count' };
  const measure = kind === 'count' && !isMoney(numerator) ? 'count' : 'amount';
  return { values: amounts(metric.numerator), volumes: amounts(metric.denominator), measure };
}

/** Money for events; CPM is left as it is: impressions are not won one by one. */
function isPrice(id: KpiId): boolean {
  return kpiOf(id).kind === 'cost' && kpiOf(id).denominator !== 'impressions';
}
