import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ended, goodFile, head, run, start, testFolder } from './command.test-kit.ts';
import type { Ran, TestFolder } from './command.test-kit.ts';

const root = join(import.meta.dirname, '..', '..');
const campaign = join(root, 'samples', 'campaign');
const sample = join(root, 'samples', 'google-ads', 'Campaign report.csv');

describe('pca tells', () => {
  it.each([[[]], [['--help']], [['-h']], [['inspect', '--help']]])('how it is used: %j', async (args) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    for (const word of ['pca inspect', 'pca analyse', 'pca explain', 'pca platforms', '--json', 'Exit codes'])
      expect(ran.stdout).toContain(word);
  });

  it('its version', async () => {
    // The cast holds: the manifest is this project's own.
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  const slips: readonly (readonly [readonly string[], RegExp])[] = [
    [['inspekt'], /There is no command "inspekt"\. Commands: inspect, analyse, explain, compare, platforms\./u],
    [['constructor', 'a.csv'], /There is no command "constructor"/u],
    [['inspect'], /"pca inspect" needs the files to read, such as: pca inspect exports\/\*\.csv/u],
    [['inspect', '--frobnicate', 'a.csv'], /There is no option --frobnicate; "pca --help" lists them/u],
    [['inspect', '--out', 'x', 'a.csv'], /"pca inspect" takes no --out\. It takes --json, --quiet, --mapping\./u],
    [['explain', 'report'], /"pca explain" needs an analysis and the id of a number, such as: pca explain report total\.cpa/u],
    [['explain', '--rows', 'many', 'report', 'total.cpa'], /"many" is no number of rows; write one from 0 to 1000000\./u],
    [['analyse', 'a.csv'], /needs a folder for the report: --out FOLDER/u],
    [['analyse', '--out', '', 'a.csv'], /needs a folder for the report: --out FOLDER/u],
    [['analyse', '--out'], /The command line is not understood: .*--out.* argument missing/u],
    [['analyse', '--out', 'x', '--format', 'pdf,html', 'a.csv'], /There is no format "pdf"\. Formats: html, /u],
    [['analyse', '--out', 'x', '--locale', 'not a tag', 'a.csv'], /"not a tag" is no language tag; write one such as/u],
  ];

  it.each(slips)('what is wrong with %j', async (args, says) => {
    const ran = await run(args);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('the same as data to a program', async () => {
    const ran = await run(['inspect', '--json', '--frobnicate']);
    expect(JSON.parse(ran.stdout)).toEqual({ error: { exitCode: 2, message: ran.stderr.trimEnd() } });
  });
});

describe('inspect --json', () => {
  it('has exactly the promised shape', async () => {
    const ran = await run(['inspect', '--json', '--quiet', sample]);
    expect(JSON.parse(ran.stdout)).toEqual({
      files: [
        expect.objectContaining({
          file: 'Campaign report.csv',
          status: 'ok',
          platform: 'Google Ads',
          encoding: 'utf-8',
          delimiter: ',',
          headerRecord: 3,
          rowsKept: 5,
          currency: 'USD',
          period: { start: '2026-05-01', end: '2026-05-31', grain: 'period' },
          totals: expect.objectContaining({
            spend: '12093',
            impressions: '1008559',
            clicks: '156589',
            conversions: '634.15',
            revenue: null,
          }),
          reconciliation: expect.objectContaining({ result: 'reconciled' }),
        }),
      ],
    });
    const [file] = (JSON.parse(ran.stdout) as { files: Record<string, readonly unknown[]>[] }).files;
    expect(file?.['rowsDropped']?.[0]).toMatchObject({ record: 9, reason: 'totals row labelled "Total: Campaigns"' });
    expect(file?.['columns']).toContainEqual(expect.objectContaining({ header: 'Cost', field: 'spend', evidence: expect.any(String) }));
    expect(file?.['issues']).toEqual([
      { code: 'period.no-days', severity: 'info', message: expect.stringContaining('2026-05-01 to 2026-05-31') },
    ]);
  });

  it('has the same keys for a file that was refused', async () => {
    const keys = (ran: Ran): readonly string[] => Object.keys((JSON.parse(ran.stdout) as { files: object[] }).files[0] ?? {}).toSorted();
    const refused = await run(['inspect', '--json', '--quiet', join(campaign, 'missing.csv')]);
    expect(keys(refused)).toEqual(keys(await run(['inspect', '--json', '--quiet', sample])));
  });
});

describe('analyse', () => {
  let folder: TestFolder;
  let shown: Ran;
  let printed: Ran;

  /** The sample campaign twice: as people run it, and as a program does. */
  beforeAll(async () => {
    folder = await testFolder();
    const files = (await readdir(campaign)).filter((name) => /\.(?:csv|xlsx)$/u.test(name)).map((name) => join(campaign, name));
    const args = ['analyse', '--brief', join(campaign, 'brief.yaml'), '--format', 'html,json', ...files];
    shown = await ended(await start([...args, '--out', folder.file('shown')], folder.file('temporary')));
    printed = await run([...args, '--out', folder.file('printed'), '--json', '--quiet']);
  }, 60_000);
  afterAll(() => folder[Symbol.asyncDispose]());

  it('prints the verdict, with progress beside it', () => {
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toMatch(/^Spring 2026/u);
    expect(shown.stdout).toContain(`Written: ${folder.file('shown/report.html')}\nWritten: ${folder.file('shown/analysis.json')}\n`);
    expect(shown.stderr).toMatch(/^Scanning [\s\S]*Analysing totals\n[\s\S]*Writing the report\n$/u);
  });

  it('--json prints totals and KPIs with their intervals, and no progress with --quiet', () => {
    expect([printed.exitCode, printed.stderr]).toEqual([0, '']);
    // The cast holds, or the checks below fail.
    const analysis = JSON.parse(printed.stdout) as { totals: Record<string, unknown>; kpis: Record<string, unknown> };
    expect(analysis.totals).toMatchObject({ spend: expect.stringMatching(/^\d+(?:\.\d+)?$/u), clicks: '472112' });
    const [value, low, high, n] = Array.from({ length: 4 }, () => expect.any(Number));
    for (const id of ['roas', 'cpa', 'cpc', 'ctr']) expect(analysis.kpis[id]).toMatchObject({ value, low, high, n, ref: `total.${id}` });
  });

  it('--out writes the report, and the analysis as it is printed, the same bytes every time', async () => {
    const text = (name: string): Promise<string> => readFile(folder.file(name), 'utf8');
    expect((await readdir(folder.file('shown'))).toSorted()).toEqual(['analysis.json', 'report.html', 'sources.json']);
    expect((await text('shown/report.html')).slice(0, 15)).toBe('<!doctype html>');
    // A difference in a megabyte of text is better looked for than printed.
    expect((await text('shown/report.html')) === (await text('printed/report.html'))).toBe(true);
    expect((await text('shown/analysis.json')) === (await text('printed/analysis.json'))).toBe(true);
    expect((await text('shown/analysis.json')) === printed.stdout).toBe(true);
  });

  it('writes only the formats that are asked for', async () => {
    await writeFile(folder.file('a.csv'), goodFile);
    const ran = await run(['analyse', '--out', folder.file('out'), '--format', 'json', folder.file('a.csv')]);
    expect((await readdir(folder.file('out'))).toSorted()).toEqual(['analysis.json', 'sources.json']);
    await run(['analyse', '--out', folder.file('html'), '--format', 'html', folder.file('a.csv')]);
    expect(await readdir(folder.file('html'))).toEqual(['report.html']);
    expect(ran.stdout).toContain(`Written: ${folder.file('out/analysis.json')}\n`);
  });
});

describe('inspect', () => {
  it('shows progress line by line beside its output, and none when it is told not to', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    expect((await run(['inspect', folder.file('a.csv')])).stderr).toBe('Scanning a.csv: 0.0 MB / 0.0 MB\nReading a.csv: 0 / 40 rows\n');
    expect((await run(['inspect', '--quiet', folder.file('a.csv')])).stderr).toBe('');
  });

  it('shows control characters of names and cells by their codes', async () => {
    await using folder = await testFolder();
    const name = 'a\u001b[2J\u009b31m\nb.csv';
    await writeFile(folder.file(name), `${head.replace('Conversions', 'Conv\u001b]0;x\u0007,Conversions')}2026-05-01,A,EUR,1,1,1,1,1\n`);
    const ran = await run(['inspect', folder.file(name)]);
    // oxlint-disable-next-line no-control-regex -- their absence is what this is about
    expect(ran.stdout + ran.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
    expect(ran.stdout).toContain('✓ a\\u001b[2J\\u009b31m\\u000ab.csv · read');
    const json = await run(['inspect', '--json', folder.file(name)]);
    expect(json.stdout).not.toMatch(/[\u007f-\u009f]/u);
    expect((JSON.parse(json.stdout) as { files: { file: string }[] }).files[0]?.file).toBe(name);
  });
});

describe('a verdict', () => {
  it('shows control characters of the brief by their codes', async () => {
    await using folder = await testFolder();
    await writeFile(folder.file('a.csv'), goodFile);
    await writeFile(folder.file('brief.json'), JSON.stringify({ name: 'Spring\u001b[31m' }));
    const ran = await run(['analyse', '--out', folder.file('out'), '--brief', folder.file('brief.json'), folder.file('a.csv')]);
    expect(ran.stdout).toMatch(/^Spring\\u001b\[31m/u);
  });
});

describe('platforms', () => {
  it('lists every platform with its reports, or the fields that a mapping may name', async () => {
    expect((await run(['platforms'])).stdout).toMatch(/^google-ads +Google Ads +\S/mu);
    expect((await run(['platforms', '--fields'])).stdout).toMatch(/^spend +measure +\S/mu);
  });

  it('--json is data', async () => {
    const ran = await run(['platforms', '--json']);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      platforms: expect.arrayContaining([expect.objectContaining({ id: 'meta', name: 'Meta' })]),
    });
    expect(JSON.parse((await run(['platforms', '--fields', '--json'])).stdout)).toMatchObject({
      fields: expect.arrayContaining([{ id: 'spend', label: 'Spend', kind: 'measure' }]),
    });
  });
});
