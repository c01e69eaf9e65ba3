import type { AllocationProblem } from './allocation-problem.ts';
import { solveAllocation } from './allocation-program.ts';
import type { AllocationPrices } from './allocation-program.ts';
import { fillByMargin } from './equal-marginal.ts';
import { outcomeOn } from './piecewise-curve.ts';

export type SolvedPlan = {
  readonly isSolved: true;
  /** By channel, in whole increments. */
  readonly spends: readonly number[];
  /** The same without regard to increments. */
  readonly freeSpends: readonly number[];
  readonly prices: AllocationPrices;
  /** Outcomes on the envelopes of the curves, increments aside. */
  readonly check: { readonly programOutcome: number; readonly marginOutcome: number };
  /** True where whole increments leave a part of the budget. */
  readonly isUnderspent: boolean;
};

type Unsolved = { readonly isSolved: false; readonly reason: string; readonly needed: readonly string[] };

/** Relative difference that rounding in both solvers explains. */
const agreement = 1e-7;

/** Solves a problem by linear program and by equal margins, and trusts neither where they disagree. */
export async function solvePlan(problem: AllocationProblem): Promise<SolvedPlan | Unsolved> {
  const program = await solveAllocation(problem, { inSteps: false });
  const margin = fillByMargin(problem);
  if ((program === null) !== (margin === null)) return disagreement;
  if (program === null || margin === null)
    return { isSolved: false, reason: 'No spends within the limits reach the goal.', needed: ['a lower target or wider ranges'] };
  const freeSpends = withinRanges(problem, program.spends);
  const check = { programOutcome: onEnvelope(problem, freeSpends), marginOutcome: onEnvelope(problem, withinRanges(problem, margin)) };
  if (!(Math.abs(check.programOutcome - check.marginOutcome) <= agreement * Math.abs(check.programOutcome))) return disagreement;
  const steps = await inSteps(problem, freeSpends);
  if (steps === null)
    return { isSolved: false, reason: 'The increments leave no way to spend the budget.', needed: ['smaller increments'] };
  return { isSolved: true, ...steps, freeSpends, prices: program.prices, check };
}

const disagreement: Unsolved = {
  isSolved: false,
  reason: 'Two ways to solve this disagree, so that no result is safe to show.',
  needed: ['a report of this case'],
};

async function inSteps(
  problem: AllocationProblem,
  freeSpends: readonly number[],
): Promise<Pick<SolvedPlan, 'spends' | 'isUnderspent'> | null> {
  if (problem.channels.every(({ increment }) => increment === null)) return { spends: freeSpends, isUnderspent: false };
  const exact = await solveAllocation(problem, { inSteps: true });
  if (exact !== null) return { spends: withinRanges(problem, exact.spends), isUnderspent: false };
  if (problem.goal.kind !== 'exactly') return null;
  const below = await solveAllocation({ ...problem, goal: { kind: 'at-most', budget: problem.goal.budget } }, { inSteps: true });
  return below === null ? null : { spends: withinRanges(problem, below.spends), isUnderspent: true };
}

function onEnvelope({ channels }: AllocationProblem, spends: readonly number[]): number {
  return channels.reduce((sum, { envelope }, index) => sum + outcomeOn(envelope, spends[index] ?? Number.NaN), 0);
}

/** Takes off what rounding adds. */
function withinRanges({ channels }: AllocationProblem, spends: readonly number[]): readonly number[] {
  return channels.map(({ low, high }, index) => Math.min(high, Math.max(low, spends[index] ?? low)));
}
