import { formatMillionths, parseMillionths, toUnits } from '../fields/decimal.ts';
import { significant } from './significant.ts';
import type { Analysis, KpiValue } from '../analysis.ts';
import type { DatasetSource, ReportedBounds } from '../query/dataset.ts';
import type { Ledger } from './references.ts';

/** Bounds of the people reached; `isExact` when one platform prints the one total there is. */
export type ReachBounds = {
  readonly low: bigint;
  readonly high: bigint;
  readonly isExact: boolean;
  readonly note: string;
  readonly imports: readonly string[];
};

const refKey = 'reported.reach';

/**
 * Bounds of reach from what the exports print: at least the largest single figure, at most the sum. Primary sources
 * count; other views describe the same people and are used only where primary reports none. Null without any.
 */
export function boundReach(reported: readonly ReportedBounds[], sources: readonly DatasetSource[]): ReachBounds | null {
  const reach = reported.filter((bounds) => bounds.field === 'reach');
  const isPrimary = (id: string): boolean => sources.some((source) => source.id === id && source.view === 'primary');
  const primary = reach.filter((bounds) => isPrimary(bounds.source));
  const used = primary.length > 0 ? primary : reach.slice(0, 1);
  const all = used.flatMap((bounds) => {
    const printed = bounds.printed === null ? null : parseMillionths(bounds.printed);
    const [max, sum] = [parseMillionths(bounds.max), parseMillionths(bounds.sum)];
    if (printed !== null) return [{ low: printed, high: printed }];
    return max === null || sum === null ? [] : [{ low: max, high: sum > max ? sum : max }];
  });
  if (all.length === 0) return null;
  const low = all.reduce((max, bounds) => (bounds.low > max ? bounds.low : max), 0n);
  const high = all.reduce((sum, bounds) => sum + bounds.high, 0n);
  const isExact = all.length === 1 && low === high;
  const names = [...new Set(used.map((bounds) => bounds.source))].join(', ');
  const note = isExact
    ? `Reach as ${names} reports it.`
    : `Reach is not additive: people may be counted more than once in ${names}. It lies between the largest single figure and the sum.`;
  const imports = [...new Set(used.flatMap((bounds) => sources.find((source) => source.id === bounds.source)?.imports ?? []))];
  return { low, high, isExact, note, imports };
}

/** Reach as the analysis states it. */
export function reachText(bounds: ReachBounds | null): Analysis['reach'] {
  return bounds === null ? null : { low: formatMillionths(bounds.low), high: formatMillionths(bounds.high), note: bounds.note };
}

/** Reach as a value to compare with a target: a number only when it is exact, else its bounds. */
export function reachValue(bounds: ReachBounds, ledger: Ledger): KpiValue {
  const [low, high] = [formatMillionths(bounds.low), formatMillionths(bounds.high)];
  const formula = 'largest reported reach ≤ reach ≤ Σ reported reach';
  ledger.references.set(refKey, { kind: 'reported', field: 'reach', formula, imports: bounds.imports, low, high });
  return {
    value: bounds.isExact ? significant(toUnits(bounds.low)) : null,
    low: bounds.isExact ? null : significant(toUnits(bounds.low)),
    high: bounds.isExact ? null : significant(toUnits(bounds.high)),
    n: null,
    ref: refKey,
    method: 'none',
    coverage: null,
    isTooFew: false,
    reason: bounds.note,
  };
}
