import { adjustKnown } from './multiplicity.ts';
import type { Cluster } from './cluster-ratio-interval.ts';
import type { Interval } from './interval.ts';
import type { Adjustment } from './multiplicity.ts';
import type { DayCluster } from './ratio-contrast.ts';

/**
 * One of several arms (creatives, audiences, placements): the two sums of its ratio, and the same sums by day where days are known.
 * The days add up to the sums.
 */
export type Arm = Cluster & { readonly id: string; readonly days?: readonly DayCluster[] };

/** Where the uncertainty of a comparison comes from. */
export type ErrorBasis =
  /** Pure chance of single events. */
  | 'events'
  /** The exact distribution of few events. */
  | 'exact'
  /** The spread between days of the two sides. */
  | 'days'
  /** Pure chance, widened by the spread between days of all arms. */
  | 'pooled-days';

export type ComparisonWarning =
  /** Days differ more than 1.5 times as much as chance explains; the interval follows the days. */
  | 'over-dispersed'
  /** There are too few days to say whether they differ more than chance explains. */
  | 'dispersion-unknown'
  /** Fewer than ten events were expected: the arm is shown only because it had more, so its value is too high and has no interval. */
  | 'shown-for-its-events';

export type ComparedArm = {
  readonly status: 'ok';
  readonly id: string;
  /** Ratio of sums of the arm and of all others together; null where the arm's denominator is 0. */
  readonly value: number | null;
  readonly restValue: number;
  readonly isAboveRest: boolean;
  /** value − restValue, in the unit of the ratio. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** value ÷ restValue − 1. */
  readonly lift: number | null;
  readonly liftInterval: Interval | null;
  /** Two-sided; `adjustedP` pays for all arms of the family. */
  readonly p: number;
  readonly adjustedP: number;
  readonly basis: ErrorBasis;
  /** Standard error between days ÷ the one of pure chance; null where either is unknown. */
  readonly overdispersion: number | null;
  /** The smallest difference that would have been seen four times in five, in the unit of the ratio. */
  readonly minimumDetectable: number | null;
  readonly warnings: readonly ComparisonWarning[];
};

export type RefusedArm = {
  readonly status: 'refused';
  readonly id: string;
  readonly reason: 'few-events' | 'few-days' | 'no-rest' | 'not-a-ratio';
  /** What the arm needs in total: its denominator (or spend) for ten events, or its days; null where nothing helps. */
  readonly needed: number | null;
};

export type ArmComparison = ComparedArm | RefusedArm;

export type ComparisonOptions = {
  /** Of the intervals; 0.95 unless told, 0.8 for recommendations. */
  readonly level?: number;
  /** Of the p-values over all compared arms: `benjaminiHochberg` to explore, `holm` for a claim. */
  readonly adjust: Adjustment;
};

/** Below this many events nothing is said. */
export const minEvents = 10;

/** A comparison that does not know of its family yet. */
export type UnadjustedArm = Omit<ComparedArm, 'adjustedP'> | RefusedArm;

/**
 * Pays for the number of arms. Those refused for too few events or days count as looked at without a finding: whether they are
 * refused depends on their luck, and the family may not shrink by it.
 */
export function adjustFamily(arms: readonly UnadjustedArm[], adjust: Adjustment): readonly ArmComparison[] {
  const adjusted = adjustKnown(
    arms.map((arm) => (arm.status === 'ok' ? arm.p : isLookedAt(arm) ? 1 : null)),
    adjust,
  );
  return arms.map((arm, index) => (arm.status === 'ok' ? { ...arm, adjustedP: adjusted[index] ?? 1 } : arm));
}

function isLookedAt({ reason }: RefusedArm): boolean {
  return reason === 'few-events' || reason === 'few-days';
}

/** All other arms of each arm together, in the order given; days are known only where every arm has them. */
export function restsOf(arms: readonly Arm[]): readonly Arm[] {
  const days = sumDays(arms);
  // Sums of those before and those after: taking an arm from the total would leave the rounding of a difference.
  const [before, after] = [runningSums(arms), runningSums(arms.toReversed())];
  return arms.map((arm, index) => {
    const [left, right] = [before[index], after[arms.length - 1 - index]];
    const numerator = (left?.numerator ?? 0) + (right?.numerator ?? 0);
    const denominator = (left?.denominator ?? 0) + (right?.denominator ?? 0);
    return { id: 'rest', numerator, denominator, ...(days === null ? {} : { days: subtractDays(days, arm.days ?? []) }) };
  });
}

/** The sums of all that come before each. */
function runningSums(arms: readonly Cluster[]): readonly Cluster[] {
  let sum: Cluster = { numerator: 0, denominator: 0 };
  return arms.map(({ numerator, denominator }) => {
    const before = sum;
    sum = { numerator: sum.numerator + numerator, denominator: sum.denominator + denominator };
    return before;
  });
}

function sumDays(arms: readonly Arm[]): ReadonlyMap<string, Cluster> | null {
  const sums = new Map<string, Cluster>();
  for (const { days } of arms) {
    if (days === undefined) return null;
    for (const { day, numerator, denominator } of days) {
      const before = sums.get(day);
      sums.set(day, { numerator: (before?.numerator ?? 0) + numerator, denominator: (before?.denominator ?? 0) + denominator });
    }
  }
  return sums;
}

/** Days on which nothing but the rounding of a difference is left are no days of the rest. */
function subtractDays(sums: ReadonlyMap<string, Cluster>, days: readonly DayCluster[]): readonly DayCluster[] {
  const own = sumDays([{ id: '', numerator: 0, denominator: 0, days }]);
  return [...sums].flatMap(([day, all]) => {
    const mine = own?.get(day);
    const numerator = all.numerator - (mine?.numerator ?? 0);
    const denominator = all.denominator - (mine?.denominator ?? 0);
    const isRounding = Math.abs(numerator) <= 1e-9 * Math.abs(all.numerator) && Math.abs(denominator) <= 1e-9 * Math.abs(all.denominator);
    return isRounding ? [] : [{ day, numerator, denominator }];
  });
}
