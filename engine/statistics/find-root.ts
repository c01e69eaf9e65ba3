/**
 * x between `low` and `high` with f(x) = 0 to the last digits; f is continuous and has different signs at both ends, else the end
 * with the smaller value is returned.
 * @see Chandrupatla 1997, doi:10.1016/S0965-9978(96)00051-8
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b, fa, fb] = [high, low, f(high), f(low)];
  if (fa === 0 || fb === 0 || fa > 0 === fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  let fraction = 0.5;
  for (let i = 0; i < maxSteps; i++) {
    const x = a + fraction * (b - a);
    const fx = f(x);
    const isSameSide = fx > 0 === fa > 0;
    const third = isSameSide ? { x: a, f: fa } : { x: b, f: fb };
    if (!isSameSide) [b, fb] = [a, fa];
    [a, fa] = [x, fx];
    const nearest = Math.abs(fa) < Math.abs(fb) ? a : b;
    const limit = (2e-16 * Math.abs(nearest) + 1e-320) / Math.abs(b - a);
    if (limit > 0.5 || fx === 0) return nearest;
    fraction = Math.min(1 - limit, Math.max(limit, nextFraction({ x: a, f: fa }, { x: b, f: fb }, third)));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/**
 * The only root of an increasing function on 0 < x ≤ `max`, searched from `start` by doubling and halving; `max` when the function
 * stays below 0.
 */
export function findIncreasingRoot(f: (x: number) => number, start: number, max = Number.MAX_VALUE): number {
  let [low, high] = [start, start];
  for (let i = 0; i < maxSteps && high < max && f(high) < 0; i++) [low, high] = [high, Math.min(2 * high, max)];
  for (let i = 0; i < maxSteps && low > 0 && f(low) > 0; i++) [low, high] = [low / 2, low];
  return findRoot(f, low, high);
}

const maxSteps = 1100;

type Point = { readonly x: number; readonly f: number };

/** Inverse quadratic interpolation where it is safe, else one half. */
function nextFraction(a: Point, b: Point, c: Point): number {
  const xi = (a.x - b.x) / (c.x - b.x);
  const phi = (a.f - b.f) / (c.f - b.f);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const first = (a.f / (b.f - a.f)) * (c.f / (b.f - c.f));
  return first + ((c.x - a.x) / (b.x - a.x)) * (a.f / (c.f - a.f)) * (b.f / (c.f - b.f));
}
