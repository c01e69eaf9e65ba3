/** A knot of a curve that is straight in between; curves are lists of knots with rising spend. */
export type CurvePoint = { readonly spend: number; readonly outcome: number };

/** Outcome at a spend, on the straight lines between knots; NaN outside the first and last knot and for no knots. */
export function outcomeOn(points: readonly CurvePoint[], spend: number): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || !(spend >= first.spend && spend <= last.spend)) return Number.NaN;
  const index = lastAtOrBelow(points, spend);
  const [left, right] = [points[index] ?? first, points[index + 1] ?? last];
  return spend === left.spend ? left.outcome : left.outcome + slope(left, right) * (spend - left.spend);
}

/** The part of a curve from `low` to `high`, which lie on it and become knots. */
export function clipCurve(points: readonly CurvePoint[], low: number, high: number): readonly CurvePoint[] {
  const inner = points.filter((point) => point.spend > low && point.spend < high);
  const ends = low < high ? [low, high] : [low];
  const [start, end] = ends.map((spend) => ({ spend, outcome: outcomeOn(points, spend) }));
  return [...(start === undefined ? [] : [start]), ...inner, ...(end === undefined ? [] : [end])];
}

/**
 * The lowest curve above `points` whose slopes fall: what a mix over time of two spends could reach where returns grow at first.
 * @see Andrew 1979, doi:10.1016/0020-0190(79)90072-3 (monotone chain)
 */
export function concaveEnvelope(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const hull: CurvePoint[] = [];
  for (const point of points) {
    for (let last = hull.at(-1), before = hull.at(-2); last && before && slope(before, last) <= slope(last, point);) {
      hull.pop();
      [last, before] = [hull.at(-1), hull.at(-2)];
    }
    hull.push(point);
  }
  return hull;
}

/** Outcome per unit of spend between two knots. */
export function slope(left: CurvePoint, right: CurvePoint): number {
  return (right.outcome - left.outcome) / (right.spend - left.spend);
}

/** Outcome of the next unit of spend, at the last knot of the unit before it; NaN off the curve and for fewer than two knots. */
export function slopeAt(points: readonly CurvePoint[], spend: number): number {
  const right = points.findIndex((point) => point.spend > spend);
  const end = right < 0 ? points.length - 1 : right;
  const [left, next] = [points[end - 1], points[end]];
  return left === undefined || next === undefined || spend > next.spend ? Number.NaN : slope(left, next);
}

function lastAtOrBelow(points: readonly CurvePoint[], spend: number): number {
  let [low, high] = [0, points.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.spend ?? 0) <= spend) low = middle;
    else high = middle;
  }
  return low;
}
