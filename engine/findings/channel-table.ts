import type { CampaignFacts } from '../metrics/campaign-facts.ts';
import type { DimensionTable, TableRow } from '../metrics/dimension-table.ts';
import { isUnknownKey } from './unknown-key.ts';

/** The breakdown that says where the money went: by platform where there are several, else by channel; null without either. */
export function channelTable({ tables }: CampaignFacts): DimensionTable | null {
  const named = (id: string): DimensionTable | null => tables.find((table) => table.id === id) ?? null;
  return named('platform') ?? named('channel');
}

/** The rows whose key is a name. */
export function namedRows(table: DimensionTable): readonly (TableRow & { readonly key: string })[] {
  return table.rows.flatMap((row) => (row.key === null || isUnknownKey(row.key) ? [] : [{ ...row, key: row.key }]));
}
