import { findChangePoints } from '../statistics/change-points.ts';
import { median, robustSpread } from '../statistics/robust-spread.ts';
import { stabilise } from '../statistics/stabilised-series.ts';
import type { WatchedSeries } from '../statistics/stabilised-series.ts';

/** What may stand out of a series, at a first look. */
export type RoughLook = {
  /** A day, or two neighbours on one side, far from the weeks around and from their weekday. */
  readonly hasFarDay: boolean;
  /** A mean that changes for a week or more. */
  readonly hasStep: boolean;
};

/**
 * In spreads of what is left: far enough to be looked at alone, and together with a neighbour. Seven medians of a few weeks leave about
 * three quarters of the true spread, and what is sure after all corrections lies above four of it.
 */
const far = { alone: 4.2, together: 2.6 };
const week = 7;
const halfWindow = 14;

/** Positions, both ends included, that are not looked at. */
type Span = { readonly first: number; readonly last: number };

/**
 * A look that costs a tenth of a decomposition: most series have nothing that could stand out and need no closer one. Says that far days
 * may be there where nothing varies. For three weeks and more.
 */
export function roughLook(series: WatchedSeries, known: readonly Span[]): RoughLook {
  const { roots, weights } = stabilise(series);
  const isLookedAt = (at: number): boolean => (weights[at] ?? 0) > 0 && !known.some(({ first, last }) => at >= first && at <= last);
  const days = [...weights.keys()].filter(isLookedAt).map((at) => ({ phase: at % week, root: roots[at] ?? 0, weight: weights[at] ?? 0 }));
  const trend = days.map((_, at) => median(days.slice(Math.max(0, at - halfWindow), at + halfWindow + 1).map(({ root }) => root)));
  const seasons = Array.from({ length: week }, (_, phase) =>
    median(days.flatMap(({ phase: own, root }, at) => (own === phase ? [root - (trend[at] ?? 0)] : []))),
  );
  const levels = days.map(({ root, phase }) => root - (seasons[phase] ?? 0));
  const distances = days.map(({ weight }, at) => ((levels[at] ?? 0) - (trend[at] ?? 0)) * Math.sqrt(weight));
  const steps = findChangePoints(levels, { weights: days.map(({ weight }) => weight), minSegment: week });
  return { hasFarDay: hasFar(distances), hasStep: steps.length > 0 };
}

function hasFar(distances: readonly number[]): boolean {
  const spread = robustSpread(distances);
  if (spread === null) return true;
  const scaled = distances.map((distance) => (distance - spread.centre) / spread.scale);
  return scaled.some((distance, at) => Math.abs(distance) >= far.alone || isPair(distance, scaled[at + 1] ?? 0));
}

function isPair(a: number, b: number): boolean {
  return Math.min(Math.abs(a), Math.abs(b)) >= far.together && a > 0 === b > 0;
}
