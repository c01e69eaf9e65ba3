import type { AllocationProblem } from './allocation-problem.ts';
import type { AllocationRequest } from './allocation-request.ts';
import { outcomeOn } from './piecewise-curve.ts';
import type { SolvedPlan } from './solve-plan.ts';

/** Shares below which a difference is not worth a word. */
const leastGap = 0.001;
const leastChange = 0.001;

/** What a reader of the plan has to know: channel by channel, then of the whole. */
export function planWarnings(request: AllocationRequest, problem: AllocationProblem, plan: SolvedPlan): readonly string[] {
  const ofChannels = request.channels.flatMap((channel, index) => {
    const { id, points, observedMax, isHeld } = channel;
    const spend = plan.spends[index] ?? channel.from;
    if (isHeld) return [`${id}: kept as it is, because its response curve is not known.`];
    const outcome = outcomeOn(points, spend);
    const gap = outcomeOn(problem.channels[index]?.envelope ?? [], spend) - outcome;
    return [
      ...(gap > leastGap * Math.abs(outcome)
        ? [`${id}: returns grow with spend at first, and its spend lies in that part; a step up or down may bring more than the plan.`]
        : []),
      ...(spend > observedMax ? [`${id}: the plan goes above the highest observed spend.`] : []),
    ];
  });
  const [from, to] = [total(request.channels.map((channel) => channel.from)), total(plan.spends)];
  return [
    ...ofChannels,
    ...(Math.abs(to - from) > leastChange * from ? ['Total spend changes, so that the gain is not from the split alone.'] : []),
    ...(plan.isUnderspent ? ['The increments do not add up to the budget; a part of it stays unspent.'] : []),
  ];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
