import type { AllocationChannel } from './allocation-request.ts';
import { outcomeAt } from './response-curve.ts';
import type { ResponseFit } from './response-fit.ts';

export type ChannelRange = {
  /** Spend of one period now. */
  readonly from: number;
  readonly low: number;
  readonly high: number;
  readonly increment: number | null;
};

/** Straight stretches that a curve is drawn with; their sag below the curve is under 1/1,000 of the outcome. */
const stretches = 64;

/**
 * A channel of an allocation from its fitted curve. One whose curve is not known keeps its spend, on the straight line of its
 * average return; a refused one is null, and its spend is no part of what can be divided.
 */
export function allocationChannel(id: string, fit: ResponseFit, range: ChannelRange): AllocationChannel | null {
  if (fit.status === 'refused') return null;
  const spends = knots(fit.status === 'ok' ? range : { ...range, low: 0, high: 2 * range.from });
  return {
    ...range,
    id,
    points: spends.map((spend) => ({ spend, outcome: outcomeAt(fit.curve, spend) })),
    observedMax: fit.observed.max,
    draws: fit.status === 'ok' ? fit.draws.map((curve) => spends.map((spend) => outcomeAt(curve, spend))) : [],
    isHeld: fit.status !== 'ok',
  };
}

/** Evenly over the range, with the spend of now and the ends among them. */
function knots({ from, low, high }: ChannelRange): readonly number[] {
  const [start, end] = [Math.min(from, low), Math.max(from, high)];
  const even = Array.from({ length: stretches + 1 }, (_, index) => start + ((end - start) * index) / stretches);
  return [...new Set([...even, from, low, high])].toSorted((a, b) => a - b);
}
