import { descend } from './descend.ts';
import type { Descended, Search } from './descend.ts';
import type { CurveShape, ShapeInput } from './curve-shape.ts';

/** Periods with spend, in order of time; outcomes in any unit. */
export type ShapeSample = ShapeInput & { readonly y: Float64Array };

/** Fits one shape to one sample under given weights; `near` is a θ that is thought to be close, or null. */
export type ShapeFitter = (weights: Float64Array, near: readonly number[] | null) => Descended;

/**
 * Least squares of scale · g(x; θ) by variable projection: the scale in closed form, θ by Levenberg–Marquardt within
 * bounds from several starts. Resamples differ in their weights only, so that g at the starts is computed once.
 * The scale is never below 0. Deterministic; does not throw.
 * @see Golub & Pereyra 2003, doi:10.1088/0266-5611/19/2/201
 */
export function shapeFitter(shape: CurveShape, sample: ShapeSample): ShapeFitter {
  const length = sample.y.length;
  const output = { value: new Float64Array(length), slopes: shape.bounds.map(() => new Float64Array(length)) };
  const grid = shape.starts.map((theta) => {
    shape.fill(theta, sample, output);
    return { theta, value: Float64Array.from(output.value) };
  });
  return (weights, near) => {
    const search: Search = { shape, input: sample, y: sample.y, weights, output };
    const scored = grid
      .map(({ theta, value }) => ({ theta, fall: projectedFall(value, sample.y, weights) }))
      .toSorted((a, b) => b.fall - a.fall)
      .map(({ theta }) => theta);
    const starts = near === null ? scored.slice(0, 3) : [near, ...scored.slice(0, 1)];
    return starts.map((start) => descend(search, start)).reduce((best, next) => (next.loss < best.loss ? next : best));
  };
}

/** How far the sum of squares falls with the best scale on `value`. */
function projectedFall(value: Float64Array, y: Float64Array, weights: Float64Array): number {
  let [gg, gy] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    const weighted = (weights[i] ?? 0) * (value[i] ?? 0);
    gg += weighted * (value[i] ?? 0);
    gy += weighted * (y[i] ?? 0);
  }
  return gg > 0 && gy > 0 ? (gy * gy) / gg : 0;
}
