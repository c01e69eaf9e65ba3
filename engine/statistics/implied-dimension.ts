/** Weight (rows, spend) of one pair of elements of two dimensions. */
export type JointWeight = { readonly from: string; readonly to: string; readonly weight: number };

export type Implication = {
  /** Share of the weight whose second element is the usual one for its first, 0–1. */
  readonly purity: number;
  /** Goodman and Kruskal's λ: how much of the doubt about the second element the first one takes away, 0–1. */
  readonly lambda: number;
  readonly isImplied: boolean;
};

/** A few rows without a name, or a campaign that moved once, do not undo an implication. */
const minLambda = 0.95;

/**
 * Whether an element of one dimension tells the element of another, as a campaign tells its platform: then the two are
 * one cause under two names. A dimension with a single element is implied by any. Null when nothing has weight.
 * @see Goodman & Kruskal 1954, "Measures of association for cross classifications", doi:10.1080/01621459.1954.10501231
 */
export function measureImplication(joint: readonly JointWeight[]): Implication | null {
  const byFrom = new Map<string, Map<string, number>>();
  const byTo = new Map<string, number>();
  for (const { from, to, weight } of joint) {
    const row = byFrom.get(from) ?? new Map<string, number>();
    byFrom.set(from, row.set(to, (row.get(to) ?? 0) + weight));
    byTo.set(to, (byTo.get(to) ?? 0) + weight);
  }
  const total = sumOf([...byTo.values()]);
  if (!(total > 0)) return null;
  const usual = sumOf([...byFrom.values()].map((row) => largestOf(row)));
  const guess = largestOf(byTo);
  const lambda = guess === total ? 1 : (usual - guess) / (total - guess);
  return { purity: usual / total, lambda, isImplied: lambda >= minLambda };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function largestOf(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((largest, weight) => Math.max(largest, weight), 0);
}
