import { measureImplication } from '../statistics/implied-dimension.ts';
import { areNested } from './movable-dimensions.ts';
import { spendSide } from './outcome-mix.ts';
import type { KpiId } from '../metrics/catalogue.ts';
import type { ChangedCell } from '../statistics/driving-combinations.ts';

/** Which values occur together, where that was asked; `dimensions` in the order of the cells' values. */
export type JointSpend = { readonly dimensions: readonly string[]; readonly cells: readonly ChangedCell[]; readonly kpi: KpiId };

/**
 * Pairs of dimensions of which an element of the first tells that of the second: by the spend that they share where it is known, else as
 * platforms nest them.
 */
export function impliedPairs(
  dimensions: readonly string[],
  joint: JointSpend | null,
): readonly { readonly from: string; readonly to: string }[] {
  return dimensions.flatMap((from) => dimensions.filter((to) => to !== from && isImplied(from, to, joint)).map((to) => ({ from, to })));
}

function isImplied(from: string, to: string, joint: JointSpend | null): boolean {
  const [first, second] = [joint?.dimensions.indexOf(from) ?? -1, joint?.dimensions.indexOf(to) ?? -1];
  if (joint === null || first < 0 || second < 0) return areNested(from, to);
  const side = spendSide(joint.kpi);
  const weights = joint.cells.map(({ values, before, now }) => ({
    from: JSON.stringify(values[first]),
    to: JSON.stringify(values[second]),
    weight: before[side] + now[side],
  }));
  return measureImplication(weights)?.isImplied ?? areNested(from, to);
}
