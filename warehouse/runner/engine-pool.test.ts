import { describe, expect, it } from 'vitest';

import { openEnginePool } from './engine-pool.ts';
import { engineProcesses, hasProc, outcomeOf, testLimits, testPlace } from './engine.test-kit.ts';

const endless = 'select count(*) from range(10000000000) a, range(1000000) b';

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const soon = new Promise((resolve) => setTimeout(() => resolve('waiting'), 50));
  return (await Promise.race([promise.then(() => 'settled'), soon])) === 'settled';
}

describe('a pool of engines', () => {
  it('hands out as many as it has, and the next one when it comes back', async () => {
    await using pool = openEnginePool({ size: 2, limits: testLimits });
    const [first] = [await pool.lease(), await pool.lease()];
    const [third, fourth] = [pool.lease(), pool.lease()];
    expect(await isSettled(third)).toBe(false);
    await first[Symbol.asyncDispose]();
    await first[Symbol.asyncDispose]();
    expect([await isSettled(third), await isSettled(fourth)]).toEqual([true, false]);
    fourth.catch(() => undefined);
  });

  it('starts a process only for an engine that is used', async () => {
    if (!hasProc) return;
    await using place = await testPlace();
    await using pool = openEnginePool({ size: 8, limits: testLimits });
    const before = engineProcesses().length;
    for (let turn = 0; turn < 3; turn += 1) {
      await using engine = await pool.lease();
      await engine.open(place.database);
    }
    expect(engineProcesses().length - before).toBe(1);
  });

  it('gives an engine whose process died to the next holder in order', async () => {
    await using place = await testPlace();
    await using pool = openEnginePool({ size: 1, limits: testLimits });
    const first = await pool.lease();
    await first.open(place.database);
    expect(await outcomeOf(first.run('select list(i) from range(1000000000) t(i)'))).toBe('engine.memory');
    expect(await outcomeOf(first.open({ ...place.database, path: `${place.work}/missing.duckdb` }))).toBe('engine.sql');
    await first[Symbol.asyncDispose]();
    await using next = await pool.lease();
    await next.open(place.database);
    expect((await next.run('select 42')).rows).toEqual([['42']]);
  });

  it('ends what a holder left running', async () => {
    await using place = await testPlace();
    await using pool = openEnginePool({ size: 1, limits: testLimits });
    const first = await pool.lease();
    await first.open(place.database);
    const running = outcomeOf(first.run(endless));
    await first[Symbol.asyncDispose]();
    expect(await running).toBe('engine.ended');
    await using next = await pool.lease();
    await next.open(place.database);
    expect((await next.run('select 42')).rows).toEqual([['42']]);
  });

  it('keeps one holder’s database from the next, and the engine from one who gave it back', async () => {
    await using place = await testPlace();
    await using pool = openEnginePool({ size: 1, limits: testLimits });
    const first = await pool.lease();
    await first.open(place.database);
    await first.run('create table facts as select 42 as amount');
    await first[Symbol.asyncDispose]();
    await using next = await pool.lease();
    expect(await outcomeOf(next.run('from facts'))).toBe('engine.sql');
    await next.open(place.database);
    expect(await outcomeOf(next.run('from facts'))).toBe('engine.sql');
    expect([await outcomeOf(first.run('select 1')), await outcomeOf(first.open(place.database))]).toEqual(['engine.ended', 'engine.ended']);
  });

  it('that closes refuses those who wait or come later, and leaves no process', async () => {
    await using place = await testPlace();
    const before = engineProcesses();
    const pool = openEnginePool({ size: 1, limits: testLimits });
    const engine = await pool.lease();
    await engine.open(place.database);
    const [running, waiting] = [outcomeOf(engine.run(endless)), outcomeOf(pool.lease())];
    await pool[Symbol.asyncDispose]();
    expect([await running, await waiting, await outcomeOf(pool.lease())]).toEqual(['engine.ended', 'engine.ended', 'engine.ended']);
    expect(engineProcesses()).toEqual(before);
  });
});
