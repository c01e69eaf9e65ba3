import { z95 } from './interval.ts';
import { isProportion } from './proportion.ts';
import type { Stratum } from './direct-standardisation.ts';
import type { Interval } from './interval.ts';
import type { Proportion } from './proportion.ts';

export type OddsRatio = Interval & {
  /** Odds of the first item ÷ odds of the second, within strata. */
  readonly oddsRatio: number;
  /** Of the logarithm of the odds ratio. */
  readonly standardError: number;
};

/**
 * Odds ratio of two items over strata, as far as it is the same in all of them, with the 95 % interval of Robins, Breslow
 * and Greenland. Strata without trials of one item add nothing. Null when events are negative or more than the trials,
 * or when the odds of one side are 0 in every stratum, so that the ratio is 0 or endless.
 * @see Mantel & Haenszel 1959, doi:10.1093/jnci/22.4.719
 * @see Robins, Breslow & Greenland 1986, doi:10.2307/2531052
 */
export function mantelHaenszelOddsRatio(strata: readonly Stratum[]): OddsRatio | null {
  if (!strata.every(({ first, second }) => isUsable(first) && isUsable(second))) return null;
  const terms = strata.filter(({ first, second }) => first.trials > 0 && second.trials > 0).map(termsOf);
  const r = terms.reduce((sum, term) => sum + term.r, 0);
  const s = terms.reduce((sum, term) => sum + term.s, 0);
  if (!(r > 0 && s > 0)) return null;
  const pr = terms.reduce((sum, term) => sum + term.p * term.r, 0);
  const cross = terms.reduce((sum, term) => sum + term.p * term.s + term.q * term.r, 0);
  const qs = terms.reduce((sum, term) => sum + term.q * term.s, 0);
  const standardError = Math.sqrt(pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s));
  const oddsRatio = r / s;
  return {
    oddsRatio,
    standardError,
    low: oddsRatio * Math.exp(-z95 * standardError),
    high: oddsRatio * Math.exp(z95 * standardError),
  };
}

/** The products of a two-by-two table in the letters of Robins, Breslow & Greenland. */
type Terms = { readonly r: number; readonly s: number; readonly p: number; readonly q: number };

function termsOf({ first, second }: Stratum): Terms {
  const n = first.trials + second.trials;
  const [a, b] = [first.events, first.trials - first.events];
  const [c, d] = [second.events, second.trials - second.events];
  return { r: (a * d) / n, s: (b * c) / n, p: (a + d) / n, q: (b + c) / n };
}

/** A stratum may lack trials of an item: then it says nothing, but it is not wrong either. */
function isUsable(item: Proportion): boolean {
  return isProportion(item) || (item.trials === 0 && item.events === 0);
}
