import { drawInterval } from './draw-quantiles.ts';
import type { DrawInterval } from './draw-quantiles.ts';
import { extrapolationLimit, inflection, marginalAt, outcomeAt } from './response-curve.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { ResponseFit } from './response-fit.ts';

export type KnownCurve = Extract<ResponseFit, { readonly status: 'ok' }>;

/** A value on the curve with the middle share of the bootstrap curves. */
type CurveValue = { readonly value: number; readonly interval: DrawInterval | null };

/** What a curve says at one spend per period. */
export type ResponseReading = {
  readonly spend: number;
  readonly outcome: CurveValue;
  /** Outcome ÷ spend at this spend; null for a spend of 0. */
  readonly average: CurveValue | null;
  /** Outcome of the next unit of spend. */
  readonly marginal: CurveValue;
  readonly headroom: Headroom | null;
  readonly warnings: readonly string[];
};

/**
 * Where the next unit of spend returns just the target. `beyond-range`: still more than the target at 1.3 times the highest
 * observed spend, which then stands as `spend`, a lower bound. `nowhere`: less than the target at every spend, `spend` is 0.
 */
type Headroom = {
  readonly kind: 'within-range' | 'beyond-range' | 'nowhere';
  readonly spend: number;
  /** `spend` less the spend that was asked about; negative where less spend is called for. */
  readonly change: number;
  readonly interval: DrawInterval | null;
};

export type ReadingOptions = {
  /** Per period, 0 or more. */
  readonly spend: number;
  /** Outcome per unit of spend that the next unit has to bring; null for no headroom. */
  readonly targetReturn: number | null;
  /** Of the intervals; 0.8 where it is left out. */
  readonly level?: number;
};

/**
 * Outcome, average and marginal return at a spend per period, and the headroom up to a target return where one is given.
 * Warns above 1.3 times the highest observed spend.
 */
export function readResponse(fit: KnownCurve, options: ReadingOptions): ResponseReading {
  const { spend, targetReturn, level } = options;
  const valueOf = (read: (curve: ResponseCurve) => number): CurveValue => ({
    value: read(fit.curve),
    interval: drawInterval(fit.draws.map(read), level),
  });
  return {
    spend,
    outcome: valueOf((curve) => outcomeAt(curve, spend)),
    average: spend > 0 ? valueOf((curve) => outcomeAt(curve, spend) / spend) : null,
    marginal: valueOf((curve) => marginalAt(curve, spend)),
    headroom: targetReturn === null ? null : headroomOf(fit, { spend, targetReturn, level }),
    warnings: spend > limitOf(fit) ? [farWarning] : [],
  };
}

/** The curve with its band at evenly spaced spends from 0 to 1.3 times the highest observed, `steps` + 1 of them. */
export function curveBand(fit: KnownCurve, options: { readonly steps: number; readonly level: number }): readonly BandPoint[] {
  return Array.from({ length: options.steps + 1 }, (_, index) => {
    const spend = (limitOf(fit) * index) / options.steps;
    return {
      spend,
      isObserved: spend >= fit.observed.min && spend <= fit.observed.max,
      value: outcomeAt(fit.curve, spend),
      interval: drawInterval(
        fit.draws.map((curve) => outcomeAt(curve, spend)),
        options.level,
      ),
    };
  });
}

export type BandPoint = CurveValue & { readonly spend: number; readonly isObserved: boolean };

const farWarning = `This spend is more than ${extrapolationLimit} times the highest observed: the curve is a guess there.`;

function limitOf(fit: KnownCurve): number {
  return extrapolationLimit * fit.observed.max;
}

function headroomOf(
  fit: KnownCurve,
  asked: { readonly spend: number; readonly targetReturn: number; readonly level: number | undefined },
): Headroom {
  const limit = limitOf(fit);
  const { kind, spend } = spendAtMargin(fit.curve, asked.targetReturn, limit);
  const ofDraws = fit.draws.map((curve) => spendAtMargin(curve, asked.targetReturn, limit).spend);
  return { kind, spend, change: spend - asked.spend, interval: drawInterval(ofDraws, asked.level) };
}

function spendAtMargin(curve: ResponseCurve, target: number, limit: number): Pick<Headroom, 'kind' | 'spend'> {
  if (marginalAt(curve, limit) >= target) return { kind: 'beyond-range', spend: limit };
  let low = Math.min(inflection(curve), limit);
  if (marginalAt(curve, low) < target) return { kind: 'nowhere', spend: 0 };
  let high = limit;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (marginalAt(curve, middle) >= target) low = middle;
    else high = middle;
  }
  return { kind: 'within-range', spend: low };
}
