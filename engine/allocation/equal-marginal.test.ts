import fc from 'fast-check';
import { expect, test } from 'vitest';

import { channelOn, root } from './allocation.test-kit.ts';
import { problemOf } from './allocation-problem.ts';
import { solveAllocation } from './allocation-program.ts';
import { fillByMargin } from './equal-marginal.ts';
import { outcomeOn } from './piecewise-curve.ts';
import type { AllocationProblem } from './allocation-problem.ts';
import type { SpendGoal } from './allocation-request.ts';

/** With two digits, as budgets have. */
const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 100, max: max * 100 }).map((cents) => cents / 100);

const goals: fc.Arbitrary<SpendGoal> = fc.oneof(
  fc.record({ kind: fc.constant('exactly' as const), budget: number(0, 4000) }),
  fc.record({ kind: fc.constant('at-most' as const), budget: number(0, 4000) }),
  fc.record({ kind: fc.constant('target-return' as const), budget: number(0, 4000), outcomePerSpend: number(1, 20) }),
);

const problems: fc.Arbitrary<AllocationProblem> = fc
  .record({
    channels: fc.array(fc.record({ factor: number(0.2, 4), low: number(0, 400), width: number(0, 600) }), { minLength: 4, maxLength: 4 }),
    minimum: number(0, 1500),
    goal: goals,
  })
  .map(({ channels, minimum, goal }) => {
    const made = channels.map(({ factor, low, width }, index) => channelOn(`c${index}`, root(factor), { low, high: low + width }));
    const request = { channels: made, groups: [{ id: 'g', channels: ['c1', 'c3'], minimum }], goal };
    return problemOf(
      request,
      made.map(({ points }) => points),
    );
  });

function outcomeOf({ channels }: AllocationProblem, spends: readonly number[]): number {
  return channels.reduce(
    (sum, { envelope, low, high }, index) => sum + outcomeOn(envelope, Math.min(high, Math.max(low, spends[index] ?? 0))),
    0,
  );
}

test('giving each unit where it brings most reaches the optimum of the linear program, or none where that has none', async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const [margin, program] = [fillByMargin(problem), await solveAllocation(problem, { inSteps: false })];
      expect(margin === null).toBe(program === null);
      if (margin === null || program === null) return;
      const [reached, best] = [outcomeOf(problem, margin), outcomeOf(problem, program.spends)];
      expect(Math.abs(reached - best)).toBeLessThanOrEqual(1e-8 * best);
    }),
    { numRuns: 60 },
  );
});
