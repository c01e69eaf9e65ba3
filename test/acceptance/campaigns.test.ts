import { describe, expect, it } from 'vitest';

import { openWarehouse } from '@pca/warehouse';
import type { Certificate, Warehouse } from '@pca/warehouse';
import { fields } from '@pca/engine';
import type { DimensionId, Query } from '@pca/engine';

import { cents, hasRealExports, measures, readExpectations, realExport } from './real-exports.test-kit.ts';
import type { ExpectedFile } from './real-exports.test-kit.ts';

describe.skipIf(!hasRealExports)('a real export, grouped by its campaigns', () => {
  const files = hasRealExports
    ? Object.entries(readExpectations().files).filter(([, file]) => file.by_campaign !== undefined && file.campaign_key?.length === 1)
    : [];

  it('is looked at in most of the files', () => {
    expect(files.length).toBeGreaterThan(35);
  });

  it.each(files)('%s gives the expected sums', async (name, expected) => {
    await using warehouse = await openWarehouse();
    const certificate = await warehouse.importFile(realExport(name));
    const sums = await sumsBy(warehouse, keyField(certificate, expected));
    for (const [key, wanted] of Object.entries(expected.by_campaign ?? {})) {
      const found = sums.get(plain(key));
      for (const id of measures) {
        if (wanted[id] === undefined) continue;
        // The expectation counts blank cells as 0; a campaign of blank cells only is "not reported" here, which is not the same.
        const value = found !== undefined && found[id] === null && wanted[id] === 0 ? 0n : cents(found?.[id] ?? null);
        expect({ key, id, value }).toEqual({ key, id, value: cents(String(wanted[id])) });
      }
    }
  });
});

/** What the column that tells campaigns apart was read as; a day is a grain and not a dimension. */
function keyField({ columns }: Certificate, { campaign_key: [key = ''] = [] }: ExpectedFile): DimensionId | 'day' {
  const found = columns.find(
    ({ header, field }) => plain(header) === plain(key) && field !== null && ['dimension', 'time'].includes(fields[field].kind),
  );
  if (found?.field == null) throw new Error(`the column "${key}" is not read as a name`);
  // The cast holds: the kind of the field was compared just before.
  return fields[found.field].kind === 'time' ? 'day' : (found.field as DimensionId);
}

async function sumsBy(
  warehouse: Warehouse,
  key: DimensionId | 'day',
): Promise<ReadonlyMap<string, Readonly<Record<string, string | null>>>> {
  const { runner } = await warehouse.openDataset();
  const query: Query = {
    view: 'primary',
    measures: measures.map((field) => ({ kind: 'sum', id: field, field })),
    dimensions: key === 'day' ? [] : [key],
    ...(key === 'day' ? { grain: 'day' } : {}),
  };
  const { columns, rows } = await runner.run(query);
  return new Map(rows.map((row) => [row[0] ?? '', Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))]));
}

/** Without the `="…"` that TikTok wraps around cells; the days of an overview card as calendar days. */
function plain(text: string): string {
  const bare = text.replace(/^="(.*)"$/u, '$1').trim();
  const day = /^\w{3}, (\d{1,2}) Feb 2026$/u.exec(bare)?.[1];
  return day === undefined ? bare : `2026-02-${day.padStart(2, '0')}`;
}
