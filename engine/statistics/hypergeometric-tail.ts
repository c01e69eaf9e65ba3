import { devianceTerm, stirlingError } from './gamma-function.ts';

/** Draws without replacement: how many of the drawn are marked, out of how many drawn, marked and overall. */
export type MarkedDraws = { readonly hits: number; readonly draws: number; readonly marked: number; readonly population: number };

/**
 * P(at least `hits` marked ones among the drawn): the one-sided p-value of Fisher's exact test. Counts may be fractional,
 * as estimated counts are. 1 when the hits are no more than the draws force.
 * @see Fisher 1935, doi:10.2307/2342435
 * @see Loader 2000, "Fast and accurate computation of binomial probabilities"
 */
export function hypergeometricUpperTail({ hits, draws, marked, population }: MarkedDraws): number {
  const most = Math.min(draws, marked);
  if (hits <= 0 || hits <= draws + marked - population) return 1;
  if (hits > most) return 0;
  // Below the mean the other tail is the short one, and its terms do not vanish before they grow.
  if (hits <= (draws * marked) / population) {
    return 1 - hypergeometricUpperTail({ hits: draws - hits + 1, draws, marked: population - marked, population });
  }
  const share = draws / population;
  const [hitOf, missOf, allOf] = [
    logBinomial(hits, marked, share),
    logBinomial(draws - hits, population - marked, share),
    logBinomial(draws, population, share),
  ];
  let term = Math.exp(hitOf + missOf - allOf);
  let sum = 0;
  for (let x = hits; x <= most; x++) {
    sum += term;
    const growth = ((marked - x) * (draws - x)) / ((x + 1) * (population - marked - draws + x + 1));
    term *= growth;
    if (growth < 1 && term < sum * 1e-17) break;
  }
  return Math.min(1, sum);
}

/** Logarithm of the binomial density; the factors of the hypergeometric density that keep their digits in large tables. */
function logBinomial(events: number, trials: number, share: number): number {
  const misses = trials - events;
  if (events === 0) return trials * Math.log1p(-share);
  if (misses === 0) return trials * Math.log(share);
  const saddle = stirlingError(trials) - stirlingError(events) - stirlingError(misses);
  const deviance = devianceTerm(events, trials * share) + devianceTerm(misses, trials * (1 - share));
  return saddle - deviance + Math.log(trials / (2 * Math.PI * events * misses)) / 2;
}
