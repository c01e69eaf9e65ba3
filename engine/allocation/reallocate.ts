import { spreadOfPlan } from './allocation-draws.ts';
import type { PlanSpread } from './allocation-draws.ts';
import { problemOf } from './allocation-problem.ts';
import type { AllocationRequest } from './allocation-request.ts';
import { bindingLimits } from './binding-limits.ts';
import { checkRequest } from './check-request.ts';
import { outcomeOn, slopeAt } from './piecewise-curve.ts';
import { planWarnings } from './plan-warnings.ts';
import type { ChannelMove, PlannedMoves, Reallocation } from './reallocation.ts';
import { solvePlan } from './solve-plan.ts';
import type { SolvedPlan } from './solve-plan.ts';

/**
 * The spends that bring the most outcome within budget, ranges, group minimums and increments, exactly, with what they gain over
 * the spends of now and how sure that is. `refused` where limits contradict each other, where the budget does not fit into the
 * observed range, and where two independent solvers disagree. Deterministic. Loads a solver of 3.5 MB.
 */
export async function reallocate(given: AllocationRequest): Promise<Reallocation> {
  const checked = checkRequest(given);
  if (!checked.isPossible) return { status: 'refused', reason: checked.reason, needed: checked.needed };
  const { request } = checked;
  const problem = problemOf(
    request,
    request.channels.map(({ points }) => points),
  );
  const plan = await solvePlan(problem);
  if (!plan.isSolved) return { status: 'refused', reason: plan.reason, needed: plan.needed };
  const moves = describe(request, plan, spreadOfPlan(request, plan.spends));
  return {
    ...moves,
    limits: bindingLimits(problem, plan.freeSpends, plan.prices),
    warnings: [...checked.warnings, ...planWarnings(request, problem, plan)],
  };
}

/** Below this share of draws that gain, a move may as well be chance. */
const enoughProbability = 0.8;
/** A move of a smaller share of all spend is rounding. */
const leastMove = 1e-6;

function describe(request: AllocationRequest, plan: SolvedPlan, spread: PlanSpread | null): Omit<PlannedMoves, 'limits' | 'warnings'> {
  const channels = request.channels.map(({ id, from, points, isHeld }, index): ChannelMove => {
    const to = plan.spends[index] ?? from;
    const ofDraws = spread?.channels[index];
    return {
      id,
      from,
      to,
      outcomeFrom: outcomeOn(points, from),
      outcomeTo: outcomeOn(points, to),
      outcomeChangeInterval: ofDraws?.outcomeChange ?? null,
      marginal: slopeAt(points, to),
      bestSpend: ofDraws?.bestSpend ?? null,
      isHeld,
    };
  });
  const outcome = { from: sumOf(channels, 'outcomeFrom'), to: sumOf(channels, 'outcomeTo') };
  return {
    ...verdictOf(channels, spread),
    channels,
    spend: { from: sumOf(channels, 'from'), to: sumOf(channels, 'to') },
    outcome,
    gain: { value: outcome.to - outcome.from, interval: spread?.gain ?? null, probability: spread?.probabilityOfGain ?? null },
    bestOutcome: spread?.bestOutcome ?? null,
    check: plan.check,
  };
}

function verdictOf(channels: readonly ChannelMove[], spread: PlanSpread | null): Pick<PlannedMoves, 'status' | 'reason'> {
  const moved = channels.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);
  if (moved <= leastMove * sumOf(channels, 'from')) return { status: 'ok', reason: 'The spends of now are the best within the limits.' };
  if (spread === null) return { status: 'weak', reason: 'The curves have no draws, so that the gain has no interval.' };
  if (spread.probabilityOfGain >= enoughProbability) return { status: 'ok', reason: null };
  const share = Math.floor(spread.probabilityOfGain * 100);
  return { status: 'weak', reason: `The gain may be chance: the move gains in ${share} % of the draws of the curves.` };
}

function sumOf(channels: readonly ChannelMove[], key: 'from' | 'to' | 'outcomeFrom' | 'outcomeTo'): number {
  return channels.reduce((sum, channel) => sum + channel[key], 0);
}
