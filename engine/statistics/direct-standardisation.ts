import { wilsonInterval } from './wilson-interval.ts';
import type { Interval } from './interval.ts';
import type { Proportion } from './proportion.ts';

/** Two items in one stratum, for instance two creatives on one placement. */
export type Stratum = { readonly id: string; readonly first: Proportion; readonly second: Proportion };

/** A share (0–1) with its 95 % interval. */
type Share = Interval & { readonly share: number };

export type StandardisedComparison = {
  readonly crude: { readonly first: Share; readonly second: Share };
  readonly standardised: { readonly first: Share; readonly second: Share };
  /** Strata in which both items have trials; the others say nothing about the two. */
  readonly strata: readonly string[];
  /** Share of all trials in those strata, 0–1. */
  readonly coverage: number;
  /** The item that is ahead in total is behind once both are weighted alike. */
  readonly isReversed: boolean;
  /** Reversed, and the intervals of the two items do not overlap in either comparison. */
  readonly isReversedBeyondNoise: boolean;
};

/**
 * Compares two items in total and as if both had the same composition: each one's shares by stratum, weighted with the
 * trials of both together. The interval of a weighted sum is put together from Wilson's intervals of its terms. Null
 * when no stratum has trials of both items, or when events are negative or more than the trials.
 * @see Fleiss, Levin & Paik 2003, "Statistical Methods for Rates and Proportions", chapter 19, doi:10.1002/0471445428
 * @see Zou & Donner 2008, "Construction of confidence limits about effect measures", doi:10.1002/sim.3095
 */
export function compareStandardised(strata: readonly Stratum[]): StandardisedComparison | null {
  const both = strata.filter(({ first, second }) => first.trials > 0 && second.trials > 0);
  const first = sharesOf(strata, both, 'first');
  const second = sharesOf(strata, both, 'second');
  if (first === null || second === null) return null;
  const crude = { first: first.crude, second: second.crude };
  const standardised = { first: first.standardised, second: second.standardised };
  const isReversed = (crude.first.share - crude.second.share) * (standardised.first.share - standardised.second.share) < 0;
  return {
    crude,
    standardised,
    strata: both.map(({ id }) => id),
    coverage: trialsOf(both) / trialsOf(strata),
    isReversed,
    isReversedBeyondNoise: isReversed && areApart(crude) && areApart(standardised),
  };
}

type Item = 'first' | 'second';

function sharesOf(strata: readonly Stratum[], both: readonly Stratum[], item: Item): { crude: Share; standardised: Share } | null {
  const events = strata.reduce((sum, stratum) => sum + stratum[item].events, 0);
  const trials = strata.reduce((sum, stratum) => sum + stratum[item].trials, 0);
  const crude = shareOf({ events, trials });
  const standardised = weightedShare(both, item);
  return crude === null || standardised === null ? null : { crude, standardised };
}

function shareOf({ events, trials }: Proportion): Share | null {
  const interval = wilsonInterval(events, trials);
  return interval === null ? null : { share: events / trials, ...interval };
}

function weightedShare(strata: readonly Stratum[], item: Item): Share | null {
  const total = trialsOf(strata);
  let [share, below, above] = [0, 0, 0];
  for (const stratum of strata) {
    const part = shareOf(stratum[item]);
    if (part === null) return null;
    const weight = trialsOf([stratum]) / total;
    share += weight * part.share;
    below += (weight * (part.share - part.low)) ** 2;
    above += (weight * (part.high - part.share)) ** 2;
  }
  return strata.length === 0 ? null : { share, low: Math.max(0, share - Math.sqrt(below)), high: Math.min(1, share + Math.sqrt(above)) };
}

function trialsOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, { first, second }) => sum + first.trials + second.trials, 0);
}

function areApart({ first, second }: { readonly first: Share; readonly second: Share }): boolean {
  return first.low > second.high || second.low > first.high;
}
