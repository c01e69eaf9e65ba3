import type { Analysis } from '../analysis.ts';

/**
 * Names of an analysis' numbers that stay the same when groups change their order: `campaign[Spring].cpa` for `campaign.3.cpa`.
 * By id.
 */
export function numberNames(analysis: Pick<Analysis, 'breakdowns' | 'references'>): ReadonlyMap<string, string> {
  const rows = analysis.breakdowns.flatMap(({ id, rows: groups }) => groups.map((row) => [row.place, `${id}[${row.key ?? ''}]`] as const));
  const placeNames = new Map(rows);
  return new Map(Object.keys(analysis.references).map((id) => [id, nameOf(id, placeNames)]));
}

/** The longest beginning that names a place is replaced; ids of other numbers are names already. */
function nameOf(id: string, placeNames: ReadonlyMap<string, string>): string {
  for (let end = id.lastIndexOf('.'); end > 0; end = id.lastIndexOf('.', end - 1)) {
    const name = placeNames.get(id.slice(0, end));
    if (name !== undefined) return `${name}${id.slice(end)}`;
  }
  return id;
}
