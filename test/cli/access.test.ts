import { appendFileSync, rmSync, truncateSync } from 'node:fs';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';

import { beforeAll, describe, expect, it } from 'vitest';

import { engineProcesses, hasProc } from '../../warehouse/runner/engine.test-kit.ts';
import { ended, goodFile, hasTrace, run, start, testFolder } from './command.test-kit.ts';
import type { Ran, TestFolder } from './command.test-kit.ts';

/** A large file is not read at once, so that something can happen to it meanwhile. */
const longFile = goodFile + goodFile.slice(goodFile.indexOf('\n') + 1).repeat(2000);

describe('a file is refused as changed when it is', () => {
  async function check(change: (path: string) => void, stage: string): Promise<void> {
    await using folder = await testFolder();
    const path = folder.file('moving.csv');
    await writeFile(path, longFile);
    await writeFile(folder.file('other.csv'), goodFile);
    let isDone = false;
    const ran = await run(['inspect', path, folder.file('other.csv')], (note) => {
      if (isDone || !note.startsWith(stage)) return;
      isDone = true;
      change(path);
    });
    expect(isDone).toBe(true);
    expect(ran.stdout).toMatch(
      /^✗ moving\.csv · refused\n {4}✗ The file changed while it was read\. Wait until .* \[file\.changed\]\n\n✓ other\.csv · read/u,
    );
    expect([ran.exitCode, hasTrace(ran)]).toEqual([5, false]);
  }

  it('removed while it is scanned', () => check((path) => rmSync(path), 'Scanning'));
  it('removed while its rows are read', () => check((path) => rmSync(path), 'Reading'));
  it('cut while it is scanned', () => check((path) => truncateSync(path, 5000), 'Scanning'));
  it('cut while its rows are read', () => check((path) => truncateSync(path, 5000), 'Reading'));
  it('appended to while its rows are read', () => check((path) => appendFileSync(path, '2026-05-01,A,EUR,1,1,1,1\n'), 'Reading'));
});

describe('a brief or a mapping that cannot be used ends the command', () => {
  async function check(folder: TestFolder, option: string, outcome: { exitCode: number; says: RegExp }): Promise<void> {
    await writeFile(folder.file('a.csv'), goodFile);
    const ran = await run(['analyse', '--json', option, folder.file('given'), folder.file('a.csv')]);
    expect(ran.stderr).toMatch(outcome.says);
    expect(JSON.parse(ran.stdout)).toEqual({ error: { exitCode: outcome.exitCode, message: ran.stderr.trimEnd() } });
    expect([ran.exitCode, hasTrace(ran)]).toEqual([outcome.exitCode, false]);
  }

  const contents: readonly (readonly [string, string, string, RegExp])[] = [
    ['--brief', 'is no YAML', 'flight: [', /^The brief .* is neither YAML nor JSON: /u],
    ['--brief', 'names unknown fields', 'flite: 1', /^The brief .* is not valid:\n {2}Unknown field "flite" with 1; known are name, /u],
    [
      '--brief',
      'ends before it starts',
      'flight: { start: 2026-06-01, end: 2026-05-01 }',
      /"flight" must be start and end .* start not after end/u,
    ],
    ['--brief', 'is a list', '- a\n', /The brief must be a set of named fields; found/u],
    ['--brief', 'refers to itself again and again', `a: &a [1]\nb: [${'*a, '.repeat(50)}*a]\n`, /neither YAML nor JSON: .*alias/u],
    ['--brief', 'is longer than any brief', 'x'.repeat(1_000_001), /has 1000001 bytes; at most 1000000 are read/u],
    ['--mapping', 'is no YAML', '{', /^The mapping file .* is neither YAML nor JSON: /u],
    ['--mapping', 'is something else', 'files: 3', /^The mapping file .* is not valid:\n {2}files: /u],
  ];

  it.each(contents)('when the %s %s', async (option, _, content, says) => {
    await using folder = await testFolder();
    await writeFile(folder.file('given'), content);
    await check(folder, option, { exitCode: 2, says });
  });

  it.each(['--brief', '--mapping'])('when %s names nothing, a folder or a device', async (option) => {
    await using missing = await testFolder();
    await check(missing, option, { exitCode: 4, says: /could not be read: there is no such file\./u });
    await using inside = await testFolder();
    await mkdir(inside.file('given'));
    await check(inside, option, { exitCode: 1, says: /could not be read: this is a folder\./u });
    await using device = await testFolder();
    await symlink('/dev/zero', device.file('given'));
    await check(device, option, { exitCode: 2, says: /is a device or a pipe, not a file/u });
  });
});

describe('a report that cannot be written ends the command before the work', () => {
  it('when a file stands in the way of its folder', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    const ran = await run(['analyse', '--out', folder.file('a.csv/report'), folder.file('a.csv')]);
    expect(ran.stderr).toMatch(
      /^The folder .* for the report cannot be used: ENOTDIR.* Name another folder with --out, or mend this one\.\n$/u,
    );
    expect([ran.exitCode, ran.stdout]).toEqual([1, '']);
  });

  it('and after it when a folder has its name', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    await mkdir(folder.file('out/report.html'), { recursive: true });
    const ran = await run(['analyse', '--quiet', '--out', folder.file('out'), folder.file('a.csv')]);
    expect(ran.stderr).toMatch(/^The report could not be written to .*report\.html: EISDIR.*\n$/u);
    expect([ran.exitCode, ran.stdout]).toEqual([1, '']);
  });
});

describe.skipIf(!hasProc)('a query engine that dies', () => {
  async function check(stage: string, outcome: { exitCode: number; says: RegExp }): Promise<void> {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    const before = engineProcesses();
    const ran = await run(['analyse', '--json', folder.file('a.csv')], (note) => {
      if (!note.startsWith(stage)) return;
      for (const pid of engineProcesses().filter((other) => !before.includes(other))) process.kill(pid, 'SIGKILL');
    });
    expect(ran.stderr).toMatch(outcome.says);
    expect([ran.exitCode, hasTrace(ran)]).toEqual([outcome.exitCode, false]);
    expect(Object.keys(JSON.parse(ran.stdout) as object)).toContain(outcome.exitCode === 0 ? 'totals' : 'error');
  }

  it('between two steps is replaced', () => check('Building the query cache', { exitCode: 0, says: /Analysing totals/u }));

  it('in the analysis ends the command', () =>
    check('Analysing totals', { exitCode: 1, says: /^The analysis was not finished: the process of .* ended.* Analyse fewer files/mu }));
});

describe('a folder for temporary files', () => {
  it.each([
    ['that is missing', 'missing', /could not be made in .* \(ENOENT\)\. Set TMPDIR to a folder/u],
    ['whose name is a pattern', 'a[b]', /may not have \*, \?, \[ or = in its path: .* Set TMPDIR to/u],
  ])('%s is told', async (_, name, says) => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    await mkdir(folder.file('a[b]'));
    const child = await start(['inspect', '--json', folder.file('a.csv')], folder.path, { env: { TMPDIR: folder.file(name) } });
    const ran = await ended(child);
    expect(ran.stderr).toMatch(says);
    expect(JSON.parse(ran.stdout)).toEqual({ error: { exitCode: 1, message: ran.stderr.trimEnd() } });
    expect([ran.exitCode, hasTrace(ran)]).toEqual([1, false]);
  });
});

/** The superuser may read and write everything, so these run as somebody else where that can be had. */
const isSuperuser = process.getuid?.() === 0;
const nobody = isSuperuser ? { uid: 65_534, gid: 65_534 } : {};

describe.skipIf(process.getuid === undefined)('without permission', () => {
  let mayRun = true;

  async function asOther(folder: TestFolder, args: readonly string[]): Promise<Ran> {
    await mkdir(folder.file('temporary'), { recursive: true });
    await chmod(folder.file('temporary'), 0o777);
    return ended(await start(args, folder.file('temporary'), nobody));
  }

  async function openFolder(): Promise<TestFolder> {
    const folder = await testFolder();
    await chmod(folder.path, 0o755);
    return folder;
  }

  beforeAll(async () => {
    await using folder = await openFolder();
    mayRun = (await asOther(folder, ['--version'])).exitCode === 0;
  });

  it('to read a file, it is refused and the others are read', async ({ skip }) => {
    if (!mayRun) skip('another user may not read the code of this checkout');
    await using folder = await openFolder();
    await writeFile(folder.file('open.csv'), goodFile);
    await writeFile(folder.file('closed.csv'), goodFile);
    await chmod(folder.file('closed.csv'), 0o000);
    const ran = await asOther(folder, ['inspect', '--quiet', folder.file('closed.csv'), folder.file('open.csv')]);
    expect(ran.stdout).toMatch(
      /^✗ closed\.csv · refused\n {4}✗ The file may not be read by this user\. Change its permissions.*\n\n✓ open\.csv · read/u,
    );
    expect({ exitCode: ran.exitCode, stderr: ran.stderr }).toEqual({ exitCode: 5, stderr: '' });
    expect(await readdir(folder.file('temporary'))).toEqual([]);
  });

  it('to write the report, the command ends before the work', async ({ skip }) => {
    if (!mayRun) skip('another user may not read the code of this checkout');
    await using folder = await openFolder();
    await writeFile(folder.file('open.csv'), goodFile);
    await mkdir(folder.file('out'));
    await chmod(folder.file('out'), 0o555);
    const ran = await asOther(folder, ['analyse', '--out', folder.file('out'), folder.file('open.csv')]);
    expect(ran.stderr).toMatch(/^The folder .*out for the report cannot be used: EACCES.*\n$/u);
    expect([ran.exitCode, ran.stdout]).toEqual([1, '']);
  });
});
