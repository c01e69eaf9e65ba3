import { expandedTail, percentileOf } from './bootstrap-percentiles.ts';
import { tailOf } from './interval.ts';
import { drawPoisson } from './seeded-random.ts';
import type { Cluster } from './cluster-ratio-interval.ts';
import type { Interval } from './interval.ts';
import type { Random } from './seeded-random.ts';

export type BootstrapOptions = {
  readonly random: Random;
  /** 0.95 unless told. */
  readonly level?: number;
  /** 2,000 unless told. */
  readonly draws?: number;
};

/**
 * Interval of Σ numerator ÷ Σ denominator where the clusters are too few for the delta method: every draw gives each cluster a weight
 * of Poisson(1). The percentiles are widened as few clusters demand. Null below five clusters, whose draws do not reach far enough
 * out (measured at four: 86 % instead of 95 %), or when the denominators add up to 0.
 * @see Hesterberg 2015, doi:10.1080/00031305.2015.1089789, 3.3 (expanded percentiles); Chamandy et al. 2012 (Poisson weights)
 */
export function bootstrapRatioInterval(clusters: readonly Cluster[], options: BootstrapOptions): Interval | null {
  const { random, level = 0.95, draws = 2000 } = options;
  const denominator = clusters.reduce((sum, cluster) => sum + cluster.denominator, 0);
  if (clusters.length < 5 || !(denominator > 0)) return null;
  const ratios = Array.from({ length: draws }, () => drawRatio(clusters, random))
    .filter((ratio) => Number.isFinite(ratio))
    .sort((a, b) => a - b);
  const tail = expandedTail(tailOf(level), clusters.length);
  return { low: percentileOf(ratios, tail), high: percentileOf(ratios, 1 - tail) };
}

/** NaN when every cluster of a denominator weighs nothing. */
function drawRatio(clusters: readonly Cluster[], random: Random): number {
  let [numerator, denominator] = [0, 0];
  for (const cluster of clusters) {
    const weight = drawPoisson(random, 1);
    numerator += weight * cluster.numerator;
    denominator += weight * cluster.denominator;
  }
  return numerator / denominator;
}
