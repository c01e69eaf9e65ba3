import { clusterRatioInterval } from '../statistics/cluster-ratio-interval.ts';
import { chooseCurve } from './choose-curve.ts';
import { drawInterval } from './draw-quantiles.ts';
import type { DrawInterval } from './draw-quantiles.ts';
import { faultsOfChoice, faultsOfShape, faultsOfSpend, spendLevels, spendVariation } from './identifiability.ts';
import type { CurveFault } from './identifiability.ts';
import { followsOutcome, laggedOutcome } from './lagged-outcome.ts';
import { halfSaturation } from './response-curve.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { CurveEvidence, CurveWarning, KnownReturn, ResponseFit, SpendPoint } from './response-fit.ts';

export type FitOptions = {
  /** From 0 to below 1; the same sequence gives the same draws. */
  readonly random: () => number;
  /** Days are held out and resampled by seven; weeks are held out one at a time and resampled by two. */
  readonly grain: 'day' | 'week';
  /** Bootstrap curves; 500 where it is left out. */
  readonly draws?: number;
};

/**
 * Response curve of one channel from the spend and outcome of its periods in order of time: linear, power, logistic or Hill by
 * least squares, chosen by the error on held-out periods, with block-bootstrap curves for its uncertainty. `refused` without
 * spend or outcome, `weak` with the average return alone where the periods do not show saturation. Points that are negative
 * or no number are left out and named. Does not throw.
 * @see Jin, Wang, Sun, Chan & Koehler 2017, "Bayesian Methods for Media Mix Modeling with Carryover and Shape Effects"
 * @see Chan & Perry 2017, "Challenges and Opportunities in Media Mix Modeling" (why spend must vary on its own)
 */
export function fitResponse(points: readonly SpendPoint[], options: FitOptions): ResponseFit {
  const usable = points.filter(isUsable);
  const active = usable.filter((point) => point.spend > 0);
  const warnings = warningsOf(points, usable);
  const outcome = total(usable, 'outcome');
  if (active.length === 0) return { status: 'refused', reason: 'No period has spend.', needed: ['periods with spend'], warnings };
  if (!(outcome > 0)) return { status: 'refused', reason: 'Spend brought no outcome.', needed: ['an outcome above 0'], warnings };
  const lagged = laggedOutcome(usable);
  const evidence: CurveEvidence = {
    spendLevels: spendLevels(active),
    spendVariation: spendVariation(active),
    scores: [],
    aiccGain: null,
    shapeInterval: null,
    laggedOutcome: lagged,
  };
  const known: KnownReturn = {
    curve: { form: 'linear', slope: outcome / total(usable, 'spend') },
    average: averageOf(usable),
    observed: observedOf(active),
    evidence,
    warnings: followsOutcome(lagged, usable.length) ? [...warnings, followsWarning] : warnings,
  };
  const faults = faultsOfSpend({ levels: evidence.spendLevels, variation: evidence.spendVariation });
  return faults.length > 0 ? weak(known, faults) : withCurve(active, known, options);
}

/** Bootstrap curves whose bends must lie within a factor of three. */
const shapeLevel = 0.9;
const defaultDraws = 500;

function withCurve(active: readonly SpendPoint[], known: KnownReturn, options: FitOptions): ResponseFit {
  const { curve, scores, aiccGain, drawCurves } = chooseCurve(active, options.grain);
  const scored: KnownReturn = { ...known, evidence: { ...known.evidence, scores, aiccGain } };
  const early = faultsOfChoice({ form: curve.form, aiccGain });
  if (early.length > 0) return weak(scored, early);
  const draws = drawCurves(options.draws ?? defaultDraws, options.random);
  const shapeInterval = intervalOfShape(draws.map(({ ofChosenForm }) => ofChosenForm));
  const judged: KnownReturn = { ...scored, evidence: { ...scored.evidence, shapeInterval } };
  const faults = faultsOfShape(shapeInterval);
  return faults.length > 0 ? weak(judged, faults) : { ...judged, status: 'ok', curve, draws: draws.map((draw) => draw.curve) };
}

function weak(known: KnownReturn, faults: readonly CurveFault[]): ResponseFit {
  return {
    ...known,
    status: 'weak',
    reason: ['Average return only, no evidence of saturation in the observed range.', ...faults.map((fault) => fault.reason)].join(' '),
    needed: faults.map((fault) => fault.needed),
  };
}

function intervalOfShape(draws: readonly ResponseCurve[]): DrawInterval | null {
  return drawInterval(
    draws.map((curve) => (curve.form === 'power' ? curve.exponent : (halfSaturation(curve) ?? Number.NaN))),
    shapeLevel,
  );
}

function isUsable({ spend, outcome, weight = 1 }: SpendPoint): boolean {
  return Number.isFinite(spend) && spend >= 0 && Number.isFinite(outcome) && Number.isFinite(weight) && weight > 0;
}

function averageOf(points: readonly SpendPoint[]): KnownReturn['average'] {
  const interval = clusterRatioInterval(points.map((point) => ({ numerator: point.outcome, denominator: point.spend })));
  return {
    value: total(points, 'outcome') / total(points, 'spend'),
    interval: interval === null ? null : { low: interval.low, high: interval.high },
  };
}

function observedOf(active: readonly SpendPoint[]): KnownReturn['observed'] {
  const spends = active.map((point) => point.spend);
  return {
    min: spends.reduce((min, spend) => Math.min(min, spend)),
    max: spends.reduce((max, spend) => Math.max(max, spend)),
    mean: total(active, 'spend') / spends.length,
    periods: spends.length,
  };
}

const followsWarning: CurveWarning = {
  code: 'spend-follows-outcome',
  text: 'Spend rose after periods with a high outcome: part of the return may be demand that was there anyway. A test with control regions would tell.',
};

function warningsOf(points: readonly SpendPoint[], usable: readonly SpendPoint[]): readonly CurveWarning[] {
  const warnings: CurveWarning[] = [];
  const leftOut = points.length - usable.length;
  if (leftOut > 0) warnings.push({ code: 'left-out', text: `${leftOut} of ${points.length} periods are left out: negative or no number.` });
  const unpaid = usable.filter((point) => point.spend === 0 && point.outcome > 0).length;
  if (unpaid > 0)
    warnings.push({
      code: 'outcome-without-spend',
      text: `${unpaid} of ${points.length} periods have an outcome without spend: they count for the average, not for the curve.`,
    });
  return warnings;
}

function total(points: readonly SpendPoint[], key: 'spend' | 'outcome'): number {
  return points.reduce((sum, point) => sum + point[key], 0);
}
