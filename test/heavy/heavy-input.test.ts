import { open, writeFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { measureProcess } from '../../bench/measure-process.ts';
import type { Cost } from '../../bench/measure-process.ts';
import { workbookParts } from '../../warehouse/files/xlsx.test-kit.ts';
import { zipOf } from '../../warehouse/files/zip.test-kit.ts';
import { goodFile, head, mainFile, rows, testFolder } from '../cli/command.test-kit.ts';
import type { TestFolder } from '../cli/command.test-kit.ts';

const maxPeakMb = 1500;
const mebibyte = 1024 ** 2;
const sheetPart = 'xl/worksheets/sheet1.xml';

/** What a run may take and what it ends with; `codes` are the problems that it tells, by file. */
type Outcome = { readonly maxS: number; readonly exitCode: number; readonly codes: readonly (readonly string[])[] };

type Inspected = {
  readonly files: readonly {
    readonly rowsKept: number;
    readonly issues: readonly { readonly severity: string; readonly code: string }[];
  }[];
};

/** Inspects files as a user does, with the memory of the command and its engine together. */
async function check(folder: TestFolder, names: readonly string[], { maxS, exitCode, codes }: Outcome): Promise<Inspected> {
  const cost = await measure(folder, ['inspect', ...names.map(folder.file)], names.length);
  // The cast holds: this is what `inspect --json` promises, and test/cli/commands.test.ts checks.
  const inspected = JSON.parse(cost.stdout) as Inspected;
  const problems = inspected.files.map(({ issues }) =>
    issues.filter(({ severity }) => severity === 'error' || severity === 'question').map(({ code }) => code),
  );
  expect({ exitCode: cost.exitCode, stderr: cost.stderr, problems }).toEqual({ exitCode, stderr: '', problems: codes });
  expect(cost.peakMb).toBeLessThan(maxPeakMb);
  expect(cost.wallS).toBeLessThan(maxS);
  return inspected;
}

async function measure(folder: TestFolder, args: readonly string[], files: number): Promise<Cost> {
  const cost = await measureProcess(process.execPath, ['--no-warnings', mainFile, ...args, '--json', '--quiet'], { TMPDIR: folder.path });
  const figures = [`${cost.wallS.toFixed(1)} s`, `${cost.cpuS.toFixed(1)} s of CPU`, `${cost.peakMb.toFixed(0)} MB`];
  process.stdout.write(`${args[0]} of ${files}: ${figures.join(', ')}\n`);
  return cost;
}

/** Writes a text again and again. */
async function writeRepeated(
  path: string,
  parts: { readonly start: string; readonly text: string; readonly bytes: number },
): Promise<void> {
  await using file = await open(path, 'w');
  await file.write(parts.start);
  const block = Buffer.from(parts.text.repeat(Math.ceil(mebibyte / parts.text.length)));
  for (let written = 0; written < parts.bytes; written += block.length) await file.write(block);
}

const refusals: readonly (readonly [string, string, (path: string) => Promise<void>])[] = [
  ['a line of 100 MB', 'file.record-too-long', (path) => writeRepeated(path, { start: '', text: 'a', bytes: 100 * mebibyte })],
  [
    'a quote that is never closed in 100 MB',
    'file.record-too-long',
    (path) => writeRepeated(path, { start: `${goodFile}"`, text: 'x,y\n', bytes: 100 * mebibyte }),
  ],
  [
    'a hundred megabytes of ten thousand columns',
    'file.too-many-columns',
    (path) => writeRepeated(path, { start: '', text: `${'1,'.repeat(9999)}1\n`, bytes: 100 * mebibyte }),
  ],
  [
    'zero bytes after 100 MB',
    'file.nul-bytes',
    async (path) => {
      await writeRepeated(path, { start: head, text: rows(), bytes: 100 * mebibyte });
      await writeFile(path, '\0\0\0\0', { flag: 'a' });
    },
  ],
];

describe('a file is refused in seconds, in little memory, when it holds', () => {
  it.each(refusals)('%s', async (_, code, make) => {
    await using folder = await testFolder();
    await make(folder.file('heavy.csv'));
    await check(folder, ['heavy.csv'], { maxS: 20, exitCode: 5, codes: [[code]] });
  });

  it.each([
    ['says so', {}],
    ['hides it', { declaredBytes: 1000 }],
  ])('a gigabyte in a megabyte of workbook and %s', async (_, lie) => {
    await using folder = await testFolder();
    const parts = workbookParts({ rows: '' }).map((part) =>
      part.name === sheetPart ? { ...part, content: Buffer.alloc(1024 * mebibyte, ' '), ...lie } : part,
    );
    await writeFile(folder.file('bomb.xlsx'), zipOf(parts));
    await check(folder, ['bomb.xlsx'], { maxS: 20, exitCode: 5, codes: [['file.zip-bomb']] });
  });
});

describe('many files at once', () => {
  const names = Array.from({ length: 300 }, (_, at) => `export-${at}.csv`);

  async function writeMany(folder: TestFolder): Promise<void> {
    for (const [at, name] of names.entries())
      await writeFile(folder.file(name), head + rows((text) => text.replaceAll('Campaign', `Campaign ${at}`)));
  }

  it('are all read, in one command', async () => {
    await using folder = await testFolder();
    await writeMany(folder);
    const { files } = await check(folder, names, { maxS: 120, exitCode: 0, codes: names.map(() => []) });
    expect(files.map(({ rowsKept }) => rowsKept)).toEqual(names.map(() => 40));
  });

  it('are one campaign, each counted once', async () => {
    await using folder = await testFolder();
    await writeMany(folder);
    const cost = await measure(folder, ['analyse', ...names.map(folder.file)], names.length);
    expect({ exitCode: cost.exitCode, stderr: cost.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(cost.stdout)).toMatchObject({ totals: { spend: '252000', clicks: '354000' } });
    expect(cost.peakMb).toBeLessThan(maxPeakMb);
    expect(cost.wallS).toBeLessThan(240);
  });
});
