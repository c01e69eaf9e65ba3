import { fieldIdsOfKind } from '../fields/catalogue.ts';
import { formatMillionths, parseMillionths } from '../fields/decimal.ts';
import type { MeasureId } from '../fields/catalogue.ts';
import type { Totals } from '../analysis.ts';
import type { Cell } from '../query/query.ts';

/** Sums in millionths by measure; null: known not to be reported. */
export type Sums = Readonly<Record<string, bigint | null>>;

const measureIds = fieldIdsOfKind('measure');

/** The named cells of one row of a query's answer. */
export function readSums(columns: readonly string[], row: readonly Cell[], ids: readonly string[]): Sums {
  return Object.fromEntries(
    ids.map((id) => {
      const cell = row[columns.indexOf(id)] ?? null;
      return [id, cell === null ? null : parseMillionths(cell)];
    }),
  );
}

/** Adds two amounts; null counts as absent, not as 0. */
export function addAmounts(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null) return b;
  return b === null ? a : a + b;
}

/** Adds up sums measure by measure, over the given measures. */
export function addSums(all: readonly Sums[], ids: readonly string[]): Sums {
  return Object.fromEntries(ids.map((id) => [id, all.reduce<bigint | null>((sum, sums) => addAmounts(sum, sums[id] ?? null), null)]));
}

/** What is left of `whole` after `part`; null where the whole is not reported. */
export function subtractSums(whole: Sums, part: Sums): Sums {
  return Object.fromEntries(Object.entries(whole).map(([id, amount]) => [id, amount === null ? null : amount - (part[id] ?? 0n)]));
}

/** All measures as decimal text; money is null when `isMoneyMixed`, because currencies are never added. */
export function totalsOf(sums: Sums, options: { readonly isMoneyMixed: boolean }): Totals {
  const entries = measureIds.map((id) => [id, options.isMoneyMixed && isMoney(id) ? null : textOf(sums[id] ?? null)] as const);
  // The cast holds because `measureIds` are all the ids of MeasureId.
  return Object.fromEntries(entries) as Totals;
}

/** Decimal text of an amount, null when there is none. */
export function textOf(amount: bigint | null): string | null {
  return amount === null ? null : formatMillionths(amount);
}

const moneyIds: readonly string[] = ['spend', 'revenue', 'revenue_click', 'revenue_view'] satisfies readonly MeasureId[];

/** Whether a measure is in the currency of its source. */
export function isMoney(id: MeasureId): boolean {
  return moneyIds.includes(id);
}
