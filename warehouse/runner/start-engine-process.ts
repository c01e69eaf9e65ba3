import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { EngineReply, EngineRequest } from './engine-messages.ts';
import { EngineError } from './engine-process.ts';
import type { EngineDatabase, EngineLimits, EngineProcess } from './engine-process.ts';

const program = join(import.meta.dirname, 'engine-child.ts');
const prlimit = '/usr/bin/prlimit';
const killAfterMs = 1000;

type State = {
  readonly limits: EngineLimits;
  child: ChildProcess | null;
  /** Databases that the child has opened. */
  jobs: number;
  /** Requests that have no answer yet. */
  pending: number;
  /** Largest resident set of children that are gone, bytes. */
  peakBefore: number;
  /** Requests are answered one after the other. */
  queue: Promise<unknown>;
  isClosed: boolean;
};

/**
 * Starts an engine with an empty environment and a limited data segment. The child is started with the first database
 * and again after it died or did its share of jobs, so one bad file never stops the next.
 */
export function startEngineProcess(limits: EngineLimits): EngineProcess {
  const state: State = { limits, child: null, jobs: 0, pending: 0, peakBefore: 0, queue: Promise.resolve(), isClosed: false };
  return {
    open: (database) => openDatabase(state, database),
    run: async (sql, parameters = []) => {
      const reply = await ask(state, { kind: 'run', sql, parameters }, { mayStart: false });
      if (reply.kind !== 'rows') throw new EngineError('engine.ended', `an answer of kind "${reply.kind}" came instead of rows`);
      return reply.rows;
    },
    peakBytes: () => peakBytes(state),
    halt: async () => {
      if (state.pending > 0) await kill(state);
    },
    [Symbol.asyncDispose]: async () => {
      state.isClosed = true;
      await kill(state);
    },
  };
}

async function openDatabase(state: State, database: EngineDatabase): Promise<void> {
  const { limits } = state;
  if (state.jobs >= limits.jobsPerProcess) await replace(state);
  const open = (): Promise<EngineReply> => ask(state, { kind: 'open', database, limits }, { mayStart: true });
  try {
    await open();
  } catch (error) {
    // The process may have died while nobody asked it anything; this database is not to blame for that.
    if (!(error instanceof EngineError) || error.code !== 'engine.ended' || state.isClosed) throw error;
    await open();
  }
  state.jobs += 1;
}

async function replace(state: State): Promise<void> {
  state.peakBefore = await peakBytes(state).catch(() => state.peakBefore);
  await kill(state);
}

async function peakBytes(state: State): Promise<number> {
  if (state.child === null) return state.peakBefore;
  const reply = await ask(state, { kind: 'peak' }, { mayStart: false });
  return Math.max(state.peakBefore, reply.kind === 'peak' ? reply.bytes : 0);
}

async function ask(state: State, request: EngineRequest, options: { mayStart: boolean }): Promise<EngineReply> {
  state.pending += 1;
  const turn = state.queue.then(() => exchange(state, request, options));
  state.queue = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    state.pending -= 1;
  }
}

async function exchange(state: State, request: EngineRequest, { mayStart }: { mayStart: boolean }): Promise<EngineReply> {
  if (state.isClosed) throw new EngineError('engine.ended', 'the query engine was closed');
  const child = state.child ?? (mayStart ? startChild(state) : null);
  if (child === null) throw new EngineError('engine.ended', 'the process of the query engine has ended');
  const reply = await replyOf(child, request, state.limits.statementMs);
  if (reply.kind === 'failed') throw new EngineError(reply.code, reply.message);
  return reply;
}

function replyOf(child: ChildProcess, request: EngineRequest, statementMs: number): Promise<EngineReply> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const interrupt = setTimeout(() => {
      isLate = true;
      child.send({ kind: 'interrupt' } satisfies EngineRequest);
    }, statementMs);
    const kill = setTimeout(() => child.kill('SIGKILL'), statementMs + killAfterMs);
    const settle = (finish: () => void): void => {
      clearTimeout(interrupt);
      clearTimeout(kill);
      child.off('message', onMessage);
      child.off('exit', onEnd);
      child.off('error', onEnd);
      finish();
    };
    // The cast holds: the engine's program sends nothing else.
    const onMessage = (message: unknown): void => settle(() => resolve(message as EngineReply));
    const onEnd = (): void => settle(() => reject(endedError(child, isLate)));
    child.on('message', onMessage);
    child.on('exit', onEnd);
    child.on('error', onEnd);
    // A process that takes no message is at its end; killing it makes sure that its exit is told.
    child.send(request, (error) => (error === null ? undefined : child.kill('SIGKILL')));
  });
}

/** What ends a process whose allocations fail; an error inside the query engine looks the same. */
const memorySignals: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL'];

function endedError({ exitCode, signalCode }: ChildProcess, isLate: boolean): EngineError {
  if (isLate) return new EngineError('engine.timeout', 'it took longer than the time limit and was stopped');
  const ended = 'the process of the query engine ended';
  if (memorySignals.includes(signalCode))
    return new EngineError('engine.memory', `${ended}: most likely it needed more memory than the limit (${signalCode})`);
  const reason = signalCode === null ? `its exit code is ${exitCode ?? 'unknown'}` : `it was stopped by ${signalCode}`;
  return new EngineError('engine.ended', `${ended}: ${reason}`);
}

function startChild(state: State): ChildProcess {
  const hasLimit = process.platform === 'linux' && existsSync(prlimit);
  const node = [process.execPath, '--no-warnings', program];
  const command = hasLimit ? [prlimit, `--data=${state.limits.dataBytes}`, ...node] : node;
  const [file = process.execPath, ...args] = command;
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    serialization: 'advanced',
    // A group of its own: Ctrl-C in a terminal is the parent's to answer, not a failure of the engine.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const forget = (): void => {
    if (state.child === child) state.child = null;
  };
  child.once('exit', forget);
  // Also keeps a failed message from ending this process.
  child.on('error', forget);
  state.child = child;
  state.jobs = 0;
  return child;
}

async function kill(state: State): Promise<void> {
  const { child } = state;
  state.child = null;
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
