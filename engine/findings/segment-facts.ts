import { estimatedFact, factOf } from '../metrics/cite-facts.ts';
import { kpiOf } from '../metrics/catalogue.ts';
import { significant } from '../metrics/significant.ts';
import { priceEffect, restFact, restId } from './rest-price.ts';
import type { Fact } from '../finding.ts';
import type { Ledger } from '../metrics/references.ts';
import type { Segment } from './segment-comparison.ts';

/**
 * What there is to say of a group that stands out: its KPI (`value`), that of all others (`comparator`), what lies between them
 * (`difference`, a share), what its results would have cost at the others' price less what they cost (`effect`), and its share of the
 * spend (`spend-share`). Without `effect` where `price` is null. Empty where the others have no value on record.
 * @param options `price` is the same group, compared by a price
 */
export function segmentFacts(
  ledger: Ledger,
  segment: Segment,
  options: { readonly id: string; readonly price: Segment | null },
): readonly Fact[] {
  const { id, price } = options;
  const { entity, events, kpi, place } = segment;
  const metric = kpi.id;
  const comparator = restFact(ledger, id, segment);
  if (comparator === null) return [];
  return [
    factOf(ledger, `${place}.${metric}`, { role: 'value', metric, entity, n: significant(events) }),
    comparator,
    differenceFact(ledger, id, segment),
    price === null ? null : priceEffect(ledger, id, price),
    factOf(ledger, `${place}.share-of-spend`, { role: 'spend-share', metric: 'share-of-spend', entity }),
  ].filter((fact) => fact !== null);
}

function differenceFact(ledger: Ledger, id: string, segment: Segment): Fact | null {
  const { comparison, entity, kpi, place, table } = segment;
  if (comparison.status === 'refused' || comparison.lift === null) return null;
  const { numerator, denominator } = kpiOf(kpi.id);
  const isOnDays = comparison.basis === 'days' || comparison.basis === 'pooled-days';
  const measures = [numerator, denominator];
  const estimation = {
    method: 'each-against-the-rest',
    output: 'relative difference',
    inputs: [`${place}.${kpi.id}`, restId(id, kpi.id)],
    series: isOnDays ? [place, `${table.id}.all`].map((of) => ({ place: of, measures })) : [],
    unit: 'share',
    value: significant(comparison.lift) ?? 0,
    low: significant(comparison.liftInterval?.low ?? Number.NaN),
    high: significant(comparison.liftInterval?.high ?? Number.NaN),
  } as const;
  return estimatedFact(ledger, `${id}.difference`, estimation, { role: 'difference', metric: kpi.id, entity });
}
