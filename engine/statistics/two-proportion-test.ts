import { normalCdf } from './distributions.ts';
import { isProportion } from './proportion.ts';
import type { Proportion } from './proportion.ts';

/** `difference` is a − b, `p` two-sided. */
export type DifferenceTest = { readonly difference: number; readonly standardError: number; readonly z: number; readonly p: number };

/**
 * z test of two shares: `pooled` takes the variance under equality and belongs to the p-value, `unpooled` belongs to the difference.
 * Null where either is not a share, or where nothing varies.
 * @see Agresti 2013, Categorical Data Analysis, 3rd edition, 3.1
 */
export function twoProportionTest(a: Proportion, b: Proportion, variance: 'pooled' | 'unpooled'): DifferenceTest | null {
  if (!isProportion(a) || !isProportion(b)) return null;
  const difference = a.events / a.trials - b.events / b.trials;
  const pooled = (a.events + b.events) / (a.trials + b.trials);
  const varianceOf = ({ events, trials }: Proportion): number => {
    const share = variance === 'pooled' ? pooled : events / trials;
    return (share * (1 - share)) / trials;
  };
  const standardError = Math.sqrt(varianceOf(a) + varianceOf(b));
  if (!(standardError > 0)) return null;
  const z = difference / standardError;
  return { difference, standardError, z, p: 2 * normalCdf(-Math.abs(z)) };
}
