import type { AllocationChannel, AllocationRequest } from './allocation-request.ts';
import { outcomeAt } from './response-curve.ts';
import type { ResponseCurve } from './response-curve.ts';

/** A channel on a curve with knots every ten units up to 1,000, which was observed as far; now and range unless given. */
export function channelOn(id: string, curve: ResponseCurve, given: Partial<AllocationChannel> = {}): AllocationChannel {
  const points = Array.from({ length: 101 }, (_, index) => ({ spend: index * 10, outcome: outcomeAt(curve, index * 10) }));
  return { id, from: 300, low: 0, high: 1000, points, observedMax: 1000, draws: [], increment: null, isHeld: false, ...given };
}

/** √ with a factor: 50 · factor ÷ √spend for the next unit. */
export function root(factor: number): ResponseCurve {
  return { form: 'power', scale: 100 * factor, exponent: 0.5 };
}

export function exactly(budget: number, ...channels: readonly AllocationChannel[]): AllocationRequest {
  return { channels, groups: [], goal: { kind: 'exactly', budget } };
}
