import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { analyse, parseBrief } from '@pca/engine';
import type { Analysis } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overlap-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A daily Meta report of May 2026 from one day to another; two campaigns that spend 10 and 20 a day. */
function report(from: number, to: number, change: (spend: number) => number = (spend) => spend): string {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, '0')).flatMap((day) =>
    [10, 20].map((spend) => `2026-05-${day},Campaign ${spend},EUR,1000,${spend},${change(spend)}.00`),
  );
  return `Day,Campaign name,Currency,Impressions,Link clicks,Amount spent (EUR)\n${rows.join('\n')}\n`;
}

async function analysed(files: Readonly<Record<string, string>>): Promise<Analysis> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await using warehouse = await openWarehouse();
  for (const name of Object.keys(files)) await warehouse.importFile(join(folder, name));
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  return await analyse({ brief: parseBrief({}).value, dataset, runner, sources, reported });
}

describe('exports that overlap', () => {
  it('count the days that both hold once', async () => {
    const analysis = await analysed({ 'a.csv': report(1, 20), 'b.csv': report(11, 31) });
    expect([analysis.totals.spend, analysis.totals.impressions]).toEqual(['930', '62000']);
    expect(analysis.sources.map((source) => source.viewReason)).toEqual([
      null,
      '47.6 % of its rows (day and names) are in a.csv too and are counted from there',
    ]);
  });

  it('of which one was corrected since say that their numbers differ', async () => {
    const analysis = await analysed({ 'a.csv': report(1, 20), 'b.csv': report(1, 31, (spend) => spend + 1) });
    expect(analysis.totals.spend).toBe(String(20 * 30 + 11 * 32));
    expect(analysis.sources[1]?.viewReason).toContain('100.0 % of them have other numbers here');
  });

  it('that are wholly contained in another one add nothing', async () => {
    const analysis = await analysed({ 'a.csv': report(1, 31), 'b.csv': report(5, 6) });
    expect(analysis.totals.spend).toBe('930');
    expect(analysis.sources.map((source) => source.view)).toEqual(['primary', 'replaced']);
  });
});
