import { lmdiEffects } from './lmdi.ts';
import { shapleyEffects } from './shapley-decomposition.ts';
import type { Factor } from './lmdi.ts';

/** One segment whose value is the product of its factors, with the factors of all segments in the same order. */
export type ChainSegment = { readonly id: string; readonly factors: readonly Factor[] };

/** A change and the effect of each factor on it, in the unit of the value and the order of the factors. */
type ChainEffects = { readonly change: number; readonly effects: readonly number[] };

export type ChainDecomposition = ChainEffects & {
  /** Which split was taken for all segments: `shapley` as soon as one factor is negative. */
  readonly method: 'lmdi' | 'shapley';
  readonly before: number;
  readonly after: number;
  readonly segments: readonly (ChainEffects & { readonly id: string })[];
};

/**
 * Splits the change of Σ over segments of a product of factors into one effect per factor, by segment and in total: LMDI-I
 * when no factor is negative, Shapley otherwise. The effects add up to the change without a rest. A funnel without
 * segments is a list of one. Null without segments or when a factor is not finite; throws when segments differ in how
 * many factors they have.
 * @see Ang 2004, "Decomposition analysis for policymaking in energy: which is the preferred method?", doi:10.1016/S0301-4215(03)00076-4
 */
export function decomposeChain(segments: readonly ChainSegment[]): ChainDecomposition | null {
  const length = segments[0]?.factors.length ?? 0;
  if (length === 0) return null;
  if (segments.some(({ factors }) => factors.length !== length)) throw new RangeError('every segment needs the same factors');
  const hasNegatives = segments.some(({ factors }) => factors.some(({ before, after }) => before < 0 || after < 0));
  const split = hasNegatives ? shapleyEffects : lmdiEffects;
  const parts = segments.flatMap(({ id, factors }) => {
    const effects = split(factors);
    return effects === null ? [] : [{ id, before: product(factors, 'before'), after: product(factors, 'after'), effects }];
  });
  if (parts.length < segments.length) return null;
  const before = parts.reduce((sum, part) => sum + part.before, 0);
  const after = parts.reduce((sum, part) => sum + part.after, 0);
  return {
    method: hasNegatives ? 'shapley' : 'lmdi',
    before,
    after,
    change: after - before,
    effects: Array.from({ length }, (_, k) => parts.reduce((sum, { effects }) => sum + (effects[k] ?? 0), 0)),
    segments: parts.map((part) => ({ id: part.id, change: part.after - part.before, effects: part.effects })),
  };
}

function product(factors: readonly Factor[], period: 'before' | 'after'): number {
  return factors.reduce((value, factor) => value * factor[period], 1);
}
