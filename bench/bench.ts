import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { generateGoogle, generateMeta } from './generate-csv.ts';
import type { GeneratedTotals } from './generate-csv.ts';
import { listQueries } from './list-queries.ts';
import { measureProcess } from './measure-process.ts';
import type { Cost } from './measure-process.ts';
import { benchXlsx } from './bench-xlsx.ts';

type Run = { readonly what: string; readonly rows: number; readonly cost: Cost; readonly isExact: boolean | null };

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,1000000,10000000' },
    xlsx: { type: 'string', default: '1000000' },
    typical: { type: 'string', default: '1000000' },
  },
});
const folder = join(import.meta.dirname, '..', 'out', 'bench');
const root = join(import.meta.dirname, '..');

await mkdir(folder, { recursive: true });
const python = findPython();
const runs: Run[] = [];
for (const rows of values.rows
  .split(',')
  .map(Number)
  .filter((count) => count > 0))
  runs.push(...(await benchRows(rows)));
const xlsxLines = Number(values.xlsx) > 0 ? await benchXlsx(Number(values.xlsx), folder) : [];
const table = [...header(), ...runs.map(line), '', ...ratios(), '', ...xlsxLines].join('\n');
process.stdout.write(`${table}\n`);
await writeFile(join(folder, 'results.md'), `${table}\n`);

async function benchRows(rows: number): Promise<readonly Run[]> {
  const [google, meta] = [join(folder, `google-${rows}.csv`), join(folder, `meta-${rows}.csv`)];
  const truth = await generated(rows, google, meta);
  const queries = join(folder, 'queries.json');
  const small = [join(folder, 'google-small.csv'), join(folder, 'meta-small.csv')] as const;
  await generateGoogle(small[0], 5000);
  await generateMeta(small[1], 5000);
  await listQueries(small, queries);
  const size = ((await stat(google)).size + (await stat(meta)).size) / 1e6;
  process.stderr.write(`${rows} rows, ${size.toFixed(0)} MB\n`);
  const ours = await measureProcess(process.execPath, [
    join(root, 'cli', 'main.ts'),
    'analyse',
    google,
    meta,
    '--out',
    join(folder, 'analysis'),
    '--format',
    'json',
    '--json',
  ]);
  const found: Run[] = [{ what: 'PCA Agent', rows, cost: ours, isExact: exactTotals(ours.stdout, truth) }];
  if (python === null) return found;
  found.push(await pandasRun({ what: 'pandas, best idiom', script: 'pandas_best.py', rows, files: [google, meta, queries] }));
  if (rows <= Number(values.typical))
    found.push(await pandasRun({ what: 'pandas, typical idiom', script: 'pandas_typical.py', rows, files: [google, meta, queries] }));
  return found;
}

async function pandasRun(request: { what: string; script: string; rows: number; files: readonly string[] }): Promise<Run> {
  const cost = await measureProcess(python ?? 'python3', [join(root, 'bench', request.script), ...request.files]);
  if (cost.exitCode !== 0) process.stderr.write(`${request.what} failed: ${cost.stderr.slice(-500)}\n`);
  return { what: request.what, rows: request.rows, cost, isExact: null };
}

async function generated(rows: number, google: string, meta: string): Promise<GeneratedTotals> {
  const sums = join(folder, `totals-${rows}.json`);
  if (!existsSync(sums)) {
    const half = Math.floor(rows / 2);
    const [a, b] = [await generateGoogle(google, half), await generateMeta(meta, rows - half)];
    const together = {
      spendCents: a.spendCents + b.spendCents,
      impressions: a.impressions + b.impressions,
      clicks: a.clicks + b.clicks,
      revenueCents: a.revenueCents + b.revenueCents,
    };
    await writeFile(
      sums,
      JSON.stringify(together, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
  }
  const stored: Record<string, string> = JSON.parse(await readFile(sums, 'utf8'));
  const big = (key: string): bigint => BigInt(stored[key] ?? '0');
  return { spendCents: big('spendCents'), impressions: big('impressions'), clicks: big('clicks'), revenueCents: big('revenueCents') };
}

function exactTotals(stdout: string, truth: GeneratedTotals): boolean {
  try {
    const analysis: { totals: Record<string, string> } = JSON.parse(stdout);
    const cents = (text: string | undefined): bigint => BigInt(Math.round(Number(text) * 100));
    return (
      cents(analysis.totals.spend) === truth.spendCents &&
      BigInt(analysis.totals.impressions ?? '0') === truth.impressions &&
      BigInt(analysis.totals.clicks ?? '0') === truth.clicks &&
      cents(analysis.totals.revenue) === truth.revenueCents
    );
  } catch {
    return false;
  }
}

function findPython(): string | null {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import pandas']);
    return '/usr/bin/python3';
  } catch {
    process.stderr.write("pandas is not installed (Debian's python3-pandas): only PCA Agent is measured.\n");
    return null;
  }
}

function header(): readonly string[] {
  const [cpu] = cpus();
  return [
    `${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
    '',
    '| rows | what | wall s | CPU s | peak MB, all processes | totals exact |',
    '|---|---|---|---|---|---|',
  ];
}

function line({ what, rows, cost, isExact }: Run): string {
  const exact = isExact === null ? '–' : isExact ? 'yes' : 'NO';
  return `| ${rows.toLocaleString('en')} | ${what} | ${cost.wallS.toFixed(2)} | ${cost.cpuS.toFixed(2)} | ${cost.peakMb.toFixed(0)} | ${cost.exitCode === 0 ? exact : `failed (${cost.exitCode})`} |`;
}

function ratios(): readonly string[] {
  const ours = runs.filter((run) => run.what === 'PCA Agent');
  return ours.flatMap((own) =>
    runs
      .filter((other) => other.rows === own.rows && other !== own && other.cost.exitCode === 0)
      .map(
        (other) =>
          `- ${own.rows.toLocaleString('en')} rows: ${(own.cost.wallS / other.cost.wallS).toFixed(2)} of the wall time of ${other.what}, ${(own.cost.peakMb / other.cost.peakMb).toFixed(2)} of its memory`,
      ),
  );
}
