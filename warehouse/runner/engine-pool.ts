import { EngineError } from './engine-process.ts';
import type { EngineLimits, EngineProcess } from './engine-process.ts';
import { startEngineProcess } from './start-engine-process.ts';

/** Engines that take turns: one dataset uses one engine at a time, and no more engines run than `size`. */
export type EnginePool = AsyncDisposable & {
  /**
   * Waits for a free engine. Disposing of it ends what it is doing and gives it back; an idle process goes on unless it
   * has done its share.
   * @throws EngineError when the pool is closed, also while waiting
   */
  readonly lease: () => Promise<EngineProcess>;
};

type Waiting = { readonly give: (engine: EngineProcess) => void; readonly refuse: (error: EngineError) => void };
type State = { readonly free: EngineProcess[]; readonly waiting: Waiting[]; isClosed: boolean };

/** Opens a pool of at most `size` engines; each process is started when it is first needed. */
export function openEnginePool(options: { readonly size: number; readonly limits: EngineLimits }): EnginePool {
  const engines = Array.from({ length: options.size }, () => startEngineProcess(options.limits));
  const state: State = { free: [...engines], waiting: [], isClosed: false };
  return {
    lease: async () => leased(state, await take(state)),
    [Symbol.asyncDispose]: async () => {
      state.isClosed = true;
      for (const { refuse } of state.waiting.splice(0)) refuse(closedError());
      await Promise.all(engines.map((engine) => engine[Symbol.asyncDispose]()));
    },
  };
}

function take(state: State): Promise<EngineProcess> {
  if (state.isClosed) return Promise.reject(closedError());
  const engine = state.free.pop();
  if (engine !== undefined) return Promise.resolve(engine);
  return new Promise((resolve, reject) => state.waiting.push({ give: resolve, refuse: reject }));
}

function closedError(): EngineError {
  return new EngineError('engine.ended', 'the pool of engines is closed');
}

/** An engine for one holder: it answers only until it is given back, and never from a database of the holder before. */
function leased(state: State, engine: EngineProcess): EngineProcess {
  let isReturned = false;
  let isOpen = false;
  const held = (): EngineProcess => {
    if (isReturned) throw new EngineError('engine.ended', 'the engine was given back to its pool');
    return engine;
  };
  return {
    open: async (database) => {
      await held().open(database);
      isOpen = true;
    },
    run: async (sql, parameters) => {
      const own = held();
      if (!isOpen) throw new EngineError('engine.sql', 'no database is open');
      return own.run(sql, parameters);
    },
    peakBytes: async () => held().peakBytes(),
    halt: async () => {
      await held().halt();
    },
    [Symbol.asyncDispose]: async () => {
      if (isReturned) return;
      isReturned = true;
      await engine.halt();
      giveBack(state, engine);
    },
  };
}

function giveBack(state: State, engine: EngineProcess): void {
  const next = state.waiting.shift();
  if (next === undefined) state.free.push(engine);
  else next.give(engine);
}
