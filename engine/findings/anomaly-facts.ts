import { fields } from '../fields/catalogue.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { calculatedFact, citeDays, estimatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { daysBetween } from '../fields/day.ts';
import { moneyEffect } from './money-effect.ts';
import { measuresOf } from './watched-series.ts';
import type { Fact } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { Ledger } from '../metrics/references.ts';
import type { WatchedDays } from './watched-series.ts';

/** Id of the finding, its days, and what was to be expected of them in the metric's unit. */
export type UnusualDays = { readonly id: string; readonly period: Period; readonly expected: number };

/**
 * What there is to say of unusual days: their `value`, what was to be expected (`comparator`), the relative `difference`, the `days`, and
 * the money between both (`effect`): spend and revenue themselves, results and clicks at the price of the whole period.
 */
export function anomalyFacts({ ledger }: CampaignFacts, watched: WatchedDays, { id, period, expected }: UnusualDays): readonly Fact[] {
  const { part, metric } = watched;
  const days = citeDays(ledger, part, period);
  const unit = metric.kind === 'sum' ? fields[metric.id].unit : kpiOf(metric.id).unit;
  const tag = { metric: metric.id, entity: part.entity, period };
  const [value, comparator] = [`${days.place}.${metric.id}`, `${id}.comparator`];
  const estimation = {
    method: 'seasonal-trend',
    output: 'expected',
    inputs: [],
    series: [{ place: part.place.key, measures: measuresOf(metric) }],
    unit,
    value: significant(expected) ?? 0,
    low: null,
    high: null,
  } as const;
  const count = { origin: 'the days that stand out', unit: 'days', value: String(daysBetween(period.start, period.end) + 1) } as const;
  const made = [
    factOf(ledger, value, { ...tag, role: 'value' }),
    estimatedFact(ledger, comparator, estimation, { ...tag, role: 'comparator' }),
    calculatedFact(
      ledger,
      `${id}.difference`,
      { operation: 'relative-difference', inputs: [value, comparator], unit: 'share' },
      { ...tag, role: 'difference' },
    ),
    givenFact(ledger, `${id}.days`, count, { ...tag, role: 'days', metric: 'count' }),
  ];
  return [...made, effectOf(ledger, watched, { id, value, comparator })].filter((fact) => fact !== null);
}

type Pair = { readonly id: string; readonly value: string; readonly comparator: string };

/** At what price sums that are no money are weighed. */
const prices: Readonly<Partial<Record<MeasureId, KpiId>>> = {
  impressions: 'cpm',
  clicks: 'cpc',
  conversions: 'cpa',
  leads: 'cpl',
  installs: 'cpi',
  engagements: 'cpe',
  video_views: 'cpv',
  video_q100: 'cpcv',
};

function effectOf(ledger: Ledger, { part, metric }: WatchedDays, { id, value, comparator }: Pair): Fact | null {
  const { entity, place } = part;
  if (metric.kind === 'kpi') return moneyEffect(ledger, id, { value, base: comparator, entity });
  const tag = { role: 'effect', metric: 'value-at-stake', entity } as const;
  const { unit } = fields[metric.id];
  const inputs = [value, comparator];
  if (unit === 'money') return calculatedFact(ledger, `${id}.effect`, { operation: 'difference', inputs, unit }, tag);
  const price = prices[metric.id];
  if (price === undefined) return null;
  calculatedFact(ledger, `${id}.excess`, { operation: 'difference', inputs, unit }, tag);
  const kpi = `${place.key}.${price}`;
  const factors = [`${id}.excess`, kpi];
  if (kpiOf(price).per === 1) return calculatedFact(ledger, `${id}.effect`, { operation: 'product', inputs: factors, unit: 'money' }, tag);
  givenFact(
    ledger,
    `${id}.per`,
    { origin: `the definition of ${kpiOf(price).label}`, unit: 'number', value: String(1 / kpiOf(price).per) },
    tag,
  );
  return calculatedFact(ledger, `${id}.effect`, { operation: 'product', inputs: [...factors, `${id}.per`], unit: 'money' }, tag);
}
