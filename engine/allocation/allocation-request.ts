import type { CurvePoint } from './piecewise-curve.ts';

/** One channel of a budget; spends and outcomes are per period, in one unit for all channels. */
export type AllocationChannel = {
  readonly id: string;
  /** Spend now. */
  readonly from: number;
  readonly low: number;
  readonly high: number;
  /** The response curve: knots of rising spend that cover `from` and the range in which the channel may move. */
  readonly points: readonly CurvePoint[];
  /** Highest spend of a period that the curve was fitted to. */
  readonly observedMax: number;
  /** Outcomes at the knots of `points` on bootstrap curves, one list per draw; empty where there are none. */
  readonly draws: readonly (readonly number[])[];
  /** Spend comes in multiples of this; null for any amount. */
  readonly increment: number | null;
  /** True keeps the spend where it is, because its curve is not known. */
  readonly isHeld: boolean;
};

/** Channels whose spend together may not fall below `minimum`; a channel is in one group at most. */
export type AllocationGroup = { readonly id: string; readonly channels: readonly string[]; readonly minimum: number };

export type SpendGoal =
  | { readonly kind: 'exactly'; readonly budget: number }
  | { readonly kind: 'at-most'; readonly budget: number }
  /** As much outcome as possible while outcome ÷ spend of all channels together stays at `outcomePerSpend` or above. */
  | { readonly kind: 'target-return'; readonly budget: number; readonly outcomePerSpend: number };

export type AllocationRequest = {
  readonly channels: readonly AllocationChannel[];
  readonly groups: readonly AllocationGroup[];
  readonly goal: SpendGoal;
};
