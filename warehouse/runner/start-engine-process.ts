import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { EngineReply, EngineRequest } from './engine-messages.ts';
import { EngineError } from './engine-process.ts';
import type { EngineLimits, EngineProcess } from './engine-process.ts';

const program = join(import.meta.dirname, 'engine-child.ts');
const prlimit = '/usr/bin/prlimit';
const killAfterMs = 1000;

type State = {
  readonly limits: EngineLimits;
  child: ChildProcess | null;
  jobs: number;
  /** Largest resident set of children that are gone, bytes. */
  peakBefore: number;
  /** Requests are answered one after the other. */
  queue: Promise<unknown>;
};

/**
 * Starts an engine with an empty environment and a limited data segment. The child is started with the first database
 * and again after it died or did its share of jobs, so one bad file never stops the next.
 */
export function startEngineProcess(limits: EngineLimits): EngineProcess {
  const state: State = { limits, child: null, jobs: 0, peakBefore: 0, queue: Promise.resolve() };
  return {
    open: async (database) => {
      if (state.jobs >= limits.jobsPerProcess) await stop(state);
      state.jobs += 1;
      await ask(state, { kind: 'open', database, limits }, { mayStart: true });
    },
    run: async (sql, parameters = []) => {
      const reply = await ask(state, { kind: 'run', sql, parameters }, { mayStart: false });
      if (reply.kind !== 'rows') throw new EngineError('engine.ended', `an answer of kind "${reply.kind}" came instead of rows`);
      return reply.rows;
    },
    peakBytes: () => peakBytes(state),
    [Symbol.asyncDispose]: () => stop(state),
  };
}

async function peakBytes(state: State): Promise<number> {
  if (state.child === null) return state.peakBefore;
  const reply = await ask(state, { kind: 'peak' }, { mayStart: false });
  return Math.max(state.peakBefore, reply.kind === 'peak' ? reply.bytes : 0);
}

function ask(state: State, request: EngineRequest, options: { mayStart: boolean }): Promise<EngineReply> {
  const turn = state.queue.then(() => exchange(state, request, options));
  state.queue = turn.catch(() => undefined);
  return turn;
}

async function exchange(state: State, request: EngineRequest, { mayStart }: { mayStart: boolean }): Promise<EngineReply> {
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
      child.off('exit', onExit);
      finish();
    };
    // The cast holds: the engine's program sends nothing else.
    const onMessage = (message: unknown): void => settle(() => resolve(message as EngineReply));
    const onExit = (code: number | null): void => settle(() => reject(endedError(code, isLate)));
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(request, (error) => (error === null ? undefined : settle(() => reject(endedError(child.exitCode, isLate)))));
  });
}

function endedError(code: number | null, isLate: boolean): EngineError {
  if (isLate) return new EngineError('engine.timeout', 'the statement took longer than the time limit and was stopped');
  const reason = code === 137 || code === 134 ? 'it needed more memory than the limit' : `its exit code is ${code ?? 'unknown'}`;
  return new EngineError(
    code === 137 || code === 134 ? 'engine.memory' : 'engine.ended',
    `the process of the query engine ended: ${reason}`,
  );
}

function startChild(state: State): ChildProcess {
  const hasLimit = process.platform === 'linux' && existsSync(prlimit);
  const node = [process.execPath, '--no-warnings', program];
  const command = hasLimit ? [prlimit, `--data=${state.limits.dataBytes}`, ...node] : node;
  const [file = process.execPath, ...args] = command;
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {}, serialization: 'advanced' });
  child.once('exit', () => {
    if (state.child === child) state.child = null;
  });
  child.once('error', () => undefined);
  state.child = child;
  return child;
}

async function stop(state: State): Promise<void> {
  state.peakBefore = await peakBytes(state).catch(() => state.peakBefore);
  state.jobs = 0;
  const { child } = state;
  if (child === null || child.exitCode !== null) return;
  state.child = null;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
