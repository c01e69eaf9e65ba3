/** Rows that have the same items, counted on both sides; the items are numbers, ascending. */
export type ItemRow = { readonly items: readonly number[]; readonly outliers: number; readonly inliers: number };

/**
 * How often items occur together among outliers and inliers, up to `maxOrder` items, for all combinations that an outlier
 * has and of which every part `isOpen`: level by level, so that a combination is never counted when a part of it was
 * closed. The order is that of size, then of first appearance.
 * @see Agrawal & Srikant 1994, "Fast algorithms for mining association rules", VLDB
 */
export function countCombinations(
  rows: readonly ItemRow[],
  maxOrder: number,
  isOpen: (combination: ItemRow) => boolean,
): readonly ItemRow[] {
  const all: ItemRow[] = [];
  let left: readonly ItemRow[] = [...rows.filter(({ outliers }) => outliers > 0), ...rows.filter(({ outliers }) => outliers <= 0)];
  let open: ReadonlySet<string> = new Set();
  for (let order = 1; order <= maxOrder && left.length > 0; order++) {
    const level = countLevel(left, order, open);
    all.push(...level);
    const extended = level.filter(isOpen);
    open = new Set(extended.map(({ items }) => keyOf(items)));
    left = withItems(left, new Set(extended.flatMap(({ items }) => items)), order + 1);
  }
  return all;
}

/** Rows with outliers come first, so that a combination that is not known after them is one that no outlier has. */
function countLevel(rows: readonly ItemRow[], order: number, open: ReadonlySet<string>): readonly ItemRow[] {
  const counts = new Map<string, { items: readonly number[]; outliers: number; inliers: number }>();
  for (const row of rows) {
    for (const items of choose(row.items, order)) {
      const key = keyOf(items);
      const count = counts.get(key);
      if (count !== undefined) {
        count.outliers += row.outliers;
        count.inliers += row.inliers;
      } else if (row.outliers > 0 && arePartsOpen(items, open)) {
        counts.set(key, { items, outliers: row.outliers, inliers: row.inliers });
      }
    }
  }
  return [...counts.values()];
}

/** Rows without the items that can be part of no combination any more, as far as enough are left. */
function withItems(rows: readonly ItemRow[], kept: ReadonlySet<number>, least: number): readonly ItemRow[] {
  return rows.map((row) => ({ ...row, items: row.items.filter((item) => kept.has(item)) })).filter(({ items }) => items.length >= least);
}

function arePartsOpen(items: readonly number[], open: ReadonlySet<string>): boolean {
  return items.length === 1 || items.every((_, index) => open.has(keyOf(items.toSpliced(index, 1))));
}

function choose(items: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 1) return items.map((item) => [item]);
  return items.flatMap((item, index) => choose(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

function keyOf(items: readonly number[]): string {
  return items.join(' ');
}
