import type { MeasureId } from './fields/catalogue.ts';
import type { Entity, Fact } from './finding.ts';
import type { KpiId } from './metrics/catalogue.ts';

/** What is to be expected of the rest of the flight, and of the next euro. */
export type Outlook = {
  /** End-of-flight projection; null without a plan, without days to come or without enough of them behind. */
  readonly projection: Projection | null;
  /** Why there is no projection. */
  readonly projectionReason: string | null;
  /** One per channel, in the order of spend, at most eight. */
  readonly curves: readonly ChannelCurve[];
  readonly reallocation: Reallocation | null;
  readonly reallocationReason: string | null;
};

/** How much will have been spent when the flight ends. */
export type Projection = {
  /** `weak`: too few days to see the weekdays, or to have been tested as far ahead. */
  readonly status: 'ok' | 'weak';
  readonly reason: string | null;
  /** What would make it better than weak. */
  readonly needed: string | null;
  /** What did best in forecasting the days so far. */
  readonly method: string;
  /** Last day whose figures are complete. */
  readonly lastDay: string;
  /** Last day of the flight. */
  readonly end: string;
  /** Days with figures that were learnt from. */
  readonly daysBehind: number;
  readonly daysLeft: number;
  /** The projected end against the budget; within 5 % is on plan. */
  readonly direction: 'under' | 'on-plan' | 'over';
  /** The budget lies inside the interval of the projected end. */
  readonly isBudgetWithin: boolean;
  /**
   * Roles: `spent`, `planned`, `projected` (95 % interval), `required-per-day` (absent once the budget is spent), `pacing` (with the
   * weekdays weighed).
   */
  readonly facts: readonly Fact[];
  /** Spend of each remaining day, with its 95 % interval. */
  readonly days: readonly { readonly day: string; readonly value: number; readonly low: number; readonly high: number }[];
  readonly warnings: readonly string[];
};

/** What one channel's money returns at its present level; all amounts are those of one day with spend. */
export type ChannelCurve = {
  readonly channel: string;
  readonly entity: Entity;
  /** Key into `places`: of whose daily sums the curve is made. */
  readonly place: string;
  /** What spend is set against: revenue, or the event that is bought. */
  readonly measure: MeasureId;
  /** In which average and marginal return are told: ROAS, or the price of the event. */
  readonly kpi: KpiId;
  /** Weeks stand for the mean of their seven days. */
  readonly grain: 'day' | 'week';
  /** Days, or weeks, with spend. */
  readonly n: number;
  /** `weak`: only the average return is known, and no curve is given. */
  readonly status: 'ok' | 'weak' | 'refused';
  readonly reason: string | null;
  readonly needed: string | null;
  readonly form: string | null;
  readonly parameters: Readonly<Record<string, number>>;
  /** Points of the fitted curve and its 95 % band over the observed range: spend a day against outcome a day. */
  readonly points: readonly { readonly spend: number; readonly value: number; readonly low: number; readonly high: number }[];
  readonly observed: { readonly min: number; readonly max: number; readonly mean: number } | null;
  /**
   * Roles: `average-return` and `marginal-return` (of the next unit of money) in the unit of `kpi`, `spend-per-day`, `headroom`: by how
   * much spend a day may rise until the next unit returns just the target, negative where it has to fall. Intervals are of 95 %.
   */
  readonly facts: readonly Fact[];
  /**
   * Where the next unit of money returns the target. `beyond-range`: above 1.3 times the highest observed spend, so that `headroom` is a
   * lower bound; `nowhere`: it returns less at every spend. null without a target on `kpi` or without a curve.
   */
  readonly headroom: 'within-range' | 'beyond-range' | 'nowhere' | null;
  readonly warnings: readonly string[];
  /** Of the resampled periods; null where none were drawn. */
  readonly seed: number | null;
};

/** The same budget divided so that it brings the most, within bounds and the observed range; amounts of the whole period. */
export type Reallocation = {
  readonly channels: readonly {
    readonly channel: string;
    readonly entity: Entity;
    /** Roles: `from`, `to`, `difference`, and `effect` (80 % interval) where the channel may move. */
    readonly facts: readonly Fact[];
    /** It would move further without its bounds. */
    readonly isBound: boolean;
    /** It keeps its spend, because its curve is not known. */
    readonly isHeld: boolean;
  }[];
  /**
   * Roles: `budget`, `effect` (80 % interval), `relative-effect` (of the results of these channels), `probability` (that the effect is
   * above 0).
   */
  readonly facts: readonly Fact[];
  readonly warnings: readonly string[];
};
