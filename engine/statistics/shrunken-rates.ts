import { logBeta } from './beta-function.ts';
import { betaQuantile } from './distributions.ts';
import { tailOf } from './interval.ts';
import { isProportion } from './proportion.ts';
import type { BetaShape } from './beta-comparison.ts';
import type { Interval } from './interval.ts';
import type { Proportion } from './proportion.ts';

/** One arm; `inflation` (1 unless told) is how many times its variance between days is that of pure chance. */
export type InflatedProportion = Proportion & { readonly inflation?: number };

/** What an arm's rate is believed to be, having seen all arms. */
type ShrunkenRate = Interval & {
  readonly rate: number;
  readonly posterior: BetaShape;
  /** How much the arm's own figures count (1) against what is typical of all arms (0). */
  readonly ownWeight: number;
};

export type ShrunkenRates = {
  /** The typical rate, and how many trials it is worth: many where the arms are alike. */
  readonly typicalRate: number;
  readonly typicalTrials: number;
  /** In the order given. */
  readonly arms: readonly ShrunkenRate[];
};

/**
 * Rates of many arms, each drawn towards the typical one by as much as its own figures leave in doubt: the beta-binomial model whose
 * prior is estimated from all arms, kept from declaring all of them equal by a penalty on the logarithm of their spread. Intervals are
 * of 95 % unless `level` says otherwise. Null below two arms, without any event or failure, or where an arm is not a share.
 * @see Robbins 1956 (empirical Bayes); Chung et al. 2013, doi:10.1007/s11336-013-9328-2 (the penalty)
 */
export function shrinkRates(arms: readonly InflatedProportion[], level = 0.95): ShrunkenRates | null {
  if (arms.length < 2 || !arms.every(isProportion)) return null;
  const effective = arms.map(({ events, trials, inflation = 1 }) => ({ events: events / inflation, trials: trials / inflation }));
  const pooled = meanAt(effective, Number.POSITIVE_INFINITY);
  if (!(pooled > 0 && pooled < 1)) return null;
  const typicalTrials = mostLikely((trials) => logLikelihood(effective, trials) - Math.log(trials) / 2);
  const typicalRate = meanAt(effective, typicalTrials);
  const posteriors = effective.map(({ events, trials }) => ({
    a: typicalRate * typicalTrials + events,
    b: (1 - typicalRate) * typicalTrials + trials - events,
  }));
  return { typicalRate, typicalTrials, arms: posteriors.map((posterior) => shrunken(posterior, typicalTrials, level)) };
}

function shrunken(posterior: BetaShape, typicalTrials: number, level: number): ShrunkenRate {
  const { a, b } = posterior;
  const tail = tailOf(level);
  return {
    rate: a / (a + b),
    low: betaQuantile(tail, a, b),
    high: betaQuantile(1 - tail, a, b),
    posterior,
    ownWeight: 1 - typicalTrials / (a + b),
  };
}

/** Mean of the rates, weighted by what is left of each arm's trials once arms differ. @see Williams 1982, doi:10.2307/2347977 */
function meanAt(arms: readonly Proportion[], typicalTrials: number): number {
  let [events, weights] = [0, 0];
  for (const arm of arms) {
    const weight = 1 / (1 + (arm.trials - 1) / (typicalTrials + 1));
    events += arm.events * weight;
    weights += arm.trials * weight;
  }
  return events / weights;
}

function logLikelihood(arms: readonly Proportion[], typicalTrials: number): number {
  const mean = meanAt(arms, typicalTrials);
  const [a, b] = [mean * typicalTrials, (1 - mean) * typicalTrials];
  if (!(a > 0 && b > 0)) return Number.NEGATIVE_INFINITY;
  const prior = logBeta(a, b);
  return arms.reduce((sum, { events, trials }) => sum + logBeta(a + events, b + trials - events) - prior, 0);
}

const maxTypicalTrials = 1e9;
const gridSteps = 72;

/** Highest point over 1 to 1e9 on a logarithmic scale: a grid, then golden sections around its best point. */
function mostLikely(f: (trials: number) => number): number {
  const at = (position: number): number => maxTypicalTrials ** (Math.min(gridSteps, Math.max(0, position)) / gridSteps);
  const heights = Array.from({ length: gridSteps + 1 }, (_, index) => f(at(index)));
  const best = heights.indexOf(Math.max(...heights));
  let [low, high] = [best - 1, best + 1];
  for (let i = 0; i < 40; i++) {
    const [left, right] = [high - (high - low) * golden, low + (high - low) * golden];
    if (f(at(left)) >= f(at(right))) high = right;
    else low = left;
  }
  return at((low + high) / 2);
}

const golden = (Math.sqrt(5) - 1) / 2;
