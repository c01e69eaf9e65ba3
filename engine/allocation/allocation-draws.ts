import { problemOf } from './allocation-problem.ts';
import type { AllocationChannel, AllocationRequest } from './allocation-request.ts';
import { drawInterval } from './draw-quantiles.ts';
import type { DrawInterval } from './draw-quantiles.ts';
import { fillByMargin } from './equal-marginal.ts';
import { outcomeOn } from './piecewise-curve.ts';
import type { CurvePoint } from './piecewise-curve.ts';

/** How sure a plan is, over the draws of all curves. */
export type PlanSpread = {
  readonly draws: number;
  readonly gain: DrawInterval | null;
  /** Share of the draws in which the plan brings more than the spends of now. */
  readonly probabilityOfGain: number;
  /** Outcome of the best spends of each draw: what could be reached if the curves were known. */
  readonly bestOutcome: DrawInterval | null;
  readonly channels: readonly {
    readonly outcomeChange: DrawInterval | null;
    /** Best spend of each draw. */
    readonly bestSpend: DrawInterval | null;
  }[];
};

/**
 * The plan on each draw of the curves, and each draw's own optimum. The gain is that of the plan, since the optimum of a draw
 * gains on that draw by construction. Null where a channel that moves has no draws; channels share draws by their number.
 * @see Michaud 1989, doi:10.2469/faj.v45.n1.31 (why an optimum of estimates flatters itself)
 */
export function spreadOfPlan(request: AllocationRequest, spends: readonly number[]): PlanSpread | null {
  const { channels } = request;
  const count = Math.min(...channels.filter(({ isHeld }) => !isHeld).map(({ draws }) => draws.length));
  if (!Number.isFinite(count) || count === 0) return null;
  const draws = Array.from({ length: count }, (_, draw) => onDraw(request, spends, draw));
  const gains = draws.map(({ changes }) => changes.reduce((sum, change) => sum + change, 0));
  const optima = draws.flatMap(({ best }) => (best === null ? [] : [best]));
  return {
    draws: count,
    gain: drawInterval(gains),
    probabilityOfGain: gains.filter((gain) => gain > 0).length / count,
    bestOutcome: drawInterval(optima.map(({ outcome }) => outcome)),
    channels: channels.map((_, index) => ({
      outcomeChange: drawInterval(draws.map(({ changes }) => changes[index] ?? Number.NaN)),
      bestSpend: drawInterval(optima.map((best) => best.spends[index] ?? Number.NaN)),
    })),
  };
}

type Draw = {
  /** Outcome of the plan less that of now, by channel. */
  readonly changes: readonly number[];
  /** Null where the goal cannot be met on this draw. */
  readonly best: { readonly spends: readonly number[]; readonly outcome: number } | null;
};

function onDraw(request: AllocationRequest, spends: readonly number[], draw: number): Draw {
  const curves = request.channels.map((channel) => curveOfDraw(channel, draw));
  const best = fillByMargin(problemOf(request, curves));
  return {
    changes: request.channels.map(({ from, isHeld }, index) => {
      const curve = curves[index] ?? [];
      return isHeld ? 0 : outcomeOn(curve, spends[index] ?? from) - outcomeOn(curve, from);
    }),
    best:
      best === null ? null : { spends: best, outcome: best.reduce((sum, spend, index) => sum + outcomeOn(curves[index] ?? [], spend), 0) },
  };
}

/** A held channel without draws stays on its one curve. */
function curveOfDraw({ points, draws }: AllocationChannel, draw: number): readonly CurvePoint[] {
  const outcomes = draws[draw];
  return outcomes === undefined ? points : points.map(({ spend, outcome }, index) => ({ spend, outcome: outcomes[index] ?? outcome }));
}
