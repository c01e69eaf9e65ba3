import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { openWarehouse } from '@pca/warehouse';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'far-totals-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rows before and after the odd one, so that no sample of the first and last records holds it. */
const rowsAround = 4000;

/** Whether a record in the middle of a large Google Ads report is left out as a totals row. */
async function check(middle: string, isLeftOut: boolean): Promise<void> {
  const row = (index: number): string =>
    `2026-05-${String((index % 28) + 1).padStart(2, '0')},Brand,Group ${index % 7},DE,Computers,EUR,1.50,100,3`;
  const rows = Array.from({ length: rowsAround }, (_, index) => row(index));
  const text = [
    'Campaign report',
    '"May 1, 2026 - May 31, 2026"',
    'Day,Campaign,Ad group,Country,Device,Currency code,Cost,Impr.,Clicks',
    ...rows,
    middle,
    ...rows,
    '',
  ].join('\n');
  const path = join(folder, 'report.csv');
  await writeFile(path, text);
  await using warehouse = await openWarehouse();
  const certificate = await warehouse.importFile(path);
  expect(certificate.rowsDropped.map((dropped) => dropped.record)).toEqual(isLeftOut ? [4 + rowsAround] : []);
  expect(certificate.rowsKept).toBe(2 * rowsAround + (isLeftOut ? 0 : 1));
  expect(Number(certificate.totals.spend)).toBeCloseTo(2 * rowsAround * 1.5 + (isLeftOut ? 0 : 12_000), 6);
}

it.each([
  ['Total: Campaigns, --, --, --, --,EUR,12000,1,1', true],
  [' total ,,,,,EUR,12000,1,1', true],
  ['2026-05-09,Total: Brand,-,  -- ,Computers,EUR,12000,1,1', true],
  ['Gesamt: Konto,---,—,DE,,EUR,12000,1,1', true],
  [',Grand Total,,,,EUR,12000,1,1', true],
  ['2026-05-09,Total,Group 1,DE,Computers,EUR,12000,1,1', false],
  ['2026-05-09,Total,Group 1,DE,-,EUR,12000,1,1', false],
  ['2026-05-09,Gesamtpaket,-,DE,-,EUR,12000,1,1', false],
  ['2026-05-09,Brand,-,-,-,EUR,12000,1,1', false],
])('the record %j in the middle of a large file is a total: %s', (middle, isLeftOut) => check(middle, isLeftOut));
