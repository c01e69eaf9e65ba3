import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { becomes, engineProcesses, fileOf } from '../../warehouse/runner/engine.test-kit.ts';
import { ended, goodFile, hasTrace, start, testFolder } from './command.test-kit.ts';
import type { Ran } from './command.test-kit.ts';

type Stop = { readonly signal: NodeJS.Signals; readonly exitCode: number; readonly isGroup?: boolean; readonly stage: string };

async function noted(child: ChildProcess, stage: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    // The cast holds: the stream gives bytes.
    const [bytes] = (await once(child.stderr ?? child, 'data')) as [Buffer];
    if (bytes.toString().includes(stage)) return;
  }
}

/** Stops a command that has many files to read, at a stage of one of them. */
async function check({ signal, exitCode, isGroup = false, stage }: Stop): Promise<void> {
  await using folder = await testFolder();
  await writeFile(folder.file('a.csv'), goodFile + goodFile.slice(goodFile.indexOf('\n') + 1).repeat(1000));
  const files = Array.from({ length: 40 }, () => folder.file('a.csv'));
  // A group of its own stands for a terminal, whose Ctrl-C goes to every process in it.
  const child = await start(['inspect', ...files], folder.file('temporary'), { detached: true });
  const ending = ended(child);
  await noted(child, stage);
  const pid = child.pid ?? 0;
  const engines = engineProcesses(pid);
  expect(await readdir(folder.file('temporary'))).toHaveLength(1);
  process.kill(isGroup ? -pid : pid, signal);
  const ran = await ending;
  expect({ exitCode: ran.exitCode, last: ran.stderr.split('\n').at(-2), isCalm: isCalm(ran) }).toEqual({
    exitCode,
    last: 'Stopped.',
    isCalm: true,
  });
  expect(await readdir(folder.file('temporary'))).toEqual([]);
  expect(await becomes(() => engines.every((engine) => fileOf(engine, 'stat') === ''))).toBe(true);
}

/** A stop is no failure of a file. */
function isCalm(ran: Ran): boolean {
  return !hasTrace(ran) && !ran.stdout.includes('refused');
}

describe.skipIf(process.platform === 'win32')('a command that is stopped leaves nothing behind', () => {
  it('by Ctrl-C in a terminal', () => check({ signal: 'SIGINT', exitCode: 130, isGroup: true, stage: 'Reading' }));
  it('by Ctrl-C while it scans a file', () => check({ signal: 'SIGINT', exitCode: 130, stage: 'Scanning' }));
  it('by a supervisor', () => check({ signal: 'SIGTERM', exitCode: 143, isGroup: true, stage: 'Reading' }));
});

describe.skipIf(process.platform === 'win32')('output that', () => {
  it('nobody reads any more ends the command without a word', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    const child = await start(['inspect', ...Array.from({ length: 20 }, () => folder.file('a.csv'))], folder.file('temporary'));
    const ending = ended(child);
    if (child.stdout === null) throw new Error('the output is a pipe');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const ran = await Promise.race([ending, after(20_000, null)]);
    expect(ran?.exitCode).toBe(141);
    expect(ran?.stderr).not.toMatch(/Error|EPIPE|^\s+at /mu);
    expect(await readdir(folder.file('temporary'))).toEqual([]);
  });

  it('finds the disk full is told', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    const child = await start(['inspect', '--quiet', folder.file('a.csv')], folder.file('temporary'), {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    const ran = await ended(child);
    expect(ran).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^The output could not be written: ENOSPC.*\.\n$/u) });
    expect(await readdir(folder.file('temporary'))).toEqual([]);
  });
});
