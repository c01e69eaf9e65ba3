import { estimatedFact } from '../metrics/cite-facts.ts';
import { significant } from '../metrics/significant.ts';
import { shrinkRates } from '../statistics/shrunken-rates.ts';
import type { Fact } from '../finding.ts';
import type { Ledger } from '../metrics/references.ts';
import type { InflatedProportion } from '../statistics/shrunken-rates.ts';
import type { Segment } from './segment-comparison.ts';

/**
 * What rate is likely of one group from now on, in the role `likely`: whatever came out on top was lucky too, so it is drawn towards the
 * others by as much as its own results leave in doubt. Null where the groups are not compared by a rate, or this one was refused.
 * @param options `segments` are all groups of the breakdown, compared by the same rate
 */
export function likelyRate(
  ledger: Ledger,
  id: string,
  options: { readonly segments: readonly Segment[]; readonly place: string },
): Fact | null {
  const compared = options.segments.filter(({ comparison }) => comparison.status === 'ok');
  const at = compared.findIndex(({ place }) => place === options.place);
  const segment = compared[at];
  const shrunken = shrinkRates(compared.map(inflatedOf))?.arms[at];
  if (segment === undefined || shrunken === undefined) return null;
  const { entity, kpi } = segment;
  const estimation = {
    method: 'empirical-bayes',
    output: 'rate',
    inputs: compared.flatMap(({ place }) => [`${place}.${kpi.numerator}`, `${place}.${kpi.denominator}`]),
    series: [],
    unit: 'share',
    value: significant(shrunken.rate) ?? 0,
    low: significant(shrunken.low),
    high: significant(shrunken.high),
  } as const;
  return estimatedFact(ledger, `${id}.likely`, estimation, { role: 'likely', metric: kpi.id, entity });
}

/** Days that differ by more than chance make results worth less. */
function inflatedOf({ arm, comparison }: Segment): InflatedProportion {
  const overdispersion = comparison.status === 'ok' ? comparison.overdispersion : null;
  return { events: arm.numerator, trials: arm.denominator, inflation: Math.max(1, overdispersion ?? 1) ** 2 };
}
