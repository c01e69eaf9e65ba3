import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { goodFile, hasTrace, run, testFolder } from './command.test-kit.ts';
import type { Ran, TestFolder } from './command.test-kit.ts';

type Json = {
  readonly currency: string;
  readonly number: {
    readonly id: string;
    readonly value: string;
    readonly inputs: readonly { readonly id: string; readonly value: string }[];
  };
  readonly rows: readonly {
    readonly id: string;
    readonly total: number;
    readonly sums: Readonly<Record<string, string>>;
    readonly rows: readonly { readonly file: string; readonly record: number; readonly fields: readonly unknown[] }[];
  }[];
};

let folder: TestFolder;
beforeEach(async () => {
  folder = await testFolder();
  await mkdir(folder.file('exports'));
  await writeFile(folder.file('exports/a.csv'), goodFile);
  await run(['analyse', '--quiet', '--out', folder.file('report'), folder.file('exports/a.csv')]);
});
afterEach(() => folder[Symbol.asyncDispose]());

function explained(...args: readonly string[]): Promise<Ran> {
  return run(['explain', '--quiet', folder.file('report'), ...args]);
}

describe('explain', () => {
  it('shows a ratio with its interval, the sums below it and the cells of their rows', async () => {
    const ran = await explained('total.cpa', '--rows', '2');
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    const lines = ran.stdout.split('\n');
    expect(lines[0]).toMatch(/^total\.cpa = 10\.5 EUR, 95 % interval [\d.]+ EUR to [\d.]+ EUR \([a-z-]+\)$/u);
    expect(lines.slice(1, 6)).toEqual([
      '    Σ spend ÷ Σ conversions',
      '    Spend: total.spend = 840 EUR',
      expect.stringMatching(/^ {8}Σ spend; /u),
      '    Conversions: total.conversions = 80',
      expect.stringMatching(/^ {8}Σ conversions; /u),
    ]);
    expect(lines.slice(7, 12)).toEqual([
      'Rows of total.spend: 40, together spend 840',
      '    a.csv: 40 rows',
      '    a.csv, record 2: Day "2026-05-01" · Cost "1.50" → 1.5',
      '    a.csv, record 3: Day "2026-05-02" · Cost "2.50" → 2.5',
      '    and 38 more',
    ]);
  });

  it('shows the rows of one group, with the cells that put them there', async () => {
    const ran = await explained('campaign.1.clicks');
    expect(ran.stdout).toMatch(/^campaign\.1\.clicks = \d+\n {4}Σ clicks; .*campaign "Campaign \d"\n/u);
    const records = [...ran.stdout.matchAll(/record (\d+): .*Campaign "Campaign (\d)"/gu)].map(([, record, campaign]) => [
      record,
      campaign,
    ]);
    expect(records.length).toBeGreaterThan(12);
    expect(new Set(records.map(([, campaign]) => campaign)).size).toBe(1);
  });

  it('--json is data, with as many rows as are asked for', async () => {
    const ran = await explained('total.cpa', '--json', '--rows', '1000');
    // The cast holds, or the checks below fail.
    const { currency, number, rows } = JSON.parse(ran.stdout) as Json;
    expect([currency, number.id, number.value]).toEqual(['EUR', 'total.cpa', '10.5']);
    expect(number.inputs.map(({ id, value }) => [id, value])).toEqual([
      ['total.spend', '840'],
      ['total.conversions', '80'],
    ]);
    expect(rows.map(({ id, total, sums }) => ({ id, total, sums }))).toEqual([
      { id: 'total.spend', total: 40, sums: { spend: '840' } },
      { id: 'total.conversions', total: 40, sums: { conversions: '80' } },
    ]);
    expect(rows[0]?.rows).toHaveLength(40);
    expect(rows[0]?.rows[39]).toMatchObject({
      file: 'a.csv',
      record: 41,
      fields: [
        { field: 'date', value: '2026-05-12', cells: [{ column: 0, header: 'Day', text: '2026-05-12' }] },
        { field: 'spend', value: '40.5', cells: [{ column: 3, header: 'Cost', text: '40.50' }] },
      ],
    });
  });

  it('needs no files for a number that was given', async () => {
    await writeFile(folder.file('brief.yaml'), 'targets: { cpa: 12 }\n');
    await run(['analyse', '--quiet', '--out', folder.file('report'), '--brief', folder.file('brief.yaml'), folder.file('exports/a.csv')]);
    await rm(folder.file('exports'), { recursive: true });
    expect(await explained('target.cpa')).toEqual({ exitCode: 0, stdout: 'target.cpa = 12 EUR\n    given by brief\n', stderr: '' });
  });

  it('names the numbers that are most like an unknown one', async () => {
    const ran = await explained('totl.cpa');
    expect(ran).toMatchObject({ exitCode: 4, stdout: '' });
    expect(ran.stderr).toMatch(/^The analysis has no number "totl\.cpa"\. Nearest: total\.cpa, /u);
  });
});

describe('the files of an analysis', () => {
  it('are written down as paths from its folder, with the mapping file', async () => {
    await writeFile(folder.file('map.yaml'), 'currency: EUR\n');
    await run(['analyse', '--quiet', '--out', folder.file('report'), '--mapping', folder.file('map.yaml'), folder.file('exports/a.csv')]);
    expect(JSON.parse(await readFile(folder.file('report/sources.json'), 'utf8'))).toEqual({
      files: ['../exports/a.csv'],
      mapping: '../map.yaml',
    });
    expect((await explained('total.spend')).exitCode).toBe(0);
    await rm(folder.file('map.yaml'));
    const ran = await explained('total.spend');
    expect([ran.exitCode, ran.stderr]).toEqual([4, expect.stringContaining('map.yaml could not be read: there is no such file')]);
  });

  it('that are gone are named, and found where they are said to be', async () => {
    await rename(folder.file('exports'), folder.file('elsewhere'));
    const gone = await explained('total.spend');
    expect(gone).toMatchObject({ exitCode: 4, stdout: '' });
    expect(gone.stderr).toContain(`Not found: ${folder.file('exports/a.csv')}. Name them after the number's id.`);
    expect((await explained('total.spend', folder.file('elsewhere/a.csv'))).stdout).toContain('a.csv, record 2: ');
    await rm(folder.file('report/sources.json'));
    expect((await explained('total.spend')).stderr).toContain('There is no sources.json beside the analysis');
    expect((await explained('total.spend', folder.file('elsewhere/a.csv'))).exitCode).toBe(0);
  });

  it('that changed are told by their hashes', async () => {
    await writeFile(folder.file('exports/a.csv'), goodFile.replace('1.50', '9.50'));
    const ran = await explained('total.spend');
    expect(ran).toMatchObject({ exitCode: 5, stdout: '' });
    expect(ran.stderr).toMatch(/^ {2}a\.csv: SHA-256 was [\da-f]{64} and is [\da-f]{64}$/mu);
  });

  it('that others are named for are refused', async () => {
    await writeFile(folder.file('exports/b.csv'), goodFile);
    const ran = await explained('total.spend', folder.file('exports/b.csv'));
    expect([ran.exitCode, ran.stderr]).toEqual([2, 'The analysis was not made from a file named b.csv. Its files: a.csv.\n']);
  });

  it('that are read otherwise now do not add up, which is told', async () => {
    await writeFile(folder.file('map.yaml'), 'columns: { Cost: null, Clicks: spend }\n');
    const ran = await explained('total.spend', '--mapping', folder.file('map.yaml'));
    expect(ran.exitCode).toBe(5);
    expect(ran.stderr).toMatch(/^total\.spend is 840 in the analysis, and its rows add up to 1180 now: the files were read otherwise/u);
  });
});

describe('what is no analysis', () => {
  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ['missing', '', 4, /^There is no analysis at .*missing\. "pca analyse FILES… --out FOLDER" writes one/u],
    ['text.json', 'no JSON', 2, /text\.json is no analysis\. Name the analysis\.json that "pca analyse --out" wrote/u],
    ['list.json', '[1]', 2, /list\.json is no analysis/u],
    [
      'old.json',
      '{"schemaVersion": 1, "references": {}}',
      2,
      /old\.json was written by another version of pca \(1, not 2\)\. Analyse the files again/u,
    ],
    ['part.json', '{"schemaVersion": 2}', 2, /part\.json is no analysis/u],
  ];

  it.each(cases)('(%s) is told in one sentence', async (name, text, exitCode, says) => {
    if (text !== '') await writeFile(folder.file(name), text);
    const ran = await run(['explain', folder.file(name), 'total.spend']);
    expect({ exitCode: ran.exitCode, hasTrace: hasTrace(ran) }).toEqual({ exitCode, hasTrace: false });
    expect(ran.stderr).toMatch(says);
  });
});
