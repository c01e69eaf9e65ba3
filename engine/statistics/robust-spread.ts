/** Where the middle of values lies and how far they scatter around it, unmoved by a few wild ones. */
export type RobustSpread = {
  readonly centre: number;
  /** In the unit of the values; equals the standard deviation for normal values. */
  readonly scale: number;
};

/** 1 ÷ Φ⁻¹(0.75): turns the median absolute deviation of normal values into their standard deviation. */
const perMedianDeviation = 1.482602218505602;
/** √(π/2): the same for the mean absolute deviation. */
const perMeanDeviation = Math.sqrt(Math.PI / 2);

/** Middle of the values in their order, the mean of the two middle ones for an even count; NaN when there are none. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}

/**
 * Median and 1.4826 × median absolute deviation; where more than half of the values are alike, the mean absolute
 * deviation in its place. Null when there are no values or all are alike: then nothing can be called far out.
 * @see Rousseeuw & Croux 1993, doi:10.1080/01621459.1993.10476408
 */
export function robustSpread(values: readonly number[]): RobustSpread | null {
  if (values.length === 0) return null;
  const centre = median(values);
  const deviations = values.map((value) => Math.abs(value - centre));
  const middle = median(deviations) * perMedianDeviation;
  const scale = middle > 0 ? middle : (deviations.reduce((sum, value) => sum + value, 0) / values.length) * perMeanDeviation;
  return scale > 0 ? { centre, scale } : null;
}
