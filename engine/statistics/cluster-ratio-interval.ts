import { tQuantile } from './distributions.ts';
import { criticalZ, tailOf } from './interval.ts';
import type { Interval } from './interval.ts';

/** The two sums of one cluster, for instance one day. */
export type Cluster = { readonly numerator: number; readonly denominator: number };

export type ClusterRatio = Interval & { readonly standardError: number; readonly clusters: number };

/** A ratio of sums with its standard error from the spread between clusters. */
export type RatioEstimate = { readonly ratio: number; readonly standardError: number; readonly clusters: number };

/** Fewer clusters than this give no usable variance between them. */
export const minClusters = 8;

/**
 * Interval of Σ numerator ÷ Σ denominator from the spread between clusters, of 95 % unless `level` says otherwise: delta method with
 * Student's t on k − 1 degrees of freedom. Null below eight clusters or when the denominators add up to 0.
 * @see Deng, Knoblich & Lu 2018, arXiv:1803.06336
 */
export function clusterRatioInterval(clusters: readonly Cluster[], level = 0.95): ClusterRatio | null {
  const estimate = clusters.length < minClusters ? null : ratioEstimate(clusters);
  if (estimate === null) return null;
  return { ...ratioInterval(estimate, { level, reference: 't' }), standardError: estimate.standardError, clusters: estimate.clusters };
}

/** The same estimate for any number of clusters from two on; null below, or when the denominators add up to 0 or less. */
export function ratioEstimate(clusters: readonly Cluster[]): RatioEstimate | null {
  const k = clusters.length;
  const denominator = clusters.reduce((sum, cluster) => sum + cluster.denominator, 0);
  if (k < 2 || !(denominator > 0)) return null;
  const ratio = clusters.reduce((sum, cluster) => sum + cluster.numerator, 0) / denominator;
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.numerator - ratio * cluster.denominator) ** 2, 0);
  return { ratio, standardError: Math.sqrt(squares / (k - 1) / k) / (denominator / k), clusters: k };
}

/** The interval of an estimate with Student's t, or with the normal distribution where there are many clusters. */
export function ratioInterval(
  { ratio, standardError, clusters }: RatioEstimate,
  { level, reference }: { readonly level: number; readonly reference: 'normal' | 't' },
): Interval {
  const half = (reference === 't' ? tQuantile(1 - tailOf(level), clusters - 1) : criticalZ(level)) * standardError;
  return { low: ratio - half, high: ratio + half };
}
