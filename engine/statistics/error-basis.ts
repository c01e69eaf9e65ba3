import { minClusters } from './cluster-ratio-interval.ts';
import type { ComparisonWarning, ErrorBasis } from './arm-comparison.ts';
import type { Dispersion } from './day-dispersion.ts';

/** A standard error with the degrees of freedom of its Student's t; infinitely many are the normal distribution. */
export type KnownError = { readonly standardError: number; readonly degrees: number };

export type ChosenError = KnownError & {
  readonly basis: Exclude<ErrorBasis, 'exact'>;
  readonly overdispersion: number | null;
  readonly warnings: readonly ComparisonWarning[];
};

export type ErrorSources = {
  /** Standard error of pure chance. */
  readonly chance: number;
  /** Standard error between the days of both sides. */
  readonly days: KnownError | null;
  /** Spread between the days of all arms. */
  readonly dispersion: Dispersion | null;
};

/** From this ratio of the standard errors on, the spread between days is worth a word. */
const strikingRatio = 1.5;

/**
 * The largest of what is known: chance, the spread between the days of both sides, which counts from eight days on, and chance widened
 * by the spread between the days of all arms, which is steadier. Chance alone is too sure of itself where days differ by more.
 */
export function chooseError({ chance, days, dispersion }: ErrorSources): ChosenError {
  const own = days !== null && days.degrees >= minClusters - 1 ? [{ ...days, basis: 'days' } as const] : [];
  const pooled = dispersion === null ? [] : [widened(chance, dispersion)];
  const between = [...own, ...pooled];
  const byChance = { standardError: chance, degrees: Number.POSITIVE_INFINITY, basis: 'events' } as const;
  if (between.length === 0) return { ...byChance, overdispersion: null, warnings: ['dispersion-unknown'] };
  const largest = between.reduce((best, next) => (next.standardError > best.standardError ? next : best));
  const overdispersion = chance > 0 ? largest.standardError / chance : null;
  const chosen = largest.standardError > chance ? largest : byChance;
  return { ...chosen, overdispersion, warnings: (overdispersion ?? 0) > strikingRatio ? ['over-dispersed'] : [] };
}

function widened(chance: number, { factor, degrees }: Dispersion): KnownError & { readonly basis: 'pooled-days' } {
  return { standardError: chance * Math.sqrt(factor), degrees, basis: 'pooled-days' };
}
