import { segmentsOf, startOf } from './allocation-problem.ts';
import type { AllocationProblem, Segment } from './allocation-problem.ts';
import { solveLinearProgram } from './linear-program.ts';
import type { LinearProgram, ProgramColumn, ProgramRow } from './linear-program.ts';

/** What one unit more would bring; outcome per unit of spend, but for `returnTarget`. */
export type AllocationPrices = {
  readonly budget: number;
  /** Outcome per unit of outcome by which the return may fall short; 0 without such a goal. */
  readonly returnTarget: number;
  /** At most 0: what a unit more of each group's minimum brings. */
  readonly groups: readonly number[];
};

/** Spends by channel; prices only where no spend comes in steps. */
export type ProgramAllocation = { readonly spends: readonly number[]; readonly prices: AllocationPrices };

/**
 * The exact optimum of the problem as a linear program, one column per segment; `inSteps` keeps spends that come in
 * increments to whole ones, and then brings no prices. Null when no spends satisfy all limits.
 * @see Dantzig 1963, "Linear Programming and Extensions", chapter 24 (separable curves as segments)
 */
export async function solveAllocation(
  problem: AllocationProblem,
  { inSteps }: { readonly inSteps: boolean },
): Promise<ProgramAllocation | null> {
  const scale = scaleOf(problem);
  const segments = segmentsOf(problem);
  const solution = await solveLinearProgram(programOf(problem, { segments, scale, inSteps }));
  if (solution === null) return null;
  const spends = problem.channels.map(({ low }) => low);
  segments.forEach(({ channel }, index) => {
    spends[channel] = (spends[channel] ?? 0) + Math.max(0, solution.values[index] ?? 0) * scale.spend;
  });
  const hasReturn = problem.goal.kind === 'target-return';
  const perSpend = solution.rowPrices.map((price) => (price * scale.outcome) / scale.spend);
  return {
    spends: inSteps ? spends.map((spend, index) => rounded(spend, problem.channels[index]?.increment ?? null)) : spends,
    prices: {
      budget: perSpend[0] ?? 0,
      returnTarget: hasReturn ? (solution.rowPrices[1] ?? 0) : 0,
      groups: perSpend.slice(hasReturn ? 2 : 1, (hasReturn ? 2 : 1) + problem.groups.length),
    },
  };
}

/** The solver's tolerances are absolute, so it is given numbers around 1. */
type Scale = { readonly spend: number; readonly outcome: number };
type Parts = { readonly segments: readonly Segment[]; readonly scale: Scale; readonly inSteps: boolean };

function scaleOf({ channels }: AllocationProblem): Scale {
  const outcome = channels.reduce(
    (sum, { envelope }) => sum + envelope.reduce((max, point) => Math.max(max, Math.abs(point.outcome)), 0),
    0,
  );
  const spend = channels.reduce((sum, { high }) => sum + high, 0);
  return { spend: spend > 0 ? spend : 1, outcome: outcome > 0 ? outcome : 1 };
}

function programOf(problem: AllocationProblem, parts: Parts): LinearProgram {
  const { segments, scale, inSteps } = parts;
  const columns: ProgramColumn[] = segments.map(({ length, slope }) => ({
    objective: (slope * scale.spend) / scale.outcome,
    lower: 0,
    upper: length / scale.spend,
    isInteger: false,
  }));
  const rows: ProgramRow[] = [budgetRow(problem, parts), ...returnRows(problem, parts), ...groupRows(problem, parts)];
  if (!inSteps) return { columns, rows };
  problem.channels.forEach(({ low, high, increment }, channel) => {
    if (increment === null) return;
    const step =
      columns.push({
        objective: 0,
        lower: Math.ceil(low / increment - 1e-9),
        upper: Math.floor(high / increment + 1e-9),
        isInteger: true,
      }) - 1;
    const entries = segments.flatMap((segment, index) => (segment.channel === channel ? [[index, 1] as const] : []));
    rows.push({ lower: -low / scale.spend, upper: -low / scale.spend, entries: [...entries, [step, -increment / scale.spend]] });
  });
  return { columns, rows };
}

function budgetRow(problem: AllocationProblem, { segments, scale }: Parts): ProgramRow {
  const room = (problem.goal.budget - startOf(problem).spend) / scale.spend;
  return {
    lower: problem.goal.kind === 'exactly' ? room : Number.NEGATIVE_INFINITY,
    upper: room,
    entries: segments.map((_, index) => [index, 1]),
  };
}

function returnRows(problem: AllocationProblem, { segments, scale }: Parts): readonly ProgramRow[] {
  if (problem.goal.kind !== 'target-return') return [];
  const target = problem.goal.outcomePerSpend;
  const { spend, outcome } = startOf(problem);
  return [
    {
      lower: (target * spend - outcome) / scale.outcome,
      upper: Number.POSITIVE_INFINITY,
      entries: segments.map((segment, index) => [index, ((segment.slope - target) * scale.spend) / scale.outcome]),
    },
  ];
}

function groupRows(problem: AllocationProblem, { segments, scale }: Parts): readonly ProgramRow[] {
  return problem.groups.map(({ members, minimum }) => {
    const have = members.reduce((sum, member) => sum + (problem.channels[member]?.low ?? 0), 0);
    return {
      lower: (minimum - have) / scale.spend,
      upper: Number.POSITIVE_INFINITY,
      entries: segments.flatMap(({ channel }, index) => (members.includes(channel) ? [[index, 1] as const] : [])),
    };
  });
}

function rounded(spend: number, increment: number | null): number {
  return increment === null ? spend : increment * Math.round(spend / increment);
}
