import { formatMillionths, parseMillionths, seriesQueries, sumQueries } from '@pca/engine';
import type { Analysis, Query } from '@pca/engine';
import type { OpenDataset, SourceRow, SourceRows } from '@pca/warehouse';

/** The rows of one number, the first of them with their cells. */
export type NumberRows = {
  /** Of the number. */
  readonly id: string;
  readonly total: number;
  /** What the rows add up to, by measure; decimal text. */
  readonly sums: Readonly<Record<string, string | null>>;
  readonly files: SourceRows['files'];
  readonly rows: readonly SourceRow[];
  /** Why cells are missing. */
  readonly issues: SourceRows['issues'];
};

const pageRows = 1000;

/** Finds the rows that a sum, or the series of an estimate, is made from, and at most `limit` of them with their cells. */
export async function findNumberRows(
  analysis: Analysis,
  id: string,
  { findRows, limit }: { readonly findRows: OpenDataset['findRows']; readonly limit: number },
): Promise<NumberRows> {
  let found: NumberRows = { id, total: 0, sums: {}, files: [], rows: [], issues: [] };
  for (const query of queriesOf(analysis, id)) {
    const first = await findRows(query, { limit: Math.min(pageRows, limit - found.rows.length) });
    const { total, sums, files } = first;
    const pages = [first];
    let { next } = first;
    let missing = limit - found.rows.length - first.rows.length;
    while (next !== null && missing > 0) {
      const page: SourceRows = await findRows(query, { limit: Math.min(pageRows, missing), after: next });
      pages.push(page);
      missing -= page.rows.length;
      next = page.next;
    }
    found = {
      id,
      total: found.total + total,
      sums: added(found.sums, sums),
      files: [...found.files, ...files],
      rows: [...found.rows, ...pages.flatMap((page) => page.rows)],
      issues: [...found.issues, ...pages.flatMap((page) => page.issues)],
    };
  }
  return found;
}

function queriesOf(analysis: Analysis, id: string): readonly Query[] {
  const reference = analysis.references[id];
  if (reference?.kind !== 'estimated') return sumQueries(analysis, id);
  return reference.series.flatMap((series) => seriesQueries(analysis, series));
}

function added(first: NumberRows['sums'], second: NumberRows['sums']): NumberRows['sums'] {
  const ids = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(ids.map((id) => [id, sumOf([first[id] ?? null, second[id] ?? null])]));
}

function sumOf(amounts: readonly (string | null)[]): string | null {
  const millionths = amounts.flatMap((amount) => (amount === null ? [] : (parseMillionths(amount) ?? [])));
  return millionths.length === 0 ? null : formatMillionths(millionths.reduce((sum, amount) => sum + amount, 0n));
}
