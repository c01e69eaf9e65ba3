import { loess } from './loess.ts';
import { stl } from './stl.ts';

/** A series taken apart into trend, one season per period and what remains; all of one length. */
export type Decomposition = {
  readonly trend: Float64Array;
  /** By period, in the order of the periods; each sums to about 0 over its cycle. */
  readonly seasons: readonly Float64Array[];
  readonly remainder: Float64Array;
};

export type MstlOptions = {
  /** Values per cycle, ascending: 24 and 168 for hours in days and weeks; none for a trend alone. */
  readonly periods: readonly number[];
  readonly seasonalWindow: number | 'periodic';
  /** Values that the trend is smoothed over; unless told, what the longest period asks for. */
  readonly trendWindow?: number;
  readonly isRobust?: boolean;
};

/**
 * Decomposition by loess with several periods: each season is found in turn on what the other seasons leave over, twice
 * around. `values` and `weights` as for `stl`: where the weight is 0 the value is ignored.
 * @see Bandara, Hyndman & Bergmeir 2021, arXiv:2107.13462
 */
export function mstl(values: Float64Array, weights: Float64Array, options: MstlOptions): Decomposition {
  const { periods } = options;
  const seasons: Float64Array[] = periods.map(() => new Float64Array(values.length));
  let trend: Float64Array = new Float64Array(values.length);
  const rounds = periods.length > 1 ? 2 : 1;
  for (let round = 0; round < rounds; round++) {
    for (const [turn, period] of periods.entries()) {
      const others = seasons.filter((_, other) => other !== turn);
      const part = stl(without(values, others), weights, { ...options, period });
      seasons[turn] = part.seasonal;
      trend = part.trend;
    }
  }
  if (periods.length === 0) trend = loess(values, weights, { window: options.trendWindow ?? trendAlone, degree: 1 });
  return { trend, seasons, remainder: without(values, [trend, ...seasons]) };
}

/** Values that a trend without a season is smoothed over. */
const trendAlone = 15;

function without(values: Float64Array, parts: readonly Float64Array[]): Float64Array {
  return values.map((value, i) => parts.reduce((rest, part) => rest - (part[i] ?? 0), value));
}
