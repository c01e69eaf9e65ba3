import { tQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';

/** The two sums of one cluster, for instance one day. */
export type Cluster = { readonly numerator: number; readonly denominator: number };

export type ClusterRatio = Interval & { readonly standardError: number; readonly clusters: number };

/** Fewer clusters than this give no usable variance between them. */
export const minClusters = 8;

/**
 * 95 % interval of Σ numerator ÷ Σ denominator from the spread between clusters: delta method with Student's t on
 * k − 1 degrees of freedom. Null below eight clusters or when the denominators add up to 0.
 * @see Deng, Knoblich & Lu 2018, arXiv:1803.06336
 */
export function clusterRatioInterval(clusters: readonly Cluster[]): ClusterRatio | null {
  const k = clusters.length;
  const denominator = clusters.reduce((sum, cluster) => sum + cluster.denominator, 0);
  if (k < minClusters || !(denominator > 0)) return null;
  const ratio = clusters.reduce((sum, cluster) => sum + cluster.numerator, 0) / denominator;
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.numerator - ratio * cluster.denominator) ** 2, 0);
  const standardError = Math.sqrt(squares / (k - 1) / k) / (denominator / k);
  const half = tQuantile(0.975, k - 1) * standardError;
  return { low: ratio - half, high: ratio + half, standardError, clusters: k };
}
