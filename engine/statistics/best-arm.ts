import { betaGreater } from './beta-comparison.ts';
import { betaKernel, incompleteBeta } from './beta-function.ts';
import { betaQuantile, normalCdf } from './distributions.ts';
import { gaussLegendre } from './quadrature.ts';
import type { BetaShape } from './beta-comparison.ts';

export type BestArm = {
  /** That this arm has the highest rate of all; they add up to 1. */
  readonly probabilityBest: number;
  /** How much lower than the best arm's the rate is on average, if this one is chosen; in the unit of the rate. */
  readonly expectedLoss: number;
  /** The leader is above this arm with less than 95 %: no difference is shown. True for the leader itself. */
  readonly isTiedWithBest: boolean;
};

/**
 * Chances of every arm to be the best, given the distributions of their rates; by quadrature, to 1e-9, without chance. The order is
 * that of the arms; the leader is the one with the highest mean, the first of several. Empty for none.
 * @see Chapelle & Li 2011, An Empirical Evaluation of Thompson Sampling; Stucchio 2015, Bayesian A/B Testing at VWO (expected loss)
 */
export function compareBest(arms: readonly BetaShape[]): readonly BestArm[] {
  const leader = arms.reduce<BetaShape | null>((best, arm) => (best === null || meanOf(arm) > meanOf(best) ? arm : best), null);
  if (leader === null) return [];
  const { probabilities, meanOfBest } = integrateBest(arms);
  return arms.map((arm, index) => ({
    probabilityBest: probabilities[index] ?? 0,
    expectedLoss: Math.max(0, meanOfBest - meanOf(arm)),
    isTiedWithBest: arm === leader || betaGreater(leader, arm) < 0.95,
  }));
}

type BestChances = { readonly probabilities: readonly number[]; readonly meanOfBest: number };

/** Sums over the range in which the highest rate can lie: density of one arm times distribution of all others. */
function integrateBest(arms: readonly BetaShape[]): BestChances {
  const probabilities = arms.map(() => 0);
  const breaks = breakPoints(arms);
  let meanOfBest = 0;
  for (const [index, low] of breaks.slice(0, -1).entries()) {
    const half = ((breaks[index + 1] ?? low) - low) / 2;
    for (const { x, weight } of nodes) {
      const angle = low + half * (1 + x);
      for (const [arm, density] of densitiesOfBest(arms, angle).entries()) {
        probabilities[arm] = (probabilities[arm] ?? 0) + half * weight * density;
        meanOfBest += half * weight * density * Math.sin(angle) ** 2;
      }
    }
  }
  const total = probabilities.reduce((sum, value) => sum + value, 0);
  return { probabilities: probabilities.map((value) => value / total), meanOfBest: meanOfBest / total };
}

/** Per arm, the density over θ (rate = sin²θ) that it is at θ and all others are below. */
function densitiesOfBest(arms: readonly BetaShape[], angle: number): readonly number[] {
  const [x, y] = [Math.sin(angle) ** 2, Math.cos(angle) ** 2];
  const below = arms.map(({ a, b }) => incompleteBeta(x, a, b, y));
  const after = below.map(() => 1);
  for (let i = arms.length - 2; i >= 0; i--) after[i] = (after[i + 1] ?? 1) * (below[i + 1] ?? 1);
  let before = 1;
  return arms.map(({ a, b }, index) => {
    const others = before * (after[index] ?? 1);
    before *= below[index] ?? 1;
    return others === 0 || x === 0 || y === 0 ? 0 : (others * 2 * betaKernel(x, a, b, y)) / Math.sqrt(x * y);
  });
}

const nodes = gaussLegendre(10);
const scores = [-7, -5, -3.5, -2, -0.7, 0.7, 2, 3.5, 5, 7];

/**
 * Ends of the panels: normal scores of every arm above the point below which some arm certainly is better; points that lie closer than
 * half of what their own arm needs are left out.
 */
function breakPoints(arms: readonly BetaShape[]): readonly number[] {
  const own = arms.map(({ a, b }) => scores.map((score) => Math.asin(Math.sqrt(betaQuantile(normalCdf(score), a, b)))));
  const low = Math.max(...own.map((angles) => angles[0] ?? 0));
  const points = own
    .flatMap((angles) => angles.map((angle, i) => ({ angle, width: widthAt(angles, i) })))
    .filter(({ angle }) => angle > low)
    .sort((p, q) => p.angle - q.angle);
  const kept = [low];
  let room = 0;
  for (const { angle, width } of points) {
    if (angle - (kept.at(-1) ?? low) >= Math.min(room, width) / 2) {
      kept.push(angle);
      room = width;
    } else room = Math.min(room, width);
  }
  return kept;
}

/** Distance to the nearer neighbour. */
function widthAt(angles: readonly number[], index: number): number {
  const here = angles[index] ?? 0;
  return Math.min(here - (angles[index - 1] ?? Number.NEGATIVE_INFINITY), (angles[index + 1] ?? Number.POSITIVE_INFINITY) - here);
}

function meanOf({ a, b }: BetaShape): number {
  return a / (a + b);
}
