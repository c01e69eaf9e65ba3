import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { analyse, parseBrief } from '@pca/engine';
import type { Analysis } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { Certificate } from '@pca/warehouse';

import { defaultEngineLimits } from '../../warehouse/open-warehouse.ts';
import { openEnginePool } from '../../warehouse/runner/engine-pool.ts';
import type { EnginePool } from '../../warehouse/runner/engine-pool.ts';
import type { ExportFile } from './export-file.test-kit.ts';

/** What became of some files: the analysis of all of them, and what was read from each. */
export type Result = { readonly analysis: Analysis; readonly certificates: readonly Certificate[] };

/** A place where files are analysed through the doors that callers use, by engines that go on from one analysis to the next. */
export type Lab = AsyncDisposable & {
  /** The analysis of files that are read in the order in which they are given. */
  readonly analysed: (files: readonly ExportFile[]) => Promise<Result>;
  /** A Parquet file of what a query yields. */
  readonly parquetFile: (name: string, sql: string) => Promise<ExportFile>;
};

/** Opens a lab in a temporary folder, with engines for two analyses at once. */
export async function openLab(): Promise<Lab> {
  const root = await mkdtemp(join(tmpdir(), 'lab-'));
  const pool = openEnginePool({ size: 2, limits: { ...defaultEngineLimits, threads: 1, jobsPerProcess: 1000 } });
  return {
    analysed: async (files) => analysed(pool, await written(root, files)),
    parquetFile: (name, sql) => parquetFile(pool, { root, name, sql }),
    [Symbol.asyncDispose]: async () => {
      await pool[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Paths of the files in a folder of their own. */
async function written(root: string, files: readonly ExportFile[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(root, 'files-'));
  const paths = files.map(({ name }) => join(folder, name));
  await Promise.all(files.map(({ bytes }, index) => writeFile(paths[index] ?? '', bytes)));
  return paths;
}

async function analysed(pool: EnginePool, paths: readonly string[]): Promise<Result> {
  await using warehouse = await openWarehouse({ pool });
  const certificates: Certificate[] = [];
  for (const path of paths) certificates.push(await warehouse.importFile(path));
  const { dataset, runner, sources, reported } = await warehouse.openDataset();
  return { analysis: await analyse({ brief: parseBrief({}).value, dataset, runner, sources, reported }), certificates };
}

async function parquetFile(pool: EnginePool, request: { root: string; name: string; sql: string }): Promise<ExportFile> {
  const { root, name, sql } = request;
  const folder = await mkdtemp(join(root, 'parquet-'));
  const spill = join(folder, 'spill');
  await mkdir(spill);
  const path = join(folder, 'table.parquet');
  await using engine = await pool.lease();
  await engine.open({ path: null, folders: [folder], files: [], temporaryFolder: spill });
  await engine.run(`copy (${sql}) to '${path}' (format parquet)`);
  return { name, bytes: await readFile(path) };
}
