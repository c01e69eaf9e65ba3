import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EngineDatabase, EngineLimits } from './engine-process.ts';
import { EngineError } from './engine-process.ts';

const mebibyte = 1024 ** 2;

/** Small enough that every limit is met in a moment. */
export const testLimits: EngineLimits = {
  threads: 1,
  memoryBytes: 128 * mebibyte,
  residentBytes: 600 * mebibyte,
  dataBytes: 1536 * mebibyte,
  temporaryBytes: 64 * mebibyte,
  statementMs: 10_000,
  jobsPerProcess: 50,
};

/** A work folder with a secret beside it, where nothing of an engine may reach. */
export type TestPlace = AsyncDisposable & {
  readonly outside: string;
  readonly work: string;
  /** An in-memory database that may use the work folder. */
  readonly database: EngineDatabase;
};

export const secret = 'secret-4711';

export async function testPlace(): Promise<TestPlace> {
  const outside = await mkdtemp(join(tmpdir(), 'engine-'));
  const work = join(outside, 'work');
  await mkdir(work);
  await writeFile(join(outside, 'secret.csv'), `name,amount\n${secret},1\n`);
  return {
    outside,
    work,
    database: { path: null, folders: [work], files: [], temporaryFolder: join(work, 'spill') },
    [Symbol.asyncDispose]: () => rm(outside, { recursive: true, force: true }),
  };
}

/** What became of a statement: `rows`, or the code of its error. */
export async function outcomeOf(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
    return 'rows';
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
}

/** Whether the processes of this machine can be looked at. */
export const hasProc = process.platform === 'linux';

/** Ids of the engine processes that a process has started and that are still there; none where they cannot be looked at. */
export function engineProcesses(parent = process.pid): readonly number[] {
  if (!hasProc) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent && fileOf(pid, 'cmdline').includes('engine-child.ts'));
}

function parentOf(pid: number): number {
  const stat = fileOf(pid, 'stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** A file of a process; empty when the process is gone. */
export function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Waits until something is so, at most five seconds. */
export async function becomes(isSo: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 250 && !isSo(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return isSo();
}

/** The one that a test has just started, where others may run beside it; 0 where it cannot be looked at. */
export async function startedBy(work: () => Promise<unknown>): Promise<number> {
  const before = engineProcesses();
  await work();
  const [pid] = engineProcesses().filter((other) => !before.includes(other));
  if (pid === undefined && hasProc) throw new Error('no engine process was started');
  return pid ?? 0;
}
