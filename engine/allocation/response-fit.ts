import type { Interval } from '../statistics/interval.ts';
import type { DrawInterval } from './draw-quantiles.ts';
import type { CurveForm, ResponseCurve } from './response-curve.ts';

/** One day or week of one channel. */
export type SpendPoint = {
  readonly spend: number;
  readonly outcome: number;
  /** Relative, best 1 ÷ the variance of the outcome; 1 where it is left out. */
  readonly weight?: number;
};

export type CurveWarning = {
  readonly code: 'left-out' | 'outcome-without-spend' | 'spend-follows-outcome';
  readonly text: string;
};

/** Outcome ÷ spend of the whole range: the ratio of the sums, with its 95 % interval where eight periods or more allow one. */
type AverageReturn = { readonly value: number; readonly interval: Interval | null };

/** Spends of the periods with spend; amounts per period. */
type ObservedSpend = { readonly min: number; readonly max: number; readonly mean: number; readonly periods: number };

/** What spoke for and against a curve. */
export type CurveEvidence = {
  readonly spendLevels: number;
  /** Standard deviation ÷ mean of spend. */
  readonly spendVariation: number;
  readonly scores: readonly FormScore[];
  /** AICc of the straight line less that of the chosen form; null when no form was tried. */
  readonly aiccGain: number | null;
  /** Spend of half the ceiling over the bootstrap curves; for the power form its exponent. Null when there were none. */
  readonly shapeInterval: DrawInterval | null;
  /** Correlation of spend with the outcome of the period before, and the part that earlier spend does not explain. */
  readonly laggedOutcome: { readonly correlation: number; readonly partial: number } | null;
};

export type FormScore = { readonly form: CurveForm; readonly heldOutError: number; readonly aicc: number };

/** The answer for one channel; all amounts are per period, spend and outcome in the units they came in. */
export type ResponseFit =
  | {
      readonly status: 'refused';
      readonly reason: string;
      readonly needed: readonly string[];
      readonly warnings: readonly CurveWarning[];
    }
  | (KnownReturn & {
      /** Only the average return is known; the curve is the straight line of it. */
      readonly status: 'weak';
      readonly reason: string;
      readonly needed: readonly string[];
    })
  | (KnownReturn & {
      readonly status: 'ok';
      /** The best curve of each resample of the periods, in the order drawn. */
      readonly draws: readonly ResponseCurve[];
    });

/** What is known with and without a curve. */
export type KnownReturn = {
  readonly curve: ResponseCurve;
  readonly average: AverageReturn;
  readonly observed: ObservedSpend;
  readonly evidence: CurveEvidence;
  readonly warnings: readonly CurveWarning[];
};
