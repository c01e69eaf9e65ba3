import type { BindingLimit } from './binding-limits.ts';
import type { DrawInterval } from './draw-quantiles.ts';

/** The answer to an allocation request; spends and outcomes are per period, as they came in. */
export type Reallocation = { readonly status: 'refused'; readonly reason: string; readonly needed: readonly string[] } | PlannedMoves;

export type PlannedMoves = {
  /** `weak` where the gain has no interval, or less than four draws in five gain. */
  readonly status: 'ok' | 'weak';
  /** Why it is weak, or why nothing moves; null otherwise. */
  readonly reason: string | null;
  readonly channels: readonly ChannelMove[];
  readonly spend: { readonly from: number; readonly to: number };
  readonly outcome: { readonly from: number; readonly to: number };
  /** Outcome of the plan less that of now, with the middle 80 % of the draws and the share of them above 0. */
  readonly gain: { readonly value: number; readonly interval: DrawInterval | null; readonly probability: number | null };
  /** Outcome of the best spends of each draw: what could be reached if the curves were known. */
  readonly bestOutcome: DrawInterval | null;
  readonly limits: readonly BindingLimit[];
  /** Outcome by the linear program, and by giving each unit where it brings most; equal but for rounding. */
  readonly check: { readonly programOutcome: number; readonly marginOutcome: number };
  readonly warnings: readonly string[];
};

export type ChannelMove = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly outcomeFrom: number;
  readonly outcomeTo: number;
  /** Middle 80 % of the draws of the outcome at the new spend less that at the old. */
  readonly outcomeChangeInterval: DrawInterval | null;
  /** Outcome of the next unit of spend after the move. */
  readonly marginal: number;
  /** Best spend over the draws: a wide one says that the split is not known, or hardly matters. */
  readonly bestSpend: DrawInterval | null;
  readonly isHeld: boolean;
};
