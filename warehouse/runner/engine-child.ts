import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

import type { EngineReply, EngineRequest } from './engine-messages.ts';
import type { EngineDatabase, EngineErrorCode, EngineLimits, EngineParameter, EngineRows } from './engine-process.ts';
import { rowsOf } from './result-rows.ts';

/** The program of the engine's process: it answers requests from its parent and ends with it. */
type Opened = { readonly instance: DuckDBInstance; readonly connection: DuckDBConnection };

const watchMs = 100;
let opened: Opened | null = null;
let largestBytes = Number.MAX_SAFE_INTEGER;
let isAnswering = false;

process.on('message', (request: EngineRequest) => {
  if (request.kind === 'interrupt') opened?.connection.interrupt();
  else void answer(request);
});
process.on('disconnect', end);
setInterval(endWhenTooLarge, watchMs).unref();

async function answer(request: Exclude<EngineRequest, { kind: 'interrupt' }>): Promise<void> {
  isAnswering = true;
  const answered = await reply(request).catch(failure);
  isAnswering = false;
  process.send?.(answered);
}

async function reply(request: Exclude<EngineRequest, { kind: 'interrupt' }>): Promise<EngineReply> {
  switch (request.kind) {
    case 'open':
      close();
      opened = await open(request.database, request.limits);
      return { kind: 'opened' };
    case 'run':
      return { kind: 'rows', rows: await run(request.sql, request.parameters) };
    case 'peak':
      return { kind: 'peak', bytes: process.resourceUsage().maxRSS * 1024 };
  }
}

function failure(error: unknown): EngineReply {
  const text = error instanceof Error ? error.message : String(error);
  const code = codeOf(text);
  const [message = ''] = text.split('\n');
  return { kind: 'failed', code, message: code === 'engine.timeout' ? 'it took longer than the time limit and was stopped' : message };
}

function codeOf(text: string): EngineErrorCode {
  if (/out of memory|bad_alloc|failed to allocate/iu.test(text)) return 'engine.memory';
  return /INTERRUPT/u.test(text) ? 'engine.timeout' : 'engine.sql';
}

async function open(database: EngineDatabase, limits: EngineLimits): Promise<Opened> {
  largestBytes = limits.residentBytes;
  const instance = await DuckDBInstance.create(database.path ?? ':memory:', {
    threads: String(limits.threads),
    // What is written to a file that is built stays in memory for nothing as long as there is room.
    memory_limit: `${database.isUnordered === true ? Math.ceil(limits.memoryBytes / 2) : limits.memoryBytes}B`,
    temp_directory: database.temporaryFolder,
    max_temp_directory_size: `${limits.temporaryBytes}B`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    // Canonical tables are written beside the engine, and it takes a file that is written again within a second for the old one.
    enable_external_file_cache: 'false',
    preserve_insertion_order: String(database.isUnordered !== true),
    ...(database.path === null ? {} : { access_mode: 'READ_ONLY' }),
  });
  const connection = await instance.connect();
  // Order matters: nothing can be allowed any more once outside access is off.
  await connection.run(`set allowed_directories = ${list(database.folders)}`);
  await connection.run(`set allowed_paths = ${list(database.files)}`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  return { instance, connection };
}

function list(paths: readonly string[]): string {
  return `[${paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ')}]`;
}

async function run(sql: string, parameters: readonly EngineParameter[]): Promise<EngineRows> {
  if (opened === null) throw new Error('no database is open');
  const result = await opened.connection.run(sql, [...parameters] satisfies DuckDBValue[]);
  return { columns: result.columnNames(), rows: await rowsOf(result) };
}

function close(): void {
  opened?.connection.closeSync();
  opened?.instance.closeSync();
  opened = null;
}

/** The operating system's limit stops most of it; this holds where there is none. */
function endWhenTooLarge(): void {
  if (process.memoryUsage.rss() <= largestBytes) return;
  if (!isAnswering || process.send === undefined) return end();
  // Once told, the next look ends the process even if the message never leaves.
  isAnswering = false;
  process.send({ kind: 'failed', code: 'engine.memory', message: 'it needed more memory than the limit' } satisfies EngineReply, end);
}

/** A plain exit would wait for the statement that is running, and some never end. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
