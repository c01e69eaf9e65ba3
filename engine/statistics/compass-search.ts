/** Where a function is smallest, and how small. */
export type Minimum = { readonly at: readonly number[]; readonly value: number };

export type Box = {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** As a share of each side: the search ends when its steps are smaller. */
  readonly tolerance: number;
};

/** Steps are halved at most this often before a function that never settles is given up. */
const maxEvaluations = 2000;

/**
 * Smallest value of `f` inside a box near `start`, by steps along each side that are halved when none helps. Needs no
 * derivatives, always takes the same path, and finds the nearest minimum only.
 * @see Kolda, Lewis & Torczon 2003, doi:10.1137/S003614450242889
 */
export function compassSearch(f: (at: readonly number[]) => number, start: readonly number[], box: Box): Minimum {
  let best: Minimum = { at: start, value: f(start) };
  let evaluations = 1;
  for (let step = 0.25; step > box.tolerance && evaluations < maxEvaluations;) {
    const better = improve(f, best, { box, step });
    evaluations += 2 * start.length;
    if (better === null) step /= 2;
    else best = better;
  }
  return best;
}

/** One round along every side, each step from where the one before led; null when no step helped. */
function improve(
  f: (at: readonly number[]) => number,
  from: Minimum,
  { box, step }: { readonly box: Box; readonly step: number },
): Minimum | null {
  let best = from;
  for (const side of from.at.keys()) {
    const [low, high] = [box.low[side] ?? 0, box.high[side] ?? 1];
    for (const direction of [1, -1]) {
      const moved = Math.min(high, Math.max(low, (best.at[side] ?? 0) + direction * step * (high - low)));
      const at = best.at.with(side, moved);
      const value = f(at);
      if (value >= best.value) continue;
      best = { at, value };
      break;
    }
  }
  return best === from ? null : best;
}
