/** What is watched: values by equal steps of time, with the volume behind each where they are parts of it. */
export type WatchedSeries = {
  /** Counts or amounts ≥ 0 per day or hour; null where nothing was reported. */
  readonly values: readonly (number | null)[];
  /** For a ratio, its denominators: then `values` are its numerators, and days of small volume count little. */
  readonly volumes?: readonly (number | null)[];
  /**
   * `count` for events that happen one by one (clicks, conversions): they scatter at least as chance does. `amount` for
   * sums of money and everything else that has no least scatter.
   */
  readonly measure: 'count' | 'amount';
};

/** The series on a scale on which its scatter hardly depends on its level. */
export type StabilisedSeries = {
  /** Powers of the values, or of their ratios to the volumes; 0 where nothing is known. */
  readonly roots: Float64Array;
  /** Volume, 1 without one, 0 where nothing is known: the scatter of a root times √weight is the same everywhere. */
  readonly weights: Float64Array;
  /** Least standard deviation of a root times √weight: 1 for counts, 0 for amounts. */
  readonly leastScale: number;
};

/**
 * Square roots of counts, whose scatter grows with the root of their level, and fourth roots of amounts, whose scatter
 * grows faster. A root is divided by its power, so that small changes of value and root go together. Where less than
 * one event is expected, 3/8 keeps the scatter of counts at 1.
 * @see Anscombe 1948, doi:10.2307/2332343; Tukey 1957, doi:10.1214/aoms/1177706875
 */
const transforms = { count: { power: 1 / 2, shift: 3 / 8, leastScale: 1 }, amount: { power: 1 / 4, shift: 0, leastScale: 0 } } as const;

/** Takes roots of the values, or of their ratios to the volumes. Values below 0 and volumes of 0 or less are unknown. */
export function stabilise({ values, volumes, measure }: WatchedSeries): StabilisedSeries {
  const { power, shift, leastScale } = transforms[measure];
  const weights = Float64Array.from(values, (value, i) => {
    const volume = volumes === undefined ? 1 : (volumes[i] ?? 0);
    return value !== null && value >= 0 && volume > 0 ? volume : 0;
  });
  const roots = weights.map((weight, i) => (weight > 0 ? (((values[i] ?? 0) + shift) / weight) ** power / power : 0));
  return { roots, weights, leastScale };
}

/** The value, or ratio, that a root is the root of; 0 for a root below 0. */
export function valueOfRoot(root: number, measure: WatchedSeries['measure']): number {
  const { power } = transforms[measure];
  return Math.max(0, root * power) ** (1 / power);
}

/** The mean value that a fitted root stands for, given the volume (1 without one); never below 0. */
export function meanOfRoot(root: number, volume: number, measure: WatchedSeries['measure']): number {
  // The mean of the roots of Poisson counts lies a little below the root of their mean.
  return Math.max(0, valueOfRoot(root, measure) * volume - (measure === 'count' ? 1 / 8 : 0));
}
