import { correlationFactor } from './correlation-factor.ts';
import { tCdf } from './distributions.ts';
import type { Decomposition } from './mstl.ts';
import { robustSpread } from './robust-spread.ts';
import type { StabilisedSeries } from './stabilised-series.ts';

/** Neighbouring values that lie on one side, too far from what was expected to be chance. */
export type OutlyingRun = {
  /** Positions from the first to the last, without those where nothing is known. */
  readonly positions: readonly number[];
  /** Joint distance from the expected level in standard deviations; below 0 for a drop. */
  readonly distance: number;
  /** Chance of a run so far out anywhere in the series, 0–1. */
  readonly pValue: number;
};

/** How the expected level is found when the values of weight 0 are not to be used. */
export type SeriesModel = {
  readonly fit: (weights: Float64Array, isRobust: boolean) => Decomposition;
  /** Degrees of freedom that a fit takes from the remainders. */
  readonly parameters: number;
};

export type OutlyingRuns = { readonly runs: readonly OutlyingRun[]; readonly decomposition: Decomposition };

/**
 * Outlying runs by testing backwards: what lies far out in a robust fit is left out, and the least certain run is put
 * back until each one left is certain in a fit that no run has a share in. Testing in the robust fit itself finds
 * outliers in 20 % of pure noise, since that fit bends towards the middle of the values. `alpha` is the chance to find any run in
 * noise, 0–1. Null when all values are alike, so that nothing can be called far.
 * @see Rosner 1983, doi:10.1080/00401706.1983.10487848, for looking at all candidates before any is judged
 */
export function findOutlyingRuns(series: StabilisedSeries, model: SeriesModel, alpha: number): OutlyingRuns | null {
  const used = [...series.weights.keys()].filter((i) => (series.weights[i] ?? 0) > 0);
  const robust = standardised(series, model.fit(series.weights, true));
  const spread = robustSpread(used.map((i) => robust[i] ?? 0));
  if (spread === null) return null;
  const scale = Math.max(spread.scale, series.leastScale);
  let candidates = candidateRuns(used, (i) => (robust[i] ?? 0) / scale);
  for (;;) {
    const { decomposition, runs } = testRuns(series, model, { used, candidates });
    const unsure = runs
      .filter((run) => run.pValue >= alpha)
      .sort((a, b) => b.pValue - a.pValue || Math.abs(a.distance) - Math.abs(b.distance));
    if (unsure.length === 0) return { runs, decomposition };
    // A quarter at a time: one by one would fit long hourly series hundreds of times.
    const dropped = new Set(unsure.slice(0, Math.ceil(unsure.length / 4)).map((run) => run.positions));
    candidates = candidates.filter((positions) => !dropped.has(positions));
  }
}

/** In standard deviations: far enough to be looked at alone, and together with a neighbour. */
const candidateDistance = { alone: 3, together: 2 };
/** More than this share of the values is not an exception. */
const maxShare = 0.15;
/** Lengths of runs that are looked for beside single values: 2 to 7. */
const runLengths = 6;

function standardised({ weights }: StabilisedSeries, { remainder }: Decomposition): Float64Array {
  return remainder.map((value, i) => value * Math.sqrt(weights[i] ?? 0));
}

type Positions = readonly number[];

/** The farthest runs of neighbours on one side, as many as may be exceptions. */
function candidateRuns(used: Positions, distanceAt: (position: number) => number): readonly Positions[] {
  const runs: number[][] = [];
  for (const i of used) {
    const distance = distanceAt(i);
    if (Math.abs(distance) < candidateDistance.together) continue;
    const open = runs.at(-1);
    const last = open?.at(-1);
    const isNext = last !== undefined && last === i - 1 && Math.sign(distanceAt(last)) === Math.sign(distance);
    if (open !== undefined && isNext) open.push(i);
    else runs.push([i]);
  }
  const far = runs
    .filter((run) => run.length > 1 || Math.abs(distanceAt(run[0] ?? 0)) >= candidateDistance.alone)
    .map((run) => ({ run, sum: Math.abs(run.reduce((sum, i) => sum + distanceAt(i), 0)) }))
    .sort((a, b) => b.sum - a.sum);
  let room = Math.ceil(used.length * maxShare);
  return far.flatMap(({ run }) => ((room -= run.length) >= 0 ? [run] : [])).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

type Search = { readonly used: Positions; readonly candidates: readonly Positions[] };

/** Fits without the candidates and holds each of them against the scatter of the other values. */
function testRuns(series: StabilisedSeries, model: SeriesModel, { used, candidates }: Search): OutlyingRuns {
  const weights = series.weights.slice();
  for (const i of candidates.flat()) weights[i] = 0;
  const decomposition = model.fit(weights, false);
  const remainders = standardised(series, decomposition);
  const ordinary = used.filter((i) => (weights[i] ?? 0) > 0).map((i) => remainders[i] ?? 0);
  const freedom = Math.max(1, ordinary.length - model.parameters);
  const variance = Math.max(ordinary.reduce((sum, value) => sum + value * value, 0) / freedom, series.leastScale ** 2);
  // What is predicted from a fit varies with the fit as well.
  const error = Math.sqrt(variance * (1 + model.parameters / used.length));
  const runs = candidates.map((positions) => {
    const sum = positions.reduce((sum, i) => sum + (remainders[i] ?? 0), 0);
    const spread = error * Math.sqrt(positions.length * (positions.length > 1 ? correlationFactor(ordinary) : 1));
    const distance = spread > 0 ? sum / spread : Math.sign(sum) * Number.MAX_VALUE;
    const tries = 2 * used.length * (positions.length > 1 ? runLengths : 1);
    return { positions, distance, pValue: Math.min(1, 2 * tCdf(-Math.abs(distance), freedom) * tries) };
  });
  return { runs, decomposition };
}
