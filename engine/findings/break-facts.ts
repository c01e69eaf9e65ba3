import { fields } from '../fields/catalogue.ts';
import { calculatedFact, citeDays, estimatedFact, factOf, givenFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { sidesOf } from './daily-part.ts';
import type { Fact } from '../finding.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { DaysPlace } from '../metrics/cite-facts.ts';
import type { Ledger } from '../metrics/references.ts';
import type { TrackingBreak } from './find-tracking-breaks.ts';

export const method = 'rate-of-the-other-days';

/** Id of the finding, and its days on record. */
export type BreakPlace = { readonly id: string; readonly days: DaysPlace };

/**
 * What there is to say of a break: what was counted (`value`) and what was to be expected (`comparator`), what lies between them
 * (`lost`, of revenue `difference`), the `days` and what went on in the meantime (`volume`), their `spend`, and what the lost results are worth at the
 * revenue, else the cost, per result of the other days (`effect`, below 0).
 */
export function breakFacts(facts: CampaignFacts, found: TrackingBreak, at: BreakPlace): readonly Fact[] {
  const counted = countFacts(facts.ledger, found, at);
  const money = facts.facts.plan.isMoneyMixed ? [] : moneyFacts(facts.ledger, found, at);
  return [...counted, ...money].filter((fact) => fact !== null);
}

function countFacts(ledger: Ledger, { part, counter, run }: TrackingBreak, { id, days }: BreakPlace): readonly (Fact | null)[] {
  const { measure, events, volume, volumeMeasure } = counter;
  const { entity, place } = part;
  const { unit } = fields[measure];
  const tag = { metric: measure, entity, period: run.period };
  const [counted, expected, brought] = [`${days.place}.${events}`, `${id}.expected`, `${days.place}.${volume}`];
  const expectation = {
    method,
    output: 'expected',
    inputs: [brought],
    series: [{ place: place.key, measures: [measure, volumeMeasure] }],
    unit,
    value: significant(run.expected.value) ?? 0,
    low: significant(run.expected.low),
    high: significant(run.expected.high),
  } as const;
  const lost = { operation: 'difference', inputs: [counted, expected], unit } as const;
  const given = { origin: 'the days on which nearly nothing was counted', unit: 'days', value: String(run.days) } as const;
  return [
    factOf(ledger, counted, { ...tag, role: 'value' }),
    estimatedFact(ledger, expected, expectation, { ...tag, role: 'comparator' }),
    // Lost revenue is its own worth.
    calculatedFact(ledger, `${id}.lost`, lost, { ...tag, role: measure === 'revenue' ? 'difference' : 'lost' }),
    givenFact(ledger, `${id}.days`, given, { ...tag, role: 'days', metric: 'count' }),
    factOf(ledger, brought, { ...tag, role: 'volume', metric: volumeMeasure }),
  ];
}

function moneyFacts(ledger: Ledger, found: TrackingBreak, { id, days }: BreakPlace): readonly (Fact | null)[] {
  const { part, run, counter } = found;
  const tag = { entity: part.entity, period: run.period };
  const price = counter.measure === 'revenue' ? null : priceOf(ledger, found, { id, days });
  const lost = `${id}.lost`;
  const worth =
    price === null
      ? ({ operation: 'sum', inputs: [lost], unit: 'money' } as const)
      : ({ operation: 'product', inputs: [lost, price], unit: 'money' } as const);
  const isPriced = price !== null || counter.measure === 'revenue';
  return [
    factOf(ledger, `${days.place}.spend`, { ...tag, role: 'spend', metric: 'spend' }),
    isPriced ? calculatedFact(ledger, `${id}.effect`, worth, { ...tag, role: 'effect', metric: 'value-at-stake' }) : null,
  ];
}

/** What one result brings, else what it costs. */
const prices: Readonly<Partial<Record<MeasureId, readonly KpiId[]>>> = {
  conversions: ['aov', 'cpa'],
  leads: ['cpl'],
  installs: ['cpi'],
  clicks: ['cpc'],
  impressions: ['cpm'],
};

/** Id of the money of the other days by their results; null where it is unknown or nothing. */
function priceOf(ledger: Ledger, { part, counter }: TrackingBreak, { id, days }: BreakPlace): string | null {
  const [start, end] = [part.days[0]?.day ?? '', part.days.at(-1)?.day ?? ''];
  const all = citeDays(ledger, part, { start, end });
  const tag = { role: 'input', metric: 'value-at-stake' } as const;
  const outside = (sum: string, unit: 'money' | 'count'): string => {
    const inputs = [`${all.place}.${sum}`, `${days.place}.${sum}`];
    calculatedFact(ledger, `${id}.other-${sum}`, { operation: 'difference', inputs, unit }, tag);
    return `${id}.other-${sum}`;
  };
  for (const kpi of prices[counter.measure] ?? []) {
    const sides = sidesOf(part, kpi);
    if (sides === null) continue;
    const inputs = [outside(sides.numerator, 'money'), outside(sides.denominator, 'count')];
    const price = calculatedFact(ledger, `${id}.${kpi}`, { operation: 'ratio', inputs, unit: 'money' }, tag);
    if (price !== null && price.value > 0) return price.id;
  }
  return null;
}
