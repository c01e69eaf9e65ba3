/** How many questions were asked at once is paid for by larger p-values: these are to be compared with the level of the whole family. */
export type Adjustment = (pValues: readonly number[]) => readonly number[];

/**
 * p-values adjusted so that any false claim among all of them is as rare as the level, without conditions; in the order given, at
 * most 1. Empty for none.
 * @see Dunn 1961, doi:10.1080/01621459.1961.10482090
 */
export function bonferroni(pValues: readonly number[]): readonly number[] {
  return pValues.map((p) => Math.min(1, p * pValues.length));
}

/**
 * The same guarantee as Bonferroni's, with smaller p-values: for a claim that a recommendation rests on.
 * @see Holm 1979, Scandinavian Journal of Statistics 6:65–70
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const count = pValues.length;
  return stepThrough(pValues, ascending(pValues), (p, rank, before) => Math.min(1, Math.max(before, p * (count - rank))));
}

/**
 * p-values adjusted so that of all claims at level q at most a share of q is false on average: for exploration.
 * @see Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const count = pValues.length;
  return stepThrough(pValues, ascending(pValues).reverse(), (p, rank, before) =>
    Math.min(rank === 0 ? 1 : before, (p * count) / (count - rank)),
  );
}

/** Adjusts what is known and leaves out what is not: nulls stay nulls and do not count into the family. */
export function adjustKnown(pValues: readonly (number | null)[], adjust: Adjustment): readonly (number | null)[] {
  const adjusted = adjust(pValues.filter((p) => p !== null));
  let next = 0;
  return pValues.map((p) => (p === null ? null : (adjusted[next++] ?? null)));
}

/** Indices by rising p-value, ties in the order given. */
function ascending(pValues: readonly number[]): number[] {
  return pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
}

function stepThrough(
  pValues: readonly number[],
  order: readonly number[],
  step: (p: number, rank: number, before: number) => number,
): readonly number[] {
  const adjusted = pValues.map(() => 1);
  let before = 0;
  for (const [rank, index] of order.entries()) {
    before = step(pValues[index] ?? 1, rank, before);
    adjusted[index] = before;
  }
  return adjusted;
}
