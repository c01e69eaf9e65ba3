import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { testFolder } from '../files/open-bytes.test-kit.ts';
import { openWarehouse } from '../open-warehouse.ts';

it('names the records of odd rows in a wide table, whose records are read once per channel', async () => {
  await using folder = await testFolder();
  const rows = [1, 8, 15, 22].map((day, at) => `2026-06-${String(day).padStart(2, '0')},100,${at + 1}0,${at === 2 ? -5 : 1}`);
  await writeFile(join(folder.path, 'mix.csv'), `time,conversions,tv_spend,web_spend\n${rows.join('\n')}\n`);
  await using warehouse = await openWarehouse();
  const { issues } = await warehouse.importFile(join(folder.path, 'mix.csv'));
  expect(issues.find(({ code }) => code === 'spend.negative')).toMatchObject({ records: [4] });
});
