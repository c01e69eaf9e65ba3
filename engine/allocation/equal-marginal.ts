import { segmentsOf, startOf } from './allocation-problem.ts';
import type { AllocationProblem, Segment } from './allocation-problem.ts';

/**
 * The best spends, one per channel, by always giving the next unit where it brings most: first within groups up to their
 * minimum, then everywhere. Exact on concave curves and groups without a common member; steps of spend are not heeded.
 * Null when the goal cannot be met.
 * @see Fox 1966, doi:10.1287/mnsc.13.3.210
 */
export function fillByMargin(problem: AllocationProblem): readonly number[] | null {
  const filling = startFilling(problem);
  for (const group of problem.groups) {
    const members = new Set(group.members);
    const have = group.members.reduce((sum, member) => sum + (filling.spends[member] ?? 0), 0);
    const rest = fill(filling, group.minimum - have, (segment) => members.has(segment.channel));
    if (rest > tolerance(problem)) return null;
  }
  const room = problem.goal.budget - filling.spends.reduce((sum, spend) => sum + spend, 0);
  if (room < -tolerance(problem)) return null;
  return spendRoom(problem, filling, room) ? filling.spends : null;
}

/** Spends and outcome so far, and what each segment, best first, has left. */
type Filling = { readonly spends: number[]; readonly queue: readonly Segment[]; readonly left: number[]; outcome: number };

function startFilling(problem: AllocationProblem): Filling {
  // A stable sort keeps the order within a channel, and that of the channels among equals.
  const queue = segmentsOf(problem).toSorted((a, b) => b.slope - a.slope);
  return {
    spends: problem.channels.map(({ low }) => low),
    queue,
    left: queue.map(({ length }) => length),
    outcome: startOf(problem).outcome,
  };
}

/** Whether the goal is met. */
function spendRoom(problem: AllocationProblem, filling: Filling, room: number): boolean {
  const { goal } = problem;
  switch (goal.kind) {
    case 'exactly':
      return fill(filling, room, () => true) <= tolerance(problem);
    case 'at-most':
      fill(filling, room, (segment) => segment.slope > 0);
      return true;
    case 'target-return':
      return fillToReturn(problem, filling, { room, target: goal.outcomePerSpend });
  }
}

/** Gives up to `amount` to the segments that may take it; returns what is left of it. */
function fill(filling: Filling, amount: number, mayTake: (segment: Segment) => boolean): number {
  let rest = Math.max(0, amount);
  for (let index = 0; index < filling.queue.length && rest > 0; index++) {
    const segment = filling.queue[index];
    if (segment === undefined || !mayTake(segment)) continue;
    rest -= take(filling, index, rest);
  }
  return rest;
}

/** Spends on while more outcome than the target comes back, then as long as what is above the target pays for the rest. */
function fillToReturn(problem: AllocationProblem, filling: Filling, limits: { readonly room: number; readonly target: number }): boolean {
  const spent = filling.spends.reduce((sum, spend) => sum + spend, 0);
  let [room, surplus] = [limits.room, filling.outcome - limits.target * spent];
  for (let index = 0; index < filling.queue.length && room > 0; index++) {
    const gain = (filling.queue[index]?.slope ?? 0) - limits.target;
    const payable = gain >= 0 ? room : Math.min(room, Math.max(0, surplus) / -gain);
    if (payable === 0 || gain <= -limits.target) break;
    const taken = take(filling, index, payable);
    room -= taken;
    surplus += gain * taken;
  }
  return surplus >= -tolerance(problem) * Math.max(1, limits.target);
}

function take(filling: Filling, index: number, amount: number): number {
  const { channel = 0, slope = 0 } = filling.queue[index] ?? {};
  const taken = Math.min(amount, filling.left[index] ?? 0);
  filling.left[index] = (filling.left[index] ?? 0) - taken;
  filling.spends[channel] = (filling.spends[channel] ?? 0) + taken;
  filling.outcome += slope * taken;
  return taken;
}

/** What the linear program lets pass as well. */
function tolerance({ channels }: AllocationProblem): number {
  return 1e-9 * channels.reduce((sum, { high }) => sum + high, 0);
}
