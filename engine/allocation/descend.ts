import type { CurveShape, ShapeInput, ShapeOutput } from './curve-shape.ts';

export type Search = {
  readonly shape: CurveShape;
  readonly input: ShapeInput;
  readonly y: Float64Array;
  readonly weights: Float64Array;
  /** Scratch, overwritten by every evaluation. */
  readonly output: ShapeOutput;
};

/** θ, the outcome that belongs to g = 1, and the weighted sum of squared errors. */
export type Descended = { readonly theta: readonly number[]; readonly scale: number; readonly loss: number };

const maxSteps = 40;
const maxDamping = 1e8;
const smallGain = 1e-10;

/**
 * Levenberg–Marquardt on one or two parameters within bounds, the scale projected out; from `start` to the nearest
 * minimum. Returns the start, put within bounds, when nothing is better.
 * @see Marquardt 1963, doi:10.1137/0111030; the simplified Jacobian is Kaufman's, doi:10.1007/BF01932995
 */
export function descend(search: Search, start: readonly number[]): Descended {
  let best = evaluate(search, withinBounds(search.shape, start));
  let damping = 1e-3;
  for (let step = 0; step < maxSteps; step++) {
    const system = normalEquations(search, best);
    let next = evaluate(search, moved(search.shape, best.theta, system, damping));
    while (!(next.loss < best.loss) && damping < maxDamping) {
      damping *= 8;
      next = evaluate(search, moved(search.shape, best.theta, system, damping));
    }
    if (!(next.loss < best.loss)) break;
    const gain = best.loss - next.loss;
    best = next;
    damping = Math.max(damping / 16, 1e-9);
    if (gain <= smallGain * best.loss) break;
  }
  return best;
}

/** JᵀWJ and JᵀWr of the projected problem; with one parameter the second row and column are 0. */
type System = { readonly a11: number; readonly a12: number; readonly a22: number; readonly b1: number; readonly b2: number };

function evaluate({ shape, input, y, weights, output }: Search, theta: readonly number[]): Descended {
  shape.fill(theta, input, output);
  const { value } = output;
  let [gg, gy] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    const weighted = (weights[i] ?? 0) * (value[i] ?? 0);
    gg += weighted * (value[i] ?? 0);
    gy += weighted * (y[i] ?? 0);
  }
  const scale = gg > 0 && gy > 0 ? gy / gg : 0;
  let loss = 0;
  for (let i = 0; i < y.length; i++) loss += (weights[i] ?? 0) * ((y[i] ?? 0) - scale * (value[i] ?? 0)) ** 2;
  return { theta, scale, loss };
}

/** Reads g and its slopes from the scratch, which holds the evaluation at `best`. */
function normalEquations({ y, weights, output }: Search, { scale }: Descended): System {
  const { value, slopes } = output;
  const [first, second] = slopes;
  const [share1, share2] = [projection(value, first, weights), projection(value, second, weights)];
  let [a11, a12, a22, b1, b2] = [0, 0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const [w, g] = [weights[i] ?? 0, value[i] ?? 0];
    const j1 = scale * ((first?.[i] ?? 0) - share1 * g);
    const j2 = scale * ((second?.[i] ?? 0) - share2 * g);
    const error = (y[i] ?? 0) - scale * g;
    a11 += w * j1 * j1;
    a12 += w * j1 * j2;
    a22 += w * j2 * j2;
    b1 += w * j1 * error;
    b2 += w * j2 * error;
  }
  return { a11, a12, a22, b1, b2 };
}

/** The share of a slope that the scale could take over. */
function projection(value: Float64Array, slope: Float64Array | undefined, weights: Float64Array): number {
  if (slope === undefined) return 0;
  let [gg, gs] = [0, 0];
  for (let i = 0; i < value.length; i++) {
    const weighted = (weights[i] ?? 0) * (value[i] ?? 0);
    gg += weighted * (value[i] ?? 0);
    gs += weighted * (slope[i] ?? 0);
  }
  return gg > 0 ? gs / gg : 0;
}

/** A damped step; a parameter that stands at a bound and would leave it stays there, so that the other moves freely. */
function moved(shape: CurveShape, theta: readonly number[], system: System, damping: number): readonly number[] {
  const is1Free = isFree(shape, theta, 0, system.b1);
  const is2Free = isFree(shape, theta, 1, system.b2);
  const d11 = system.a11 * (1 + damping);
  const d22 = system.a22 * (1 + damping);
  if (!is1Free || !is2Free) {
    const [step1, step2] = [is1Free && d11 > 0 ? system.b1 / d11 : 0, is2Free && d22 > 0 ? system.b2 / d22 : 0];
    return withinBounds(shape, [(theta[0] ?? 0) + step1, (theta[1] ?? 0) + step2]);
  }
  const determinant = d11 * d22 - system.a12 ** 2;
  if (!(determinant > 0)) return theta;
  const step1 = (d22 * system.b1 - system.a12 * system.b2) / determinant;
  const step2 = (d11 * system.b2 - system.a12 * system.b1) / determinant;
  return withinBounds(shape, [(theta[0] ?? 0) + step1, (theta[1] ?? 0) + step2]);
}

function isFree(shape: CurveShape, theta: readonly number[], index: number, push: number): boolean {
  const bound = shape.bounds[index];
  const at = theta[index];
  if (bound === undefined || at === undefined) return false;
  return !(at <= bound.low && push < 0) && !(at >= bound.high && push > 0);
}

function withinBounds(shape: CurveShape, theta: readonly number[]): readonly number[] {
  return shape.bounds.map(({ low, high }, index) => Math.min(high, Math.max(low, theta[index] ?? low)));
}
