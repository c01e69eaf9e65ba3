import type { EngineLimits, EngineProcess } from './engine-process.ts';
import { startEngineProcess } from './start-engine-process.ts';

/** Engines that take turns: one dataset uses one engine at a time, and no more engines run than `size`. */
export type EnginePool = AsyncDisposable & {
  /** Waits for a free engine. Disposing of it gives it back; its process goes on unless it has done its share. */
  readonly lease: () => Promise<EngineProcess>;
};

type State = {
  readonly engines: EngineProcess[];
  readonly free: EngineProcess[];
  readonly waiting: ((engine: EngineProcess) => void)[];
  isClosed: boolean;
};

/** Opens a pool of at most `size` engines; each process is started when it is first needed. */
export function openEnginePool(options: { readonly size: number; readonly limits: EngineLimits }): EnginePool {
  const engines = Array.from({ length: options.size }, () => startEngineProcess(options.limits));
  const state: State = { engines, free: [...engines], waiting: [], isClosed: false };
  return {
    lease: async () => leased(state, await take(state)),
    [Symbol.asyncDispose]: async () => {
      state.isClosed = true;
      await Promise.all(engines.map((engine) => engine[Symbol.asyncDispose]()));
    },
  };
}

function take(state: State): Promise<EngineProcess> {
  if (state.isClosed) return Promise.reject(new Error('the pool of engines is closed'));
  const engine = state.free.pop();
  if (engine !== undefined) return Promise.resolve(engine);
  return new Promise((resolve) => state.waiting.push(resolve));
}

function leased(state: State, engine: EngineProcess): EngineProcess {
  let isReturned = false;
  return {
    ...engine,
    [Symbol.asyncDispose]: () => {
      if (!isReturned) giveBack(state, engine);
      isReturned = true;
      return Promise.resolve();
    },
  };
}

function giveBack(state: State, engine: EngineProcess): void {
  const next = state.waiting.shift();
  if (next === undefined) state.free.push(engine);
  else next(engine);
}
