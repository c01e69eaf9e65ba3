import { slope } from './piecewise-curve.ts';
import type { AllocationProblem } from './allocation-problem.ts';
import type { AllocationPrices } from './allocation-program.ts';

/** A limit that keeps outcome down. */
export type BindingLimit = {
  readonly kind: 'budget' | 'target-return' | 'channel-minimum' | 'channel-maximum' | 'group-minimum';
  /** Position of the channel or group in the request; null for the budget and the target. */
  readonly position: number | null;
  /**
   * Outcome, above 0, that one unit of relief would bring: a budget or maximum one unit of spend higher, a minimum one lower, a
   * target missed by one unit of outcome.
   */
  readonly price: number;
};

/**
 * The limits that bind at the optimum, with their shadow prices: the budget first, then channels and groups in their order.
 * @see Dantzig 1963, "Linear Programming and Extensions", chapter 12 (prices)
 */
export function bindingLimits(problem: AllocationProblem, spends: readonly number[], prices: AllocationPrices): readonly BindingLimit[] {
  const groupOf = new Map(problem.groups.flatMap(({ members }, group) => members.map((member) => [member, group] as const)));
  const limits = problem.channels.flatMap(({ low, high, envelope }, position): readonly BindingLimit[] => {
    const [first, second, last, before] = [envelope[0], envelope[1], envelope.at(-1), envelope.at(-2)];
    if (first === undefined || second === undefined || last === undefined || before === undefined) return [];
    const group = groupOf.get(position);
    const worth = (marginal: number): number =>
      worthOf(problem, marginal, prices) - (group === undefined ? 0 : (prices.groups[group] ?? 0));
    const spend = spends[position] ?? low;
    const near = (high - low) * 1e-6;
    if (spend <= low + near) return [{ kind: 'channel-minimum', position, price: -worth(slope(first, second)) }];
    if (spend >= high - near) return [{ kind: 'channel-maximum', position, price: worth(slope(before, last)) }];
    return [];
  });
  const all: readonly BindingLimit[] = [
    { kind: 'budget', position: null, price: prices.budget },
    { kind: 'target-return', position: null, price: -prices.returnTarget },
    ...limits,
    ...prices.groups.map((price, position) => ({ kind: 'group-minimum' as const, position, price: -price })),
  ];
  // Prices of limits that just do not bind are rounding.
  const least = 1e-7 * Math.max(0, ...problem.channels.flatMap(({ envelope }) => slopesOf(envelope)));
  return all.filter(({ price }) => price > least);
}

/** What a unit of spend with this marginal return is worth beyond its place in the budget. */
function worthOf({ goal }: AllocationProblem, marginal: number, prices: AllocationPrices): number {
  const aboveTarget = goal.kind === 'target-return' ? prices.returnTarget * (marginal - goal.outcomePerSpend) : 0;
  return marginal - aboveTarget - prices.budget;
}

function slopesOf(envelope: AllocationProblem['channels'][number]['envelope']): readonly number[] {
  return envelope.slice(1).map((right, index) => Math.abs(slope(envelope[index] ?? right, right)));
}
