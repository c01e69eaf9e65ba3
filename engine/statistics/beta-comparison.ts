import { betaKernel, incompleteBeta } from './beta-function.ts';
import { betaQuantile } from './distributions.ts';
import { isProportion } from './proportion.ts';
import { integrate } from './quadrature.ts';
import type { Proportion } from './proportion.ts';

/** The distribution Beta(a, b) of a share; both above 0. */
export type BetaShape = { readonly a: number; readonly b: number };

/**
 * Probability that the true share of `a` is above that of `b`, given what was counted and a prior Beta(prior, prior) of both: ½ is the
 * prior of Jeffreys, 1 the uniform one. By quadrature, to 1e-9. Null where either is not a share.
 * @see Gelman et al. 2013, Bayesian Data Analysis, 3rd edition, 2.4 for the posterior
 */
export function probabilityGreater(a: Proportion, b: Proportion, prior = 0.5): number | null {
  if (!isProportion(a) || !isProportion(b)) return null;
  const posterior = ({ events, trials }: Proportion): BetaShape => ({ a: events + prior, b: trials - events + prior });
  return betaGreater(posterior(a), posterior(b));
}

/** Probability that a draw of the first distribution is above a draw of the second; to 1e-9. */
export function betaGreater(first: BetaShape, second: BetaShape): number {
  // Integrating over the narrower one, the other's distribution is smooth.
  if (varianceOf(first) <= varianceOf(second)) return expectation(first, (sin2, cos2) => incompleteBeta(sin2, second.a, second.b, cos2));
  return expectation(second, (sin2, cos2) => incompleteBeta(cos2, first.b, first.a, sin2));
}

/** Mean of g(x, 1 − x) under Beta(a, b), over x = sin²θ, which takes the peaks from the ends. */
function expectation({ a, b }: BetaShape, g: (x: number, y: number) => number): number {
  const [low, high] = [betaQuantile(1e-14, a, b), betaQuantile(1 - 1e-14, a, b)].map((x) => Math.asin(Math.sqrt(x)));
  return integrate(
    (angle) => {
      const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
      if (sin === 0 || cos === 0) return 0;
      return (2 * betaKernel(sin * sin, a, b, cos * cos) * g(sin * sin, cos * cos)) / (sin * cos);
    },
    low ?? 0,
    high ?? Math.PI / 2,
  );
}

function varianceOf({ a, b }: BetaShape): number {
  return (a * b) / ((a + b) ** 2 * (a + b + 1));
}
