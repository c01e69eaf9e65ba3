import type { EngineDatabase, EngineProcess } from './engine-process.ts';

/**
 * Does work with an engine while one database is open in it, one piece of work after the other; the database is opened when
 * another one was open before. With null the work opens databases itself.
 */
export type TakeTurns = <Value>(database: EngineDatabase | null, work: () => Promise<Value>) => Promise<Value>;

/** Lets several users of one engine, each with a database of its own, take turns. */
export function takeTurns(engine: EngineProcess): TakeTurns {
  let open: EngineDatabase | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const use = async (database: EngineDatabase | null): Promise<void> => {
    if (database !== null && database === open) return;
    open = null;
    if (database === null) return;
    await engine.open(database);
    open = database;
  };
  return (database, work) => {
    const turn = queue.then(async () => {
      await use(database);
      return work();
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
}
