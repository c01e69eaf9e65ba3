import { clusterRatioInterval, minClusters } from '../statistics/cluster-ratio-interval.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';
import { binomialStandardError, wilsonInterval } from '../statistics/wilson-interval.ts';
import type { IntervalMethod } from '../reference.ts';
import type { Cluster, ClusterRatio } from '../statistics/cluster-ratio-interval.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Kpi } from './catalogue.ts';

/** An interval of numerator ÷ denominator, before the KPI's scale. */
export type RatioInterval = { readonly interval: Interval | null; readonly method: IntervalMethod; readonly reason: string | null };

/** The two sums in units; `days` null when there are no daily facts. */
export type RatioFacts = { readonly numerator: number; readonly denominator: number; readonly days: readonly Cluster[] | null };

/** Days vary more than chance alone: above this multiple of the binomial error the days decide. */
const overdispersion = 1.5;

/** Chooses and computes the 95 % interval of a KPI by its kind and by what the data allow. */
export function kpiInterval(kpi: Kpi, facts: RatioFacts): RatioInterval {
  const cluster = spreadOf(facts);
  switch (kpi.kind) {
    case 'count':
      return shareInterval(facts, cluster);
    case 'cost':
      return costInterval(facts, cluster);
    case 'value':
      return valueInterval(facts, cluster);
  }
}

/** The interval from the days; null where every day has the same ratio, because that shows no spread to learn from. */
function spreadOf({ numerator, denominator, days }: RatioFacts): ClusterRatio | null {
  const cluster = days === null ? null : clusterRatioInterval(days);
  const ratio = Math.abs(numerator / denominator);
  return cluster === null || cluster.standardError <= ratio * 1e-9 ? null : cluster;
}

function shareInterval(facts: RatioFacts, cluster: ClusterRatio | null): RatioInterval {
  const wilson = wilsonInterval(facts.numerator, facts.denominator);
  if (wilson === null)
    return cluster === null
      ? none('The events are more than what they are counted on, so they are not a share of it.')
      : clusters(cluster, Infinity);
  const isOverdispersed =
    cluster !== null && cluster.standardError > overdispersion * binomialStandardError(facts.numerator, facts.denominator);
  return isOverdispersed ? clusters(cluster, 1) : { interval: wilson, method: 'wilson', reason: null };
}

function costInterval(facts: RatioFacts, cluster: ClusterRatio | null): RatioInterval {
  // An interval that reaches 0 shows that the events are too few for the normal approximation.
  if (cluster !== null && cluster.low > 0) return clusters(cluster, Infinity);
  const events = poissonInterval(facts.denominator);
  if (events === null || !(events.low > 0) || !(facts.numerator > 0)) return none('No interval: spend is 0 or negative.');
  return { interval: { low: facts.numerator / events.high, high: facts.numerator / events.low }, method: 'poisson', reason: null };
}

function valueInterval(facts: RatioFacts, cluster: ClusterRatio | null): RatioInterval {
  if (cluster !== null) return clusters(cluster, Infinity);
  if (facts.days === null) return none('No interval: there are no daily figures to see the spread in.');
  if (facts.days.length >= minClusters) return none('No interval: every day has the same ratio.');
  return none(`No interval: ${facts.days.length} ${facts.days.length === 1 ? 'day is' : 'days are'} too few, ${minClusters} are needed.`);
}

function clusters(cluster: ClusterRatio, max: number): RatioInterval {
  return { interval: { low: Math.max(0, cluster.low), high: Math.min(max, cluster.high) }, method: 'cluster-delta', reason: null };
}

function none(reason: string): RatioInterval {
  return { interval: null, method: 'none', reason };
}
