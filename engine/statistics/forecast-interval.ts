import { conformalScale } from './conformal-scale.ts';
import type { Attempt } from './rolling-origin.ts';

/** An expected value and its 95 % interval, in the unit of the values. */
export type ForecastPoint = { readonly low: number; readonly value: number; readonly high: number };

/** `ratio` where values are positive: errors are then shares of the forecast. `nonNegative` cannot fall below 0. */
export type ErrorKind = 'ratio' | 'nonNegative' | 'difference';

/** Points and their sum over the whole horizon. */
export type ForecastBand = { readonly points: readonly ForecastPoint[]; readonly sum: ForecastPoint };

export type BandOptions = {
  readonly kind: ErrorKind;
  /** First steps that are forecast and not asked for: they are in no point and in no sum. */
  readonly skip: number;
};

/**
 * Intervals of each point and of the sum of all points from what past attempts missed: days go wrong together, so the
 * sum is measured on past sums and not put together from the days. Null with fewer than two attempts.
 */
export function forecastBand(values: readonly number[], attempts: readonly Attempt[], { kind, skip }: BandOptions): ForecastBand | null {
  const asked = values.slice(skip);
  const steps = conformalScale(
    attempts.map((attempt) => errorsOf(attempt, kind)),
    { horizon: values.length, leastPower: 0, independent: attempts.length },
  );
  const sums = conformalScale(
    attempts.map((attempt) => errorsOf(cumulated(attempt, skip), kind)).filter((errors) => errors.length > 0),
    { horizon: asked.length, leastPower: leastPowerOfSums, independent: independentSums(attempts, values.length) },
  );
  if (steps === null || sums === null) return null;
  return {
    points: asked.map((value, i) => withWidth(value, steps[skip + i] ?? 0, kind)),
    sum: withWidth(total(asked), sums.at(-1) ?? 0, kind),
  };
}

/** As a share of the sum, its error shrinks with the root of the horizon where days go wrong each on their own. */
const leastPowerOfSums = -0.5;

/** Sums over spans that overlap err alike: two count for each span that fits side by side into what was tested. */
function independentSums(attempts: readonly Attempt[], span: number): number {
  const [first, last] = [attempts[0], attempts.at(-1)];
  const tested = (last === undefined ? 0 : last.origin + last.actual.length) - (first?.origin ?? 0);
  return Math.max(fewestIndependent, Math.min(attempts.length, (2 * tested) / span));
}

/** With fewer, Student's t is wider than anything worth saying. */
const fewestIndependent = 3;

/** The point with its interval, `width` being a logarithm of a ratio or a difference. */
export function withWidth(value: number, width: number, kind: ErrorKind): ForecastPoint {
  if (kind === 'ratio') return { low: value * Math.exp(-width), value, high: value * Math.exp(width) };
  return { low: kind === 'nonNegative' ? Math.max(0, value - width) : value - width, value, high: value + width };
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

type Said = Pick<Attempt, 'forecast' | 'actual'>;

function errorsOf({ forecast, actual }: Said, kind: ErrorKind): readonly (number | null)[] {
  return actual.map((value, i) => {
    const said = forecast[i] ?? 0;
    if (value === null) return null;
    return kind === 'ratio' ? Math.log(value / said) : value - said;
  });
}

/** Sums of all steps but the first few, as far as every value is known. */
function cumulated({ forecast, actual }: Said, skip: number): Said {
  let [said, came, isKnown] = [0, 0, true];
  const sums = actual.slice(skip).map((value, i) => {
    said += forecast[skip + i] ?? 0;
    came += value ?? 0;
    isKnown &&= value !== null;
    return { said, came: isKnown ? came : null };
  });
  return { forecast: sums.map((sum) => sum.said), actual: sums.map((sum) => sum.came) };
}
