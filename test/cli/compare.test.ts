import { writeFile } from 'node:fs/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { goodFile, run, testFolder } from './command.test-kit.ts';
import type { TestFolder } from './command.test-kit.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await testFolder();
  await writeFile(folder.file('a.csv'), goodFile);
  await run(['analyse', '--quiet', '--out', folder.file('first'), folder.file('a.csv')]);
});
afterEach(() => folder[Symbol.asyncDispose]());

describe('compare', () => {
  it('says that two analyses of the same files are the same', async () => {
    const ran = await run(['compare', folder.file('first'), folder.file('first')]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(/^All [\d,]+ numbers are the same\.\n$/u);
  });

  it('names the file that changed and the numbers that it changed', async () => {
    await writeFile(folder.file('a.csv'), goodFile.split('\n').slice(0, -10).join('\n'));
    await run(['analyse', '--quiet', '--out', folder.file('second'), folder.file('a.csv')]);
    const ran = await run(['compare', folder.file('first'), folder.file('second'), '--rows', '1000']);
    expect(ran.stdout).toContain('a.csv has other content');
    expect(ran.stdout).toMatch(/total\.spend +840 → [\d.]+ +\(−[\d.]+ %\)/u);
    const json: unknown = JSON.parse((await run(['compare', folder.file('first'), folder.file('second'), '--json'])).stdout);
    expect(json).toMatchObject({ causes: [{ kind: 'file' }], unchanged: expect.any(Number) });
  });

  it('needs two analyses', async () => {
    expect(await run(['compare', folder.file('first')])).toMatchObject({ exitCode: 2 });
    expect(await run(['compare', folder.file('first'), folder.file('nowhere')])).toMatchObject({ exitCode: 4 });
  });
});
