import { chiSquareTail } from './distributions.ts';

export type SampleRatio = {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
  /** The arms are not as large as they were planned: whatever moved people between them may have moved results too. */
  readonly isMismatch: boolean;
};

/** The alarm is set so rarely because a mismatch spoils a whole test. @see Fabijan et al. 2019, doi:10.1145/3292500.3330722 */
const alarm = 0.0005;

/**
 * Whether the sizes of the arms of a split test fit the planned shares, by chi-square; `planned` holds positive weights in the order of
 * `counts`, which need not add up to 1. Null with fewer than two arms, unequal lengths, nothing counted, or a weight that is not above 0.
 * @see Pearson 1900, doi:10.1080/14786440009463897
 */
export function checkSampleRatio(counts: readonly number[], planned: readonly number[]): SampleRatio | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const weight = planned.reduce((sum, share) => sum + share, 0);
  const isUsable = counts.length > 1 && counts.length === planned.length && counts.every((count) => count >= 0);
  if (!isUsable || !(total > 0) || !planned.every((share) => share > 0)) return null;
  const chiSquare = counts.reduce((sum, count, index) => {
    const expected = (total * (planned[index] ?? 0)) / weight;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const p = chiSquareTail(chiSquare, counts.length - 1);
  return { chiSquare, degrees: counts.length - 1, p, isMismatch: p < alarm };
}
