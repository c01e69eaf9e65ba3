import { findChangePoints } from './change-points.ts';
import type { ChangePoint } from './change-points.ts';
import { solveLeastSquares } from './linear-solver.ts';
import { testLevelShift } from './level-shift.ts';
import type { LevelShift } from './level-shift.ts';
import { median, robustSpread } from './robust-spread.ts';

/** A series without its season. */
export type LevelSeries = {
  /** On the scale of `stabilise`. */
  readonly roots: readonly number[];
  /** 0 where nothing is known. */
  readonly weights: readonly number[];
  /** Values per longest season: a level lasts as long or longer. */
  readonly season: number;
};

export type LevelLimits = {
  readonly alpha: number;
  readonly minRelativeEffect: number;
  /** The value that a root stands for. */
  readonly toValue: (root: number) => number;
};

/** Seasons on either side that are looked at, so that a slow change far away has no say. */
const seasonsAround = 4;
const leastSegment = 5;
/** In standard deviations: what lies farther from its neighbours is no part of a level. */
const exceptional = 3;
/** Natural logarithm of how many times more likely a step must make the values than a curve does: 20 to 1. */
const leastEvidence = 3;

/**
 * Steps to a level that stays for a season or more: the change points of the series without exceptions that hold against
 * a slope and a curve around them. The least clear is given up first and the others are judged anew with what it had
 * kept from them, since a ramp looks like stairs from near by. By position; empty when there are none.
 */
export function findSeasonLevels(series: LevelSeries, limits: LevelLimits): readonly LevelShift[] {
  const cleaned = { ...series, roots: withoutExceptions(series) };
  let changes = findChangePoints(cleaned.roots, { weights: series.weights, minSegment: Math.max(leastSegment, series.season) });
  for (;;) {
    const judged = changes.map((change, i) => judge(cleaned, change, { from: changes[i - 1]?.index, to: changes[i + 1]?.index }));
    const unclear = judged.filter((step) => !isClear(step, limits)).sort((a, b) => a.evidence - b.evidence || a.index - b.index)[0];
    if (unclear === undefined) return judged.map(({ index, step, pValue }) => ({ index, step, pValue }));
    changes = changes.filter(({ index }) => index !== unclear.index);
  }
}

type Judged = LevelShift & {
  readonly before: number;
  readonly after: number;
  /** Logarithm of how many times more likely a step and a line make the values than a curve of as many parameters does. */
  readonly evidence: number;
};

function isClear({ before, after, pValue, evidence }: Judged, { alpha, minRelativeEffect, toValue }: LevelLimits): boolean {
  const effect = toValue(before) > 0 ? Math.abs(toValue(after) / toValue(before) - 1) : Number.POSITIVE_INFINITY;
  return pValue < alpha && evidence >= leastEvidence && effect >= minRelativeEffect;
}

type Neighbours = { readonly from: number | undefined; readonly to: number | undefined };

function judge({ roots, weights, season }: LevelSeries, { index, before, after, pValue }: ChangePoint, neighbours: Neighbours): Judged {
  const from = Math.max(neighbours.from ?? 0, index - seasonsAround * season);
  const to = Math.min(neighbours.to ?? roots.length, index + seasonsAround * season);
  const near = { roots: roots.slice(from, to), weights: weights.slice(from, to) };
  const shift = testLevelShift(near.roots, index - from, { weights: near.weights, hasSlope: true });
  return {
    index,
    before,
    after,
    step: shift?.step ?? 0,
    pValue: Math.max(pValue, shift?.pValue ?? 1),
    evidence: shift !== null ? evidenceOfStep(near, index - from) : Number.NEGATIVE_INFINITY,
  };
}

function evidenceOfStep({ roots, weights }: Pick<LevelSeries, 'roots' | 'weights'>, index: number): number {
  const at = (i: number): number => (2 * i) / (roots.length - 1) - 1;
  const step = solveLeastSquares(
    roots.map((_, i) => [1, i >= index ? 1 : 0, at(i)]),
    roots,
    weights,
  );
  const curve = solveLeastSquares(
    roots.map((_, i) => [1, at(i), at(i) ** 2, at(i) ** 3]),
    roots,
    weights,
  );
  if (step === null || curve === null) return Number.NEGATIVE_INFINITY;
  // Without any scatter around the step nothing can tell it better.
  if (step.residualSumOfSquares === 0) return Number.POSITIVE_INFINITY;
  return (roots.length / 2) * Math.log(curve.residualSumOfSquares / step.residualSumOfSquares);
}

/**
 * Replaces what lasts less than a season and lies far from its surroundings by their median, which keeps the edges of
 * longer levels where they are.
 */
function withoutExceptions({ roots, weights, season }: LevelSeries): readonly number[] {
  const medians = roots.map((root, i) => runningMedian({ roots, weights, season }, i) ?? root);
  const distances = roots.map((root, i) => (root - (medians[i] ?? 0)) * Math.sqrt(weights[i] ?? 0));
  const spread = robustSpread(distances.filter((_, i) => (weights[i] ?? 0) > 0));
  const limit = spread === null ? Number.POSITIVE_INFINITY : exceptional * spread.scale;
  return roots.map((root, i) => (Math.abs(distances[i] ?? 0) > limit || weights[i] === 0 ? (medians[i] ?? root) : root));
}

/** Of the known values less than a season away; null when there are none. */
function runningMedian({ roots, weights, season }: LevelSeries, position: number): number | null {
  const from = Math.max(0, position - season + 1);
  const near = roots.slice(from, position + season).filter((_, i) => (weights[from + i] ?? 0) > 0);
  return near.length === 0 ? null : median(near);
}
