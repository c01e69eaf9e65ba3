import type { AllocationRequest, SpendGoal } from './allocation-request.ts';
import { clipCurve, concaveEnvelope, slope } from './piecewise-curve.ts';
import type { CurvePoint } from './piecewise-curve.ts';

/** A request made ready to be solved: what may move, on curves whose slopes fall. */
export type AllocationProblem = {
  readonly channels: readonly ProblemChannel[];
  /** Members are positions in `channels`. */
  readonly groups: readonly { readonly members: readonly number[]; readonly minimum: number }[];
  readonly goal: SpendGoal;
};

type ProblemChannel = {
  readonly low: number;
  readonly high: number;
  /** Concave knots from `low` to `high`; a single one where the two are equal. */
  readonly envelope: readonly CurvePoint[];
  readonly increment: number | null;
};

/** A stretch of one channel's spend on which each unit brings the same. */
export type Segment = { readonly channel: number; readonly length: number; readonly slope: number };

/** The problem on given curves, one per channel of the request, which the request's own check has passed. */
export function problemOf(request: AllocationRequest, curves: readonly (readonly CurvePoint[])[]): AllocationProblem {
  const positions = new Map(request.channels.map(({ id }, index) => [id, index]));
  return {
    channels: request.channels.map(({ low, high, increment, isHeld }, index) => ({
      low,
      high,
      envelope: concaveEnvelope(clipCurve(curves[index] ?? [], low, high)),
      increment: isHeld ? null : increment,
    })),
    groups: request.groups.map(({ channels, minimum }) => ({ members: channels.flatMap((id) => positions.get(id) ?? []), minimum })),
    goal: request.goal,
  };
}

/** All segments by channel, and within a channel from its low spend on, so with falling slope. */
export function segmentsOf({ channels }: AllocationProblem): readonly Segment[] {
  return channels.flatMap(({ envelope }, channel) =>
    envelope.slice(1).map((right, index) => {
      const left = envelope[index] ?? right;
      return { channel, length: right.spend - left.spend, slope: slope(left, right) };
    }),
  );
}

/** Outcome and spend of all channels at their low spends. */
export function startOf({ channels }: AllocationProblem): { readonly spend: number; readonly outcome: number } {
  return channels.reduce((sum, { low, envelope }) => ({ spend: sum.spend + low, outcome: sum.outcome + (envelope[0]?.outcome ?? 0) }), {
    spend: 0,
    outcome: 0,
  });
}
