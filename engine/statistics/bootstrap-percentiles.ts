import { normalCdf, tQuantile } from './distributions.ts';

/**
 * The share of bootstrap draws to leave out at either end for a tail of the level's (0.025 for 95 %): the spread of n drawn units is
 * √((n − 1) ÷ n) of the true one, and its own error is that of Student's t on n − 1 degrees of freedom.
 * @see Hesterberg 2015, doi:10.1080/00031305.2015.1089789, 3.3 (expanded percentiles)
 */
export function expandedTail(tail: number, units: number): number {
  return normalCdf(Math.sqrt(units / (units - 1)) * tQuantile(tail, units - 1));
}

/** A percentile of sorted draws, linear between order statistics; NaN of none. @see Hyndman & Fan 1996, definition 7, doi:10.2307/2684934 */
export function percentileOf(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
