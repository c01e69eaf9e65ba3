import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';

import type { Dataset, MappingFile, Query, QueryRunner, ReportedBounds, SourceSummary } from '@pca/engine';

import { addImport, realFiles, spillFolder } from './add-import.ts';
import type { Certificate } from './import/certificate.ts';
import type { Imported } from './import/import-file.ts';
import { recordFinder } from './import/table-origin.ts';
import type { EngineDatabase, EngineLimits, EngineProcess } from './runner/engine-process.ts';
import { openFacts } from './runner/run-queries.ts';
import { openEnginePool } from './runner/engine-pool.ts';
import type { EnginePool } from './runner/engine-pool.ts';
import { takeTurns } from './runner/take-turns.ts';
import type { TakeTurns } from './runner/take-turns.ts';
import { arrangeDataset } from './table/arrange-dataset.ts';
import type { ArrangedDataset } from './table/arrange-dataset.ts';
import { buildFacts } from './table/build-facts.ts';
import type { FactsPart } from './table/build-facts.ts';
import { findRows } from './table/find-rows.ts';
import type { PageOptions } from './table/find-rows.ts';
import type { SourceRows } from './table/source-rows.ts';
import { untilStopped } from './until-stopped.ts';
import { makeWorkFolder } from './work-folder.ts';
import type { WorkFolder } from './work-folder.ts';

export type WarehouseProgress = {
  readonly stage: 'scan' | 'read' | 'write' | 'index' | 'query';
  readonly file: string | null;
  readonly done: number;
  /** null: not known yet. */
  readonly total: number | null;
  readonly unit: 'bytes' | 'rows' | 'queries';
};

export type WarehouseOptions = {
  /** Folder for intermediate files; a private temporary folder, removed on close, when absent. */
  readonly workFolder?: string;
  readonly limits?: Partial<EngineLimits>;
  /** Engines shared with other warehouses; one of its own when absent. */
  readonly pool?: EnginePool;
  /** Stops the warehouse: what is asked of it, now or later, rejects with the signal's reason. Closing it then ends what is under way. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: WarehouseProgress) => void;
};

/** A dataset that can be analysed, with what is to be said about its sources. */
export type OpenDataset = {
  readonly dataset: Dataset;
  readonly runner: QueryRunner;
  readonly sources: readonly SourceSummary[];
  readonly reported: readonly ReportedBounds[];
  readonly certificates: readonly Certificate[];
  /**
   * The records that a query's sums are made from, a page at a time, with the cells as the files have them. The values of
   * all pages add up to the query's answer over its groups.
   * @throws RangeError when the limit is no whole number from 0 to 1,000, or when `after` is not from these facts
   */
  readonly findRows: (query: Query, options: PageOptions) => Promise<SourceRows>;
};

export type Warehouse = AsyncDisposable & {
  /** Reads one file; whatever it holds, the answer is a certificate. */
  readonly importFile: (path: string, options?: { readonly mapping?: MappingFile | null }) => Promise<Certificate>;
  /** The facts of all usable imports so far, open for queries. */
  readonly openDataset: () => Promise<OpenDataset>;
  /** Largest resident set of the query processes, bytes. */
  readonly peakBytes: () => Promise<number>;
};

const mebibyte = 1024 * 1024;

/** Enough for a million rows in comfort and ten million with spilling; see bench/README.md. */
export const defaultEngineLimits: EngineLimits = {
  threads: Math.min(availableParallelism(), 8),
  memoryBytes: 448 * mebibyte,
  residentBytes: 2048 * mebibyte,
  dataBytes: 5120 * mebibyte,
  temporaryBytes: 64 * 1024 * mebibyte,
  statementMs: 600_000,
  jobsPerProcess: 50,
};

/**
 * Opens a place where files become a dataset; closing it removes everything it wrote into its own temporary folder.
 * @throws WorkFolderError when there is no place for intermediate files
 */
export async function openWarehouse(options: WarehouseOptions = {}): Promise<Warehouse> {
  const { signal } = options;
  const folder = await makeWorkFolder(options.workFolder);
  const pool = options.pool ?? openEnginePool({ size: 1, limits: { ...defaultEngineLimits, ...options.limits } });
  const engine = await leaseOrClose(pool, folder, options);
  const inTurn = takeTurns(engine);
  const state: State = { engine, inTurn, workFolder: folder.path, imports: [], options, opened: 0, factsCount: 0 };
  return {
    importFile: (path, { mapping = null } = {}) => untilStopped(signal, () => inTurn(null, () => importOne(state, path, mapping))),
    openDataset: () => untilStopped(signal, () => openDataset(state)),
    peakBytes: () => engine.peakBytes(),
    [Symbol.asyncDispose]: async () => {
      await engine[Symbol.asyncDispose]();
      if (options.pool === undefined) await pool[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** An engine that comes after the stop is given back at once, and nothing of the warehouse stays. */
async function leaseOrClose(pool: EnginePool, folder: WorkFolder, { signal, pool: shared }: WarehouseOptions): Promise<EngineProcess> {
  const lease = pool.lease();
  try {
    return await untilStopped(signal, () => lease);
  } catch (error) {
    void lease.then((engine) => engine[Symbol.asyncDispose]()).catch(() => undefined);
    if (shared === undefined) await pool[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

type State = {
  readonly engine: EngineProcess;
  readonly inTurn: TakeTurns;
  readonly workFolder: string;
  readonly imports: Imported[];
  readonly options: WarehouseOptions;
  /** Imports that were begun. */
  opened: number;
  factsCount: number;
};

async function importOne(state: State, path: string, mapping: MappingFile | null): Promise<Certificate> {
  const { engine, workFolder, imports } = state;
  state.opened += 1;
  const importId = `import-${state.opened}`;
  const onProgress = (progress: WarehouseProgress): void => tell(state, progress);
  const imported = await addImport({ importId, path: resolve(path), mapping, workFolder, engine, onProgress });
  const certificate = { ...imported.certificate, importId: contentId(imported.certificate, imports) };
  imports.push({ ...imported, certificate });
  return certificate;
}

/** Nobody is told of work that goes on after a stop. */
function tell({ options: { signal, onProgress } }: State, progress: WarehouseProgress): void {
  if (signal?.aborted !== true) onProgress?.(progress);
}

/** Ids follow content and name of the file, so that the order of reading does not show in an analysis. */
function contentId({ sha256, file }: Certificate, imports: readonly Imported[]): string {
  const base = createHash('sha256')
    .update(`${sha256 ?? 'unread'}\n${file}`)
    .digest('hex')
    .slice(0, 12);
  const same = imports.filter((other) => other.certificate.importId.startsWith(base)).length;
  return same === 0 ? base : `${base}-${same + 1}`;
}

async function openDataset(state: State): Promise<OpenDataset> {
  const { inTurn, imports } = state;
  const { arranged, facts } = await inTurn(null, () => arrange(state));
  const { parts, dataset, sources, reported } = arranged;
  const certificates = imports.map((entry) => entry.certificate);
  if (facts === null) return { dataset, runner: { run: noFacts }, sources, reported, certificates, findRows: noFacts };
  return { dataset, runner: await runnerOf(state, facts), sources, reported, certificates, findRows: await rowFinder(state, parts) };
}

/** What is added and what describes, and the facts of it; no facts when there is nothing to add. */
async function arrange(state: State): Promise<{ readonly arranged: ArrangedDataset; readonly facts: EngineDatabase | null }> {
  const { engine, workFolder, imports } = state;
  tell(state, { stage: 'index', file: null, done: 0, total: null, unit: 'rows' });
  const temporaryFolder = spillFolder(workFolder);
  await engine.open({ path: null, folders: [workFolder], files: [], temporaryFolder, isUnordered: true });
  const arranged = await arrangeDataset(imports, engine);
  if (arranged.parts.length === 0) return { arranged, facts: null };
  state.factsCount += 1;
  const path = join(workFolder, `facts-${state.factsCount}.duckdb`);
  await buildFacts(arranged.parts, path, engine);
  return { arranged, facts: { path, folders: [], files: [], temporaryFolder } };
}

async function runnerOf(state: State, facts: EngineDatabase): Promise<QueryRunner> {
  const { engine, inTurn, options } = state;
  const runner = await inTurn(facts, () => openFacts(engine));
  let asked = 0;
  return {
    run: async (query) => {
      asked += 1;
      tell(state, { stage: 'query', file: null, done: asked, total: null, unit: 'queries' });
      return untilStopped(options.signal, () => inTurn(facts, () => runner.run(query)));
    },
  };
}

/** Rows are found in the canonical tables, which know where their rows come from, and not in the facts made of them. */
async function rowFinder({ engine, inTurn, workFolder, options }: State, facts: readonly FactsPart[]): Promise<OpenDataset['findRows']> {
  const parts = facts.map((part) => ({ ...part, findRecords: recordFinder(part.table.origin) }));
  const parquet = parts.map(({ table }) => table.origin).filter(({ places }) => places.kind === 'parquet');
  const files = (await Promise.all(parquet.map(({ path }) => realFiles(path)))).flat();
  const tables: EngineDatabase = { path: null, folders: [workFolder], files, temporaryFolder: spillFolder(workFolder) };
  const tools = { folder: workFolder, runSql: (sql: string) => engine.run(sql) };
  return (query, page) => untilStopped(options.signal, () => inTurn(tables, () => findRows(query, page, { parts, engine, tools })));
}

function noFacts(): Promise<never> {
  return Promise.reject(new Error('There are no facts to query: no file could be imported.'));
}
