import type { ResponseCurve } from './response-curve.ts';

/**
 * A curved form without its scale: g(x; θ), x being spend as a share of the highest. The scale is solved in closed form,
 * so only θ is searched, and in logarithms, which keeps parameters positive and their steps relative.
 */
export type CurveShape = {
  readonly form: 'power' | 'logistic' | 'hill';
  readonly bounds: readonly { readonly low: number; readonly high: number }[];
  /** Points of θ where searches may start. */
  readonly starts: readonly (readonly number[])[];
  /** Writes g and its derivatives by each θ for every x. */
  readonly fill: (theta: readonly number[], x: ShapeInput, out: ShapeOutput) => void;
  /** The curve in the units of spend and outcome; `scale` is the outcome that belongs to g = 1. */
  readonly curve: (theta: readonly number[], scale: number, spendMax: number) => ResponseCurve;
};

/** Spends as shares of the highest, all above 0, and their logarithms. */
export type ShapeInput = { readonly x: Float64Array; readonly logX: Float64Array };

export type ShapeOutput = { readonly value: Float64Array; readonly slopes: readonly Float64Array[] };

const power: CurveShape = {
  form: 'power',
  bounds: [{ low: Math.log(0.05), high: 0 }],
  starts: [0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95].map((exponent) => [Math.log(exponent)]),
  fill: ([logExponent = 0], { logX }, { value, slopes }) => {
    const exponent = Math.exp(logExponent);
    for (let i = 0; i < logX.length; i++) {
      const term = exponent * (logX[i] ?? 0);
      const g = Math.exp(term);
      value[i] = g;
      set(slopes[0], i, term * g);
    }
  },
  curve: ([logExponent = 0], scale, spendMax) => {
    const exponent = Math.exp(logExponent);
    return { form: 'power', scale: scale / spendMax ** exponent, exponent };
  },
};

const logistic: CurveShape = {
  form: 'logistic',
  // A rate of 0.05 is a straight line over the observed range, one of 60 is flat from the first points on.
  bounds: [{ low: Math.log(0.05), high: Math.log(60) }],
  starts: [0.3, 0.8, 1.5, 3, 6, 12, 25].map((rate) => [Math.log(rate)]),
  fill: ([logRate = 0], { x }, { value, slopes }) => {
    const halfRate = Math.exp(logRate) / 2;
    for (let i = 0; i < x.length; i++) {
      const term = halfRate * (x[i] ?? 0);
      const g = Math.tanh(term);
      value[i] = g;
      set(slopes[0], i, term * (1 - g * g));
    }
  },
  curve: ([logRate = 0], scale, spendMax) => ({ form: 'logistic', ceiling: scale, rate: Math.exp(logRate) / spendMax }),
};

const hill: CurveShape = {
  form: 'hill',
  bounds: [
    { low: Math.log(0.01), high: Math.log(20) },
    { low: Math.log(0.3), high: Math.log(6) },
  ],
  starts: [0.05, 0.12, 0.25, 0.4, 0.6, 0.85, 1.3, 3].flatMap((half) =>
    [0.5, 1, 1.7, 3].map((steepness) => [Math.log(half), Math.log(steepness)]),
  ),
  fill: ([logHalf = 0, logSteepness = 0], { logX }, { value, slopes }) => {
    const steepness = Math.exp(logSteepness);
    for (let i = 0; i < logX.length; i++) {
      const term = steepness * ((logX[i] ?? 0) - logHalf);
      const g = 1 / (1 + Math.exp(-term));
      value[i] = g;
      set(slopes[0], i, -steepness * g * (1 - g));
      set(slopes[1], i, term * g * (1 - g));
    }
  },
  curve: ([logHalf = 0, logSteepness = 0], scale, spendMax) => ({
    form: 'hill',
    ceiling: scale,
    halfSpend: Math.exp(logHalf) * spendMax,
    steepness: Math.exp(logSteepness),
  }),
};

/** The curved forms, from the simplest on. */
export const curveShapes: readonly CurveShape[] = [power, logistic, hill];

function set(target: Float64Array | undefined, index: number, value: number): void {
  if (target !== undefined) target[index] = value;
}
