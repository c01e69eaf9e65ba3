import type { Fact } from './finding.ts';

/** What is to be expected of the rest of the flight, and of the next euro. */
export type Outlook = {
  /** End-of-flight projection; null without a plan, without days to come or without enough of them behind. */
  readonly projection: Projection | null;
  /** Why there is no projection. */
  readonly projectionReason: string | null;
  /** One per channel, in the order of spend. */
  readonly curves: readonly ChannelCurve[];
  readonly reallocation: Reallocation | null;
  readonly reallocationReason: string | null;
};

/** How much will have been spent when the flight ends. */
export type Projection = {
  readonly method: string;
  readonly daysLeft: number;
  /** Roles: `spent`, `planned`, `projected` (95 % interval), `required-per-day`, `pacing`. */
  readonly facts: readonly Fact[];
};

/** What one channel's money returns at its present level. */
export type ChannelCurve = {
  readonly channel: string;
  readonly status: 'ok' | 'weak' | 'refused';
  readonly reason: string | null;
  readonly needed: string | null;
  readonly form: string | null;
  readonly parameters: Readonly<Record<string, number>>;
  /** Points of the fitted curve and its 95 % band over the observed range: spend a day against outcome a day. */
  readonly points: readonly { readonly spend: number; readonly value: number; readonly low: number; readonly high: number }[];
  readonly observed: { readonly min: number; readonly max: number; readonly mean: number } | null;
  /** Roles: `average-return`, `marginal-return`, `headroom`. */
  readonly facts: readonly Fact[];
  readonly warnings: readonly string[];
};

/** The same budget divided so that it brings the most, within bounds and the observed range. */
export type Reallocation = {
  readonly channels: readonly {
    readonly channel: string;
    /** Roles: `from`, `to`, `difference`, `effect`. */
    readonly facts: readonly Fact[];
    readonly isBound: boolean;
  }[];
  /** Roles: `effect` (80 % interval), `probability`. */
  readonly facts: readonly Fact[];
  readonly warnings: readonly string[];
};
