import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { attacks } from './attacks.test-kit.ts';
import type { EngineDatabase, EngineProcess } from './engine-process.ts';
import { fileOf, hasProc, secret, startedBy, testLimits, testPlace } from './engine.test-kit.ts';
import type { TestPlace } from './engine.test-kit.ts';
import { startEngineProcess } from './start-engine-process.ts';

/** How the engine refuses what it could do and may not; a mistake in a statement reads otherwise. */
const refusal = /Permission Error|configuration has been locked|Missing Extension Error|read-only mode/u;

type Attack = { readonly sql: string; readonly answer: string };

async function answerTo(engine: EngineProcess, sql: string): Promise<Attack> {
  try {
    return { sql, answer: JSON.stringify(await engine.run(sql)) };
  } catch (error) {
    return { sql, answer: error instanceof Error ? error.message : String(error) };
  }
}

async function check(place: TestPlace, database: EngineDatabase, statements: readonly string[]): Promise<void> {
  await using engine = startEngineProcess(testLimits);
  await engine.open(database);
  const answers: Attack[] = [];
  for (const sql of statements) answers.push(await answerTo(engine, sql));
  expect(answers.filter(({ answer }) => !refusal.test(answer) || answer.includes(secret))).toEqual([]);
  expect(await engine.run('select 42')).toEqual({ columns: ['42'], rows: [['42']] });
  expect((await readdir(place.outside)).toSorted()).toEqual(['secret.csv', 'work']);
}

/** A database as the facts are: a file that is opened for reading only. */
async function factsDatabase({ work }: TestPlace, database: EngineDatabase): Promise<EngineDatabase> {
  const path = join(work, 'facts.duckdb');
  await using engine = startEngineProcess(testLimits);
  await engine.open(database);
  for (const sql of [`attach '${path}' as cache`, 'create table cache.facts as select 1 as amount', 'detach cache']) await engine.run(sql);
  return { path, folders: [], files: [], temporaryFolder: join(work, 'spill') };
}

describe('an engine keeps to its folder', () => {
  it('with the database of an import', async () => {
    await using place = await testPlace();
    await check(place, place.database, attacks(place));
  });

  it('with the facts, which it also cannot change', async () => {
    await using place = await testPlace();
    const changes = [
      'create table other as select 1',
      'insert into facts values (2)',
      'update facts set amount = 2',
      'drop table facts',
      "attach ':memory:' as other",
      `copy facts to '${place.work}/copy.csv'`,
      `select * from read_csv('${place.work}/other.csv')`,
    ];
    await check(place, await factsDatabase(place, place.database), [...attacks(place), ...changes]);
  });

  it('when it writes a log', async () => {
    await using place = await testPlace();
    await using engine = startEngineProcess(testLimits);
    await engine.open(place.database);
    await answerTo(engine, `call enable_logging(storage = 'file', storage_path = '${place.outside}/log')`);
    await answerTo(engine, 'select 1');
    expect((await readdir(place.outside)).toSorted()).toEqual(['secret.csv', 'work']);
  });
});

describe('an engine may', () => {
  it('use its folder and read the files that it is given', async () => {
    await using place = await testPlace();
    await using engine = startEngineProcess(testLimits);
    const given = join(place.outside, 'secret.csv');
    await engine.open({ ...place.database, files: [given] });
    await engine.run(`copy (select * from read_csv('${given}')) to '${place.work}/copy.parquet' (format parquet)`);
    expect((await engine.run(`select name from read_parquet('${place.work}/copy.parquet')`)).rows).toEqual([[secret]]);
  });
});

describe.skipIf(!hasProc)('the process of an engine', () => {
  it('knows nothing of the environment but the channel to its parent', async () => {
    await using place = await testPlace();
    await using engine = startEngineProcess(testLimits);
    const pid = await startedBy(() => engine.open(place.database));
    const names = fileOf(pid, 'environ')
      .split('\0')
      .map((entry) => entry.split('=')[0] ?? '')
      .filter((name) => name !== '' && !name.startsWith('NODE_CHANNEL_'));
    expect(names).toEqual([]);
  });

  it('has the limit of memory that it was given', async () => {
    await using place = await testPlace();
    await using engine = startEngineProcess(testLimits);
    const pid = await startedBy(() => engine.open(place.database));
    expect(fileOf(pid, 'limits')).toMatch(new RegExp(String.raw`^Max data size +${testLimits.dataBytes} `, 'mu'));
  });

  it('has a group of its own, so that Ctrl-C reaches only its parent', async () => {
    await using place = await testPlace();
    await using engine = startEngineProcess(testLimits);
    const pid = await startedBy(() => engine.open(place.database));
    const [, , group] = fileOf(pid, 'stat')
      .replace(/^.*\) /u, '')
      .split(' ');
    expect(Number(group)).toBe(pid);
  });
});
