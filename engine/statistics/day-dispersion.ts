import { minClusters } from './cluster-ratio-interval.ts';
import type { DayCluster } from './ratio-contrast.ts';

/** How much more arms differ from day to day than chance explains (1: not more), and on how many degrees of freedom that is known. */
export type Dispersion = { readonly factor: number; readonly degrees: number };

/** The chance of a count: of some trials, or of any number of events. */
export type CountModel = 'binomial' | 'poisson';

/**
 * Ratio of the variance between days to the one that pure chance gives counts, over the days of all arms: Pearson's statistic over its
 * degrees of freedom. Numerators are events, denominators trials or what events are bought with. What a day does to all arms alike
 * is left out, since it cancels in comparisons; where arms share too few days for that, each arm stands against its own rate only.
 * Null where days leave fewer than seven degrees of freedom.
 * @see McCullagh & Nelder 1989, Generalized Linear Models, 2nd edition, 4.5
 */
export function dayDispersion(arms: readonly (readonly DayCluster[])[], model: CountModel): Dispersion | null {
  const cells = cellsOf(arms);
  const days = new Set(cells.map(({ day }) => day)).size;
  const counted = new Set(cells.map(({ arm }) => arm)).size;
  const own = cells.length - counted;
  const common = own - days + 1;
  if (common >= minClusters - 1) return { factor: pearson(cells, dayFactors(cells), model) / common, degrees: common };
  return own >= minClusters - 1 ? { factor: pearson(cells, new Map(), model) / own, degrees: own } : null;
}

/** One arm on one day, with the rate of the arm over all its days. */
type Cell = DayCluster & { readonly arm: number; readonly rate: number };

/** Arms without events say nothing about their spread. */
function cellsOf(arms: readonly (readonly DayCluster[])[]): readonly Cell[] {
  return arms.flatMap((clusters, arm) => {
    const days = clusters.filter(({ denominator }) => denominator > 0);
    const rate = days.reduce((sum, day) => sum + day.numerator, 0) / days.reduce((sum, day) => sum + day.denominator, 0);
    return rate > 0 ? days.map((day) => ({ ...day, arm, rate })) : [];
  });
}

/** How many times the usual events each day brought. */
function dayFactors(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { readonly events: number; readonly expected: number }>();
  for (const { day, numerator, denominator, rate } of cells) {
    const before = sums.get(day);
    sums.set(day, { events: (before?.events ?? 0) + numerator, expected: (before?.expected ?? 0) + denominator * rate });
  }
  return new Map([...sums].map(([day, { events, expected }]) => [day, events / expected]));
}

function pearson(cells: readonly Cell[], factors: ReadonlyMap<string, number>, model: CountModel): number {
  return cells.reduce((sum, { day, numerator, denominator, rate }) => {
    const share = rate * (factors.get(day) ?? 1);
    const unit = model === 'binomial' ? share * (1 - share) : share;
    return unit > 0 ? sum + (numerator - share * denominator) ** 2 / (denominator * unit) : sum;
  }, 0);
}
