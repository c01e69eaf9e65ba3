import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, it } from 'vitest';

import type { EngineLimits, EngineProcess } from './engine-process.ts';
import { becomes, engineProcesses, fileOf, hasProc, outcomeOf, startedBy, testLimits, testPlace } from './engine.test-kit.ts';
import { startEngineProcess } from './start-engine-process.ts';

/** Stops when it is asked to. */
const endless = 'select count(*) from range(10000000000) a, range(1000000) b';
/** One long step, which no interrupt ends. */
const deaf = 'select list_reduce(range(30000000), (a, b) -> a + b)';

type Opened = { readonly engine: EngineProcess; readonly reopen: () => Promise<void>; readonly pid: number };

/** Runs a test with an engine that has a database open; the process id is 0 where processes cannot be looked at. */
async function withEngine(limits: Partial<EngineLimits>, use: (opened: Opened) => Promise<void>): Promise<void> {
  await using place = await testPlace();
  await using engine = startEngineProcess({ ...testLimits, ...limits });
  const reopen = (): Promise<void> => engine.open(place.database);
  const pid = await startedBy(reopen);
  await use({ engine, reopen, pid });
}

async function check(engine: EngineProcess, statements: readonly string[], outcome: string): Promise<void> {
  const outcomes: string[] = [];
  for (const sql of statements) outcomes.push(await outcomeOf(engine.run(sql)));
  expect(outcomes).toEqual(statements.map(() => outcome));
}

async function checkReads(engine: EngineProcess): Promise<void> {
  expect((await engine.run('select $1, null', ['a'])).rows).toEqual([['a', null]]);
}

describe('a statement that fails', () => {
  it('is an error with a code and one line, and the engine goes on', () =>
    withEngine({}, async ({ engine }) => {
      await check(engine, ['select', 'select * from nothing', "select cast('a' as int)", "select error('x')"], 'engine.sql');
      await expect(engine.run('select * from nothing')).rejects.toThrow(/^Catalog Error: Table with name nothing does not exist!$/u);
      await checkReads(engine);
    }));

  it('is an error too when no database is open', async () => {
    await using engine = startEngineProcess(testLimits);
    expect(await outcomeOf(engine.run('select 1'))).toBe('engine.ended');
  });
});

describe('a statement over the time limit', () => {
  it('is interrupted, and the process goes on', () =>
    withEngine({ statementMs: 200 }, async ({ engine, pid }) => {
      await expect(engine.run(endless)).rejects.toThrow('it took longer than the time limit and was stopped');
      await checkReads(engine);
      expect(engineProcesses()).toEqual(pid === 0 ? [] : expect.arrayContaining([pid]));
    }));

  it('that hears no interrupt is killed, and the next open works', () =>
    withEngine({ statementMs: 200, memoryBytes: 1024 ** 3, residentBytes: 2 * 1024 ** 3 }, async ({ engine, reopen }) => {
      await check(engine, [deaf], 'engine.timeout');
      await check(engine, ['select 1'], 'engine.ended');
      await reopen();
      await checkReads(engine);
    }));
});

describe('a statement over the memory limit', () => {
  const bombs = [
    "select repeat('x', 4000000000)",
    "select length(reverse(repeat('x', 2000000000)))",
    'select count(*) from (select unnest(range(1000000000)))',
    'select list(i) from range(1000000000) t(i)',
    'select string_agg(i::varchar) from range(1000000000) t(i)',
    'select list_reduce(range(100000000), (a, b) -> a + b)',
  ];

  it('fails, and the next file is read', () =>
    withEngine({}, async ({ engine, reopen }) => {
      await check(engine, bombs, 'engine.memory');
      await reopen();
      await checkReads(engine);
    }));

  it('of rows that do not fit into the process ends it, and the next file is read', () =>
    withEngine({ dataBytes: 1200 * 1024 ** 2 }, async ({ engine, reopen }) => {
      await check(engine, ['select * from range(20000000)'], 'engine.memory');
      await reopen();
      await checkReads(engine);
    }));

  it('ends the process where nothing else limits it', () =>
    withEngine({ memoryBytes: 4 * 1024 ** 3, residentBytes: 250 * 1024 ** 2, dataBytes: 8 * 1024 ** 3 }, async ({ engine, reopen }) => {
      await check(engine, ['select len(list(i)) from range(80000000) t(i)'], 'engine.memory');
      await reopen();
      await checkReads(engine);
    }));
});

describe.skipIf(!hasProc)('the process of an engine', () => {
  it('that was killed while idle is replaced by the next open', () =>
    withEngine({}, async ({ engine, reopen, pid }) => {
      process.kill(pid, 'SIGKILL');
      await reopen();
      await checkReads(engine);
    }));

  it('that is killed at work fails its statement, and the next open works', () =>
    withEngine({}, async ({ engine, reopen, pid }) => {
      const running = outcomeOf(engine.run(endless));
      process.kill(pid, 'SIGKILL');
      expect(await running).toBe('engine.ended');
      await reopen();
      await checkReads(engine);
    }));

  it('is another one after its share of databases', async () => {
    await using place = await testPlace();
    await using engine = startEngineProcess({ ...testLimits, jobsPerProcess: 2 });
    const before = engineProcesses();
    const pids: (number | undefined)[] = [];
    for (let job = 0; job < 5; job += 1) {
      await engine.open(place.database);
      pids.push(engineProcesses().find((pid) => !before.includes(pid)));
    }
    expect(pids.map((pid) => pids.indexOf(pid))).toEqual([0, 0, 2, 2, 4]);
    expect(engineProcesses()).toHaveLength(before.length + 1);
    expect(await engine.peakBytes()).toBeGreaterThan(30 * 1024 ** 2);
  });

  it('ends with its engine, also in the middle of a statement', async () => {
    await using place = await testPlace();
    const engine = startEngineProcess(testLimits);
    const pid = await startedBy(() => engine.open(place.database));
    const running = outcomeOf(engine.run(endless));
    await engine[Symbol.asyncDispose]();
    expect(await running).toBe('engine.ended');
    expect(fileOf(pid, 'stat')).toBe('');
    expect(await outcomeOf(engine.open(place.database))).toBe('engine.ended');
  });

  it('ends its work, and only then, when it is halted', () =>
    withEngine({}, async ({ engine, reopen, pid }) => {
      await engine.halt();
      expect(engineProcesses()).toContain(pid);
      const running = outcomeOf(engine.run(endless));
      await engine.halt();
      expect(await running).toBe('engine.ended');
      await reopen();
      await checkReads(engine);
    }));
});

describe.skipIf(!hasProc)('the process of an engine ends with a parent that', () => {
  const url = pathToFileURL(join(import.meta.dirname, 'start-engine-process.ts')).href;

  /** A parent whose engine is at work on a statement that no plain exit would wait for. */
  async function checkEnds(end: (parent: number) => void, last: string): Promise<void> {
    await using place = await testPlace();
    const program = `
      import { startEngineProcess } from ${JSON.stringify(url)};
      const engine = startEngineProcess(${JSON.stringify(testLimits)});
      await engine.open(${JSON.stringify(place.database)});
      engine.run(${JSON.stringify(endless)}).catch(() => undefined);
      process.stdout.write('ready');
      ${last}`;
    const parent = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    const pids = engineProcesses(parent.pid);
    expect(pids).toHaveLength(1);
    end(parent.pid ?? 0);
    expect(await becomes(() => pids.every((pid) => fileOf(pid, 'stat') === ''))).toBe(true);
  }

  it('exits', () => checkEnds(() => undefined, 'setTimeout(() => process.exit(0), 300);'));

  it('is killed', () => checkEnds((parent) => process.kill(parent, 'SIGKILL'), 'setTimeout(() => undefined, 60_000);'));
});
