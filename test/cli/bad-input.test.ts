import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runSql } from '../../warehouse/files/open-bytes.test-kit.ts';
import { badDevices, badFiles, oddNames, writeNeighbours } from './bad-files.test-kit.ts';
import { goodFile, hasTrace, head, rows, run, testFolder } from './command.test-kit.ts';
import type { Ran, TestFolder } from './command.test-kit.ts';

type Issue = { readonly code: string; readonly severity: string; readonly message: string };
type FileAnswer = {
  readonly file: string;
  readonly status: string;
  readonly rowsKept: number;
  readonly totals: { readonly spend: string | null };
  readonly issues: readonly Issue[];
};

function filesOf(ran: Ran): readonly FileAnswer[] {
  // The cast holds: this is what `inspect --json` promises, and test/cli/commands.test.ts checks.
  return (JSON.parse(ran.stdout) as { files: FileAnswer[] }).files;
}

function problemsOf({ issues }: FileAnswer): readonly Issue[] {
  return issues.filter(({ severity }) => severity === 'error' || severity === 'question');
}

describe('a file is told in one message with what to do', () => {
  let folder: TestFolder;
  let ran: Ran;
  const all = [...badFiles, ...badDevices];

  beforeAll(async () => {
    folder = await testFolder();
    for (const { name, make } of all) await make(folder.file(name));
    ran = await run(['inspect', '--json', '--quiet', ...all.map(({ name }) => folder.file(name))]);
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  it.each(all)('$name', ({ name, code, says }) => {
    const answer = filesOf(ran).find(({ file }) => file === name);
    const problems = answer === undefined ? [] : problemsOf(answer);
    expect(problems.map((issue) => issue.code)).toEqual([code]);
    expect(problems[0]?.message).toMatch(says);
  });

  it('and nothing else is written', () => {
    expect({ exitCode: ran.exitCode, stderr: ran.stderr, hasTrace: hasTrace(ran) }).toEqual({ exitCode: 5, stderr: '', hasTrace: false });
  });

  it('when it begins as UTF-8 and goes on as Windows-1252, and is read', async () => {
    const start = Buffer.from(head + rows((text) => text.replaceAll('Campaign', 'Größe')).repeat(1000));
    await writeFile(folder.file('mixed.csv'), Buffer.concat([start, Buffer.from('2026-05-01,Größe,EUR,1.00,1,1,1\n', 'latin1')]));
    const mixed = await run(['inspect', '--json', folder.file('mixed.csv')]);
    const [answer] = filesOf(mixed);
    expect([mixed.exitCode, answer?.rowsKept, answer?.totals.spend]).toEqual([0, 40_001, '840001']);
    expect(answer?.issues.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual(['encoding.mixed']);
  });
});

describe('a command over one file ends with', () => {
  const cases = [
    ['5', 'it is refused', 'empty.csv'],
    ['5', 'it has an open question', 'negative.csv'],
    ['4', 'it is not there', 'missing.csv'],
  ] as const;

  it.each(cases)('%s when %s', async (exitCode, _, name) => {
    await using folder = await testFolder();
    await badFiles.find((bad) => bad.name === name)?.make(folder.file(name));
    expect((await run(['inspect', '--quiet', folder.file(name)])).exitCode).toBe(Number(exitCode));
  });

  it('0 when it is read', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('good.csv'), goodFile);
    expect((await run(['inspect', '--quiet', folder.file('good.csv')])).exitCode).toBe(0);
  });
});

describe('a file is read although its name is', () => {
  it.skipIf(process.platform === 'win32')('what a shell, a pattern or an option would be', async () => {
    await using folder = await testFolder();
    await writeNeighbours(folder.path);
    for (const name of oddNames) await writeFile(folder.file(name), goodFile);
    const ran = await run(['inspect', '--json', '--', ...oddNames.map(folder.file)]);
    expect(filesOf(ran).map(({ file, status, totals }) => [file, status, totals.spend])).toEqual(
      oddNames.map((name) => [name, 'ok', '840']),
    );
  });

  it('a pattern, and the file is Parquet', async () => {
    await using folder = await testFolder();
    for (const name of ['part1.parquet', 'part[12].parquet', 'part*.parquet']) {
      await writeFile(folder.file('source.csv'), name.includes('1.') ? goodFile + rows() : goodFile);
      await runSql(`copy (from read_csv('${folder.file('source.csv')}', all_varchar = true)) to '${folder.file('made')}' (format parquet)`);
      await rename(folder.file('made'), folder.file(name));
    }
    const ran = await run(['inspect', '--json', folder.file('part[12].parquet'), folder.file('part*.parquet')]);
    expect(filesOf(ran).map(({ totals }) => totals.spend)).toEqual(['840', '840']);
  });

  it('in a folder that looks like a column', async () => {
    await using folder = await testFolder();
    const inside = folder.file('Campaign=Summer/month=2026-01');
    await mkdir(inside, { recursive: true });
    await writeFile(join(inside, 'a.csv'), goodFile);
    await runSql(
      `copy (from read_csv('${join(inside, 'a.csv')}', all_varchar = true, hive_partitioning = false)) to '${folder.file('made')}' (format parquet)`,
    );
    await copyFile(folder.file('made'), join(inside, 'a.parquet'));
    for (const file of ['a.csv', 'a.parquet']) {
      const ran = await run(['analyse', '--json', join(inside, file)]);
      expect(ran.stdout).toContain('Campaign 1');
      expect(ran.stdout).not.toContain('Summer');
    }
  });

  it('with a leading dash and stands after --', async () => {
    const missing = await run(['inspect', '--', '--json.csv', '-x']);
    expect(missing.stdout).toContain('✗ --json.csv · refused');
    expect(await run(['inspect', '-leading.csv'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('after --') });
  });
});

describe('of several files', () => {
  it('the bad are reported and the good counted', async () => {
    await using folder = await testFolder();
    const bad = badFiles.filter(({ code }) => code !== 'spend.negative');
    for (const { name, make } of bad) await make(folder.file(name));
    await writeFile(folder.file('first.csv'), goodFile);
    await writeFile(folder.file('last.csv'), head + rows((text) => text.replaceAll('2026-05', '2026-06')));
    const files = ['first.csv', ...bad.map(({ name }) => name), 'last.csv'].map(folder.file);
    const ran = await run(['analyse', '--quiet', '--json', ...files]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ totals: { spend: '1680' } });
    expect(ran.exitCode).toBe(5);
    const told = ran.stderr.trimEnd().split('\n');
    expect(told.map((line) => /^(.*?) refused: .*\[(.*)\]$/u.exec(line)?.slice(1))).toEqual(bad.map(({ name, code }) => [name, code]));
  });

  it('each has its certificate, in the order of the command line', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('good.csv'), goodFile);
    await writeFile(folder.file('empty.csv'), '');
    const names = ['empty.csv', 'good.csv', 'missing.csv', 'good.csv'];
    const text = await run(['inspect', ...names.map(folder.file)]);
    expect(text.stdout.match(/^[✓✗?] \S+ · [a-z ]+/gmu)?.map((line) => line.trim())).toEqual([
      '✗ empty.csv · refused',
      '✓ good.csv · read',
      '✗ missing.csv · refused',
      '✓ good.csv · read',
    ]);
    expect(text.exitCode).toBe(5);
  });

  it('none may be there', async () => {
    await using folder = await testFolder();
    expect(await run(['inspect', '--quiet', folder.file('a.csv'), folder.file('b.csv')])).toMatchObject({ exitCode: 4, stderr: '' });
    const ran = await run(['analyse', '--json', '--quiet', folder.file('a.csv'), folder.file('b.csv')]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ totals: { spend: null } });
    expect(ran.exitCode).toBe(4);
  });

  it('one that is named twice, or was copied, counts once', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    await writeFile(folder.file('a (1).csv'), goodFile);
    const ran = await run(['analyse', '--json', folder.file('a.csv'), folder.file('a.csv'), folder.file('a (1).csv')]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ totals: { spend: '840', clicks: '1180' } });
    expect(ran.exitCode).toBe(0);
  });

  it('those in different currencies are never added', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    await writeFile(folder.file('b.csv'), head + rows((text) => text.replaceAll('EUR', 'USD')));
    const ran = await run(['analyse', '--json', folder.file('a.csv'), folder.file('b.csv')]);
    expect(JSON.parse(ran.stdout)).toMatchObject({ totals: { spend: null, clicks: '2360' }, currency: null });
    expect(ran.stdout).toContain('Amounts are in EUR, USD. Currencies are never added');
  });
});

describe('a campaign whose days all lie outside the flight', () => {
  it('has no data: a sentence tells both periods and what to do', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    await writeFile(folder.file('brief.yaml'), 'flight: { start: 2025-01-01, end: 2025-01-31 }\n');
    const ran = await run(['analyse', '--out', folder.file('out'), '--brief', folder.file('brief.yaml'), folder.file('a.csv')]);
    expect(ran.stdout).toContain('The data (2026-05-01 to 2026-05-28) lie outside the flight (2025-01-01 to 2025-01-31)');
    expect(ran.stderr).toContain('No file holds a day of the flight (2025-01-01 to 2025-01-31): the data are of 2026-05-01 to 2026-05-28.');
    expect([ran.exitCode, hasTrace(ran)]).toEqual([5, false]);
  });
});
