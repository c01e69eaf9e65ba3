import type { MixRate } from './mix-rate.ts';

export type SimpsonReversal = {
  /** `all` when every segment with a rate in both periods moved against the total. */
  readonly extent: 'all' | 'most';
  /** Weight (0–1, mean of both periods) of the segments that moved against the total. */
  readonly shareOfWeight: number;
  readonly segments: readonly string[];
};

/** From this share of the weight on, segments that moved against the total are a reversal though others moved with it. */
const minShareOfWeight = 0.8;

/**
 * Simpson's paradox in a change: the total moved one way and all segments, or at least 80 % of the weight, moved the other,
 * and so did their rates taken together: only a moved composition turns the total round. New and vanished segments have
 * no change of their own and count as weight that did not move. Null when there is no reversal.
 * @see Simpson 1951, "The interpretation of interaction in contingency tables", JRSS B 13(2), doi:10.1111/j.2517-6161.1951.tb00088.x
 */
export function findSimpsonReversal({ change, rate, segments }: MixRate): SimpsonReversal | null {
  if (!(rate * Math.sign(change) < 0)) return null;
  const moves = segments.flatMap(({ id, rateBefore, rateAfter, weightBefore, weightAfter }) =>
    rateBefore === null || rateAfter === null ? [] : [{ id, move: rateAfter - rateBefore, weight: (weightBefore + weightAfter) / 2 }],
  );
  const against = moves.filter(({ move, weight }) => weight > 0 && move * Math.sign(change) < 0);
  const shareOfWeight = against.reduce((sum, { weight }) => sum + weight, 0);
  const isAll = against.length > 0 && against.length === moves.length;
  if (!isAll && shareOfWeight < minShareOfWeight) return null;
  return { extent: isAll ? 'all' : 'most', shareOfWeight, segments: against.map(({ id }) => id) };
}
