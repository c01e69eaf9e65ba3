import { blockCounts } from './block-bootstrap.ts';
import { aicc, curveCandidates, totalSquares } from './curve-candidates.ts';
import type { Candidate } from './curve-candidates.ts';
import type { ShapeSample } from './fit-shape.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { FormScore, SpendPoint } from './response-fit.ts';

/** The form that predicts best, its curve in the units of the points, and the means to draw it again. */
export type ChosenCurve = {
  readonly curve: ResponseCurve;
  readonly scores: readonly FormScore[];
  /** AICc of the straight line less that of the chosen form. */
  readonly aiccGain: number;
  readonly drawCurves: (count: number, random: () => number) => readonly CurveDraw[];
};

/** One resample: the curve of the form that fits it best, and that of the form chosen on all periods. */
type CurveDraw = { readonly curve: ResponseCurve; readonly ofChosenForm: ResponseCurve };

/** Points that are held out together, and that are resampled together. */
const groupings = { day: { heldOut: 7, block: 7 }, week: { heldOut: 1, block: 2 } } as const;

/**
 * Fits every form to periods with spend above 0, in order of time, and takes the one with the smallest error on held-out
 * periods; among equals the simpler. A form whose shape ends at the edge of what is searched is not taken. Each resample
 * chooses its form anew by AICc: with one form for all, bands miss the true curve far too often where another form is true.
 * @see Stone 1974, doi:10.1111/j.2517-6161.1974.tb00994.x
 * @see Efron 2014, doi:10.1080/01621459.2013.823775 (the bootstrap repeats the choice of the model)
 */
export function chooseCurve(points: readonly SpendPoint[], grain: 'day' | 'week'): ChosenCurve {
  const spendMax = points.reduce((max, point) => Math.max(max, point.spend), 0);
  const outcomeMax = points.reduce((max, point) => Math.max(max, Math.abs(point.outcome)), 0);
  const sample = sampleOf(points, spendMax, outcomeMax);
  const weights = weightsOf(points);
  const { heldOut, block } = groupings[grain];
  const candidates = curveCandidates(sample, weights, heldOut);
  const usable = candidates.filter(({ isAtBound }) => !isAtBound);
  const chosen = usable.reduce((best, next) => (next.heldOutError < best.heldOutError * (1 - 1e-9) ? next : best));
  const inUnits: InUnits = (candidate, { theta, scale }) => candidate.curveOf(theta, scale * outcomeMax, spendMax);
  return {
    curve: inUnits(chosen, chosen.fitter(weights, chosen.theta)),
    scores: candidates.map(({ form, heldOutError, aicc }) => ({ form, heldOutError: heldOutError * outcomeMax, aicc })),
    aiccGain: (candidates.find(({ form }) => form === 'linear') ?? chosen).aicc - chosen.aicc,
    drawCurves: (count, random) =>
      Array.from({ length: count }, () => {
        const counts = blockCounts(points.length, block, random);
        const under = counts.map((times, index) => times * (weights[index] ?? 0));
        return drawCurve(sample, under, { usable, chosen, inUnits });
      }),
  };
}

type InUnits = (candidate: Candidate, fit: { readonly theta: readonly number[]; readonly scale: number }) => ResponseCurve;
type Choice = { readonly usable: readonly Candidate[]; readonly chosen: Candidate; readonly inUnits: InUnits };

function drawCurve(sample: ShapeSample, under: Float64Array, { usable, chosen, inUnits }: Choice): CurveDraw {
  const total = totalSquares(sample, under);
  const fits = usable.map((candidate) => {
    const fit = candidate.fitter(under, candidate.theta);
    const score = aicc(fit.loss, total, { parameters: fit.theta.length + 2, points: sample.y.length });
    return { candidate, score, curve: inUnits(candidate, fit) };
  });
  const best = fits.reduce((best, next) => (next.score < best.score ? next : best));
  return { curve: best.curve, ofChosenForm: (fits.find(({ candidate }) => candidate === chosen) ?? best).curve };
}

function sampleOf(points: readonly SpendPoint[], spendMax: number, outcomeMax: number): ShapeSample {
  const x = Float64Array.from(points, (point) => point.spend / spendMax);
  return { x, logX: x.map((share) => Math.log(share)), y: Float64Array.from(points, (point) => point.outcome / outcomeMax) };
}

/** Weights with a mean of 1. */
function weightsOf(points: readonly SpendPoint[]): Float64Array {
  const weights = Float64Array.from(points, (point) => point.weight ?? 1);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}
