import { addDays, daysBetween } from '../fields/day.ts';
import { calculatedFact, citeDays, factOf } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { claimedPeriods } from './claimed-days.ts';
import { moneyEffect } from './money-effect.ts';
import { measuresOf, periodAt } from './watched-series.ts';
import type { Fact } from '../finding.ts';
import type { Period } from '../fields/period.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DailyPart } from './daily-part.ts';
import type { WatchedDays } from './watched-series.ts';

/** A level needs as many days to be one. */
const fewestDays = 5;

/** The days of both levels. */
export type Levels = { readonly before: Period; readonly after: Period };

/**
 * The new level and the one before it, both cut where a fault of the data or another change begins: a broken day moves the price of its
 * level. Null where too few days are left of one.
 */
export function quietPeriods(facts: CampaignFacts, watched: WatchedDays, changed: Period): Levels | null {
  const { part, metric, days, anomalies } = watched;
  const claimed = claimedPeriods(facts, { entity: part.entity, measures: measuresOf(metric) });
  const earlier = anomalies.events.filter(({ kind }) => kind === 'rise' || kind === 'fall').map((event) => periodAt(watched, event).start);
  const starts = [days[0] ?? '', ...earlier, ...claimed.map(({ end }) => addDays(end, 1))].filter((day) => day < changed.start);
  const ends = [changed.end, ...claimed.map(({ start }) => addDays(start, -1))].filter((day) => day >= changed.start);
  const before = { start: starts.toSorted().at(-1) ?? '', end: addDays(changed.start, -1) };
  const after = { start: changed.start, end: ends.toSorted()[0] ?? changed.end };
  return [before, after].every(({ start, end }) => daysBetween(start, end) + 1 >= fewestDays) ? { before, after } : null;
}

/** The part, the KPI and the finding that a change is told of. */
export type LevelChange = Levels & { readonly part: DailyPart; readonly kpi: KpiId; readonly id: string };

/**
 * What there is to say of a change: the KPI since (`value`) and before (`comparator`) with their intervals, the relative `difference`, and
 * what it is worth (`effect`): the spend since at the price of before, or the difference's share of it where the KPI is no price.
 */
export function changeFacts({ ledger, facts }: CampaignFacts, { part, kpi, id, before, after }: LevelChange): readonly Fact[] {
  const { entity } = part;
  const [now, then] = [citeDays(ledger, part, after), citeDays(ledger, part, before)];
  const [value, base] = [`${now.place}.${kpi}`, `${then.place}.${kpi}`];
  const tag = { metric: kpi, entity, period: after };
  const difference = { operation: 'relative-difference', inputs: [value, base], unit: 'share' } as const;
  const made = [
    factOf(ledger, value, { ...tag, role: 'value', n: now.kpis[kpi]?.n ?? null }),
    factOf(ledger, base, { ...tag, role: 'comparator', period: before, n: then.kpis[kpi]?.n ?? null }),
    calculatedFact(ledger, `${id}.difference`, difference, { ...tag, role: 'difference' }),
  ];
  const share = { operation: 'product', inputs: [`${now.place}.spend`, `${id}.difference`], unit: 'money' } as const;
  const effect =
    moneyEffect(ledger, id, { value, base, entity }) ??
    (kpiOf(kpi).better === 'higher' && !facts.plan.isMoneyMixed
      ? calculatedFact(ledger, `${id}.effect`, share, { role: 'effect', metric: 'value-at-stake', entity })
      : null);
  return [...made, effect].filter((fact) => fact !== null);
}
