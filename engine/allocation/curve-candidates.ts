import { curveShapes } from './curve-shape.ts';
import { shapeFitter } from './fit-shape.ts';
import type { ShapeFitter, ShapeSample } from './fit-shape.ts';
import { outcomeAt } from './response-curve.ts';
import type { CurveForm, ResponseCurve } from './response-curve.ts';

/** One form fitted to all periods, with what speaks for it. */
export type Candidate = {
  readonly form: CurveForm;
  readonly theta: readonly number[];
  readonly fitter: ShapeFitter;
  readonly curveOf: CurveOf;
  /** True when a parameter of the shape ended where the search was not allowed to go on. */
  readonly isAtBound: boolean;
  /** Lower is better; comparable between forms on the same sample. */
  readonly aicc: number;
  /** Root mean square error on periods that the fit had not seen, in the unit of the sample's outcome. */
  readonly heldOutError: number;
};

/** The curve of a θ and scale; spends are shares of `spendMax`. */
type CurveOf = (theta: readonly number[], scale: number, spendMax: number) => ResponseCurve;

type Form = {
  readonly form: CurveForm;
  readonly fitter: ShapeFitter;
  readonly curveOf: CurveOf;
  readonly bounds: readonly { readonly low: number; readonly high: number }[];
};

/**
 * Straight line, power, logistic and Hill, each fitted to the sample; `periodLength` is the number of neighbouring points
 * that are held out together, so that days of one week do not vouch for one another.
 */
export function curveCandidates(sample: ShapeSample, weights: Float64Array, periodLength: number): readonly Candidate[] {
  const total = totalSquares(sample, weights);
  return formsOf(sample).map((form) => {
    const { theta, loss } = form.fitter(weights, null);
    return {
      form: form.form,
      theta,
      fitter: form.fitter,
      curveOf: form.curveOf,
      isAtBound: theta.some((value, index) => value <= (form.bounds[index]?.low ?? 0) || value >= (form.bounds[index]?.high ?? 0)),
      aicc: aicc(loss, total, { parameters: theta.length + 2, points: sample.y.length }),
      heldOutError: heldOutError(sample, weights, { form, theta, periodLength }),
    };
  });
}

function formsOf(sample: ShapeSample): readonly Form[] {
  const curved = curveShapes.map((shape) => ({
    form: shape.form,
    fitter: shapeFitter(shape, sample),
    curveOf: shape.curve,
    bounds: shape.bounds,
  }));
  return [{ form: 'linear', fitter: lineFitter(sample), curveOf: lineOf, bounds: [] }, ...curved];
}

function lineFitter({ x, y }: ShapeSample): ShapeFitter {
  return (weights) => {
    let [xx, xy] = [0, 0];
    for (let i = 0; i < x.length; i++) {
      const weighted = (weights[i] ?? 0) * (x[i] ?? 0);
      xx += weighted * (x[i] ?? 0);
      xy += weighted * (y[i] ?? 0);
    }
    const scale = xx > 0 ? Math.max(0, xy / xx) : 0;
    let loss = 0;
    for (let i = 0; i < x.length; i++) loss += (weights[i] ?? 0) * ((y[i] ?? 0) - scale * (x[i] ?? 0)) ** 2;
    return { theta: [], scale, loss };
  };
}

function lineOf(_theta: readonly number[], scale: number, spendMax: number): ResponseCurve {
  return { form: 'linear', slope: scale / spendMax };
}

/**
 * Akaike's criterion for few points; lower is better. `total` is the weighted sum of squares of the outcome itself.
 * @see Hurvich & Tsai 1989, doi:10.1093/biomet/76.2.297
 */
export function aicc(loss: number, total: number, size: { readonly parameters: number; readonly points: number }): number {
  const { parameters: k, points: n } = size;
  if (n <= k + 1) return Number.POSITIVE_INFINITY;
  // Below this share of the squares there is only rounding; without a floor it would decide between two exact fits.
  return n * Math.log(Math.max(loss, total * 1e-18) / n) + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
}

/** Σ weight · outcome². */
export function totalSquares({ y }: ShapeSample, weights: Float64Array): number {
  return y.reduce((sum, value, index) => sum + (weights[index] ?? 0) * value * value, 0);
}

type HeldOut = { readonly form: Form; readonly theta: readonly number[]; readonly periodLength: number };

function heldOutError(sample: ShapeSample, weights: Float64Array, { form, theta, periodLength }: HeldOut): number {
  const n = sample.y.length;
  let [squares, total] = [0, 0];
  for (let start = 0; start < n; start += periodLength) {
    const end = Math.min(n, start + periodLength);
    const fit = form.fitter(Float64Array.from(weights).fill(0, start, end), theta);
    const curve = form.curveOf(fit.theta, fit.scale, 1);
    for (let i = start; i < end; i++) {
      squares += (weights[i] ?? 0) * ((sample.y[i] ?? 0) - outcomeAt(curve, sample.x[i] ?? 0)) ** 2;
      total += weights[i] ?? 0;
    }
  }
  return Math.sqrt(squares / total);
}
