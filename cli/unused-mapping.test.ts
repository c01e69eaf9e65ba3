import type { MappingFile } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { unusedMapping } from './unused-mapping.ts';

const sample = join(import.meta.dirname, '..', 'samples', 'campaign', 'Devices(2026.04.01-2026.05.31).csv');

async function check(mapping: MappingFile | null, expected: readonly string[]): Promise<void> {
  await using warehouse = await openWarehouse();
  const certificate = await warehouse.importFile(sample);
  expect(unusedMapping(mapping, [certificate])).toEqual(expected);
}

it('names the columns of a mapping that no file has, once each', async () => {
  await check({ columns: { Cost: 'spend', Kosten: 'spend' }, files: { '*.csv': { columns: { Kosten: 'spend', Device: 'device' } } } }, [
    'The mapping names a column "Kosten", which no file has.',
  ]);
  await check({ columns: { ' Cost ': 'spend' } }, []);
  await check(null, []);
});
