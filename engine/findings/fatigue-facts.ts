import { kpiOf } from '../metrics/catalogue.ts';
import { calculatedFact, citeDays, estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { dayFromNumber } from '../fields/day.ts';
import type { Fact } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { FactTag } from '../metrics/cite-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Fatigue } from '../statistics/creative-fatigue.ts';
import type { AdRecord } from './ad-records.ts';
import type { DailyPart } from './daily-part.ts';
import type { Wear, Worn } from './worn-events.ts';

/** What is told of one worn ad. */
export type WornAd = {
  readonly id: string;
  readonly rate: KpiId;
  readonly ad: AdRecord;
  readonly wear: Wear;
  readonly daysUntil: Fatigue['daysUntilTarget'];
  /** The price that is wanted, or that the campaign has: its id and its KPI. */
  readonly limit: { readonly id: string; readonly kpi: KpiId } | null;
};

export const method = 'slope-on-exposure-against-other-ads';

/**
 * What there is to say of a worn ad: its rate in the last third of its days (`value`) and in the first (`comparator`), what lies between
 * (`difference`), the `drop` that wear explains, all its `exposures`, the events `lost` in the flight against its fresh rate and what they
 * are worth (`effect`), and the days until its price passes the one that is wanted, else that of the campaign (`days-until`, `limit`).
 */
export function fatigueFacts({ ledger, facts }: CampaignFacts, worn: WornAd): readonly Fact[] {
  const { id, rate, ad } = worn;
  const { entity } = ad.part;
  const [beginning, end] = thirdsOf(ad);
  if (beginning === null || end === null) return [];
  const [then, now] = [citeDays(ledger, beginning.part, beginning.period), citeDays(ledger, end.part, end.period)];
  const [value, base] = [`${now.place}.${rate}`, `${then.place}.${rate}`];
  const difference = { operation: 'relative-difference', inputs: [value, base], unit: 'share' } as const;
  return [
    factOf(ledger, value, { role: 'value', metric: rate, entity, period: end.period }),
    factOf(ledger, base, { role: 'comparator', metric: rate, entity, period: beginning.period }),
    calculatedFact(ledger, `${id}.difference`, difference, { role: 'difference', metric: rate, entity, period: end.period }),
    wearFact(ledger, worn, { ...worn.wear.drop, role: 'drop', unit: 'share', metric: rate }),
    exposuresFact(ledger, worn),
    ...(facts.plan.isMoneyMixed ? [] : lostFacts(ledger, worn)),
    ...daysUntilFacts(ledger, worn),
  ].filter((fact) => fact !== null);
}

type Third = { readonly part: DailyPart; readonly period: Period };

/** The first and the last third of an ad's days; one that reaches over the beginning of the flight is cut there. */
function thirdsOf({ part, earlier, history }: AdRecord): readonly [Third | null, Third | null] {
  const shown = history.days.filter(({ trials }) => trials > 0).map(({ day }) => dayFromNumber(day));
  const third = Math.floor(shown.length / 3);
  const within = (days: readonly string[], own: DailyPart): Third | null => {
    const known = days.filter((day) => own.days.some((sums) => sums.day === day));
    const [start, last] = [known[0], known.at(-1)];
    return start === undefined || last === undefined ? null : { part: own, period: { start, end: last } };
  };
  const first = shown.slice(0, third);
  const beginning = (earlier === null ? null : within(first, earlier)) ?? within(first, part);
  return [beginning, within(shown.slice(-third), part)];
}

type Estimate = Worn & { readonly unit: Fact['unit'] } & Pick<FactTag, 'role' | 'metric'>;

function wearFact(ledger: Ledger, { id, ad, rate }: WornAd, { role, metric, unit, ...worn }: Estimate): Fact | null {
  const { numerator, denominator } = kpiOf(rate);
  const places = [ad.earlier, ad.part].flatMap((part) => part?.place.key ?? []);
  const estimation = {
    method,
    output: role,
    inputs: [],
    series: places.map((place) => ({ place, measures: [numerator, denominator] })),
    unit,
    value: significant(worn.value) ?? 0,
    // A bound that is not known leaves no interval.
    low: Number.isFinite(worn.high) ? significant(worn.low) : null,
    high: significant(worn.high),
  } as const;
  return estimatedFact(ledger, `${id}.${role}`, estimation, { role, metric, entity: ad.part.entity });
}

function exposuresFact(ledger: Ledger, { id, ad }: WornAd): Fact | null {
  const { entity, place } = ad.part;
  const tag = { role: 'exposures', metric: 'impressions', entity } as const;
  if (ad.earlier === null) return factOf(ledger, `${place.key}.impressions`, tag);
  const inputs = [`${ad.earlier.place.key}.impressions`, `${place.key}.impressions`];
  const period = { start: ad.earlier.days[0]?.day ?? '', end: ad.part.days.at(-1)?.day ?? '' };
  return calculatedFact(ledger, `${id}.exposures`, { operation: 'sum', inputs, unit: 'count' }, { ...tag, period });
}

/** Lost events at what the campaign pays for one. */
function lostFacts(ledger: Ledger, worn: WornAd): readonly (Fact | null)[] {
  const { id, rate, ad } = worn;
  const { numerator } = kpiOf(rate);
  const { value, low, high } = worn.wear.lost;
  const whole = { value: Math.round(value), low: Math.round(low), high: Math.round(high) };
  const lost = wearFact(ledger, worn, { ...whole, role: 'lost', unit: 'count', metric: numerator });
  const tag = { role: 'effect', metric: 'value-at-stake', entity: ad.part.entity } as const;
  const inputs = ['total.spend', `total.${numerator}`];
  calculatedFact(ledger, `${id}.price`, { operation: 'ratio', inputs, unit: 'money' }, tag);
  const effect = { operation: 'product', inputs: [`${id}.lost`, `${id}.price`], unit: 'money' } as const;
  return [lost, calculatedFact(ledger, `${id}.effect`, effect, tag)];
}

function daysUntilFacts(ledger: Ledger, worn: WornAd): readonly (Fact | null)[] {
  const { daysUntil, limit } = worn;
  if (daysUntil === null || limit === null || daysUntil.value === 0) return [];
  const { low, value, high } = daysUntil;
  const days = { low: Math.round(low), value: Math.round(value), high: high === null ? Number.NaN : Math.round(high) };
  return [
    wearFact(ledger, worn, { ...days, role: 'days-until', unit: 'days', metric: 'count' }),
    factOf(ledger, limit.id, { role: 'limit', metric: limit.kpi }),
  ];
}
