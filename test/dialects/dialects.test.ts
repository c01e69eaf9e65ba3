import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { analyse, parseBrief } from '@pca/engine';
import type { Query, QueryRunner } from '@pca/engine';
import { renderJson } from '@pca/report';
import { openWarehouse } from '@pca/warehouse';

import { memoryRunner } from '../../engine/query/memory-runner.test-kit.ts';
import { fact, factsTableSql, query } from '../queries/random-facts.test-kit.ts';
import { clickhouseRunner } from './chdb.test-kit.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples', 'campaign');
const files = [
  'Campaign report.csv',
  'Nordlicht-Outdoor-Ads-Apr-1-2026-May-31-2026.csv',
  'campaign_performance_report.csv',
  'Nordlicht_Spring_DV360.csv',
  'TikTok Ads Manager.xlsx',
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dialects-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('both dialects', () => {
  it('give what a query means, for any facts', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact, { minLength: 1, maxLength: 40 }),
        fc.array(query, { minLength: 4, maxLength: 10 }),
        async (facts, queries) => {
          run += 1;
          const parquet = join(folder, `random-${run}.parquet`);
          await writeParquet(parquet, factsTableSql(facts));
          const [clickhouse, meaning] = [clickhouseRunner(parquet), memoryRunner(facts)];
          for (const asked of queries) expect(await clickhouse.run(asked)).toEqual(await meaning.run(asked));
        },
      ),
      { numRuns: 60 },
    );
  }, 300_000);

  it('give the same analysis to the byte, on any number of threads', async () => {
    const [one, two, four] = [await analysed(1), await analysed(2), await analysed(4)];
    expect(one.analysis.length).toBeGreaterThan(10_000);
    expect(two.analysis).toBe(one.analysis);
    expect(four.analysis).toBe(one.analysis);
    expect(two.clickhouse).toBe(one.analysis);
    expect(one.asked).toBeGreaterThan(20);
  }, 300_000);
});

/** The sample campaign analysed by DuckDB on some threads and, from the same facts, by ClickHouse. */
async function analysed(threads: number): Promise<{ analysis: string; clickhouse: string; asked: number }> {
  const workFolder = join(folder, `campaign-${threads}`);
  await using warehouse = await openWarehouse({ workFolder, limits: { threads } });
  for (const file of files) await warehouse.importFile(join(samples, file));
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  const asked: Query[] = [];
  const noted: QueryRunner = { run: (one) => (asked.push(one), runner.run(one)) };
  const brief = parseBrief({ flight: { start: '2026-04-01', end: '2026-05-31' }, objectives: ['sales'], targets: { roas: 3 } }).value;
  const analysis = renderJson(await analyse({ brief, dataset, runner: noted, sources, reported }));
  const parquet = join(folder, `campaign-${threads}.parquet`);
  await writeParquet(parquet, [`attach '${join(workFolder, 'facts-1.duckdb')}' as cache (read_only)`, 'use cache']);
  const clickhouse = renderJson(await analyse({ brief, dataset, runner: clickhouseRunner(parquet), sources, reported }));
  return { analysis, clickhouse, asked: asked.length };
}

/** The table `facts` that these statements make or open, as Parquet with plain texts. */
async function writeParquet(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const sql of statements) await connection.run(sql);
  const columns = await connection.runAndReadAll(`select column_name, data_type from duckdb_columns() where table_name = 'facts'`);
  const list = columns
    .getRows()
    .map(([name, type]) => (String(type).startsWith('ENUM') ? `cast(${String(name)} as varchar) as ${String(name)}` : String(name)));
  await connection.run(`copy (select ${list.join(', ')} from facts) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
}
