import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { benchXlsx } from './bench-xlsx.ts';
import { generateGoogle, generateMeta } from './generate-csv.ts';
import type { GeneratedTotals } from './generate-csv.ts';
import { listQueries, plainQueries } from './list-queries.ts';
import { measureProcess } from './measure-process.ts';
import type { Cost } from './measure-process.ts';
import { queryWorkload } from './query-workload.ts';

/** What was measured: one engine doing one job on one size. */
type Run = { readonly job: string; readonly engine: string; readonly rows: number; readonly cost: Cost; readonly isExact: boolean | null };

type AnalysisTime = {
  readonly totalMs: number;
  readonly queriesMs: number;
  readonly queries: number;
  readonly stages: Readonly<Record<string, number>>;
};

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,1000000,10000000' },
    xlsx: { type: 'string', default: '1000000' },
    /** The typical idiom of pandas is measured up to this size. */
    typical: { type: 'string', default: '1000000' },
    /** Only the product: no pandas, no other reader. */
    'no-peers': { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const folder = join(root, 'out', 'bench');
const own = 'PCA Agent';
/** The command `pca` keeps what Node compiled between runs, as Python does of its own. */
const keptCode = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') };

await mkdir(folder, { recursive: true });
const python = values['no-peers'] ? null : findPython();
const runs: Run[] = [];
for (const rows of values.rows
  .split(',')
  .map(Number)
  .filter((count) => count > 0))
  runs.push(...(await benchRows(rows)));
const stageLines = runs.length === 0 ? [] : await timeAnalyses(values.rows.split(',').map(Number));
const xlsxLines = Number(values.xlsx) > 0 ? await benchXlsx(Number(values.xlsx), { folder, hasPeers: !values['no-peers'] }) : [];
const report = [...header(), ...runs.map(line), '', ...ratios(), '', ...stageLines, '', ...xlsxLines].join('\n');
process.stdout.write(`${report}\n`);
await writeFile(join(folder, 'results.md'), `${report}\n`);
if (runs.some((run) => run.isExact === false || run.cost.exitCode !== 0)) process.exitCode = 1;

async function benchRows(rows: number): Promise<readonly Run[]> {
  const files = [join(folder, `google-${rows}.csv`), join(folder, `meta-${rows}.csv`)] as const;
  const truth = await generated(rows, files);
  const size = ((await stat(files[0])).size + (await stat(files[1])).size) / 1e6;
  process.stderr.write(`${rows.toLocaleString('en')} rows, ${size.toFixed(0)} MB\n`);
  const jobs = await writeJobs();
  const found: Run[] = [];
  for (const { job, command, queries } of jobs) {
    const cost = await measureProcess(process.execPath, ['--no-warnings', ...command(files)], keptCode);
    if (cost.exitCode !== 0) process.stderr.write(`${job} failed: ${cost.stderr.slice(-500)}\n`);
    found.push({ job, engine: own, rows, cost, isExact: exactTotals(cost.stdout, truth) });
    if (python === null) continue;
    found.push(await pandasRun({ job, engine: 'pandas, best idiom', script: 'pandas_best.py', rows, args: [...files, queries] }));
    if (rows <= Number(values.typical))
      found.push(await pandasRun({ job, engine: 'pandas, typical idiom', script: 'pandas_typical.py', rows, args: [...files, queries] }));
  }
  return found;
}

type Job = { readonly job: string; readonly command: (files: readonly string[]) => readonly string[]; readonly queries: string };

/** The two jobs, and the group-bys that the other engines do for each of them. */
async function writeJobs(): Promise<readonly Job[]> {
  const small = [join(folder, 'google-small.csv'), join(folder, 'meta-small.csv')] as const;
  await generateGoogle(small[0], 5000);
  await generateMeta(small[1], 5000);
  const asked = await listQueries(small);
  const [workload, analysis] = [join(folder, 'workload.json'), join(folder, 'analysis.json')];
  await writeFile(workload, plainQueries(queryWorkload));
  await writeFile(analysis, plainQueries(asked));
  return [
    {
      job: `import and ${queryWorkload.length} queries`,
      command: (files) => [join(root, 'bench', 'run-workload.ts'), ...files],
      queries: workload,
    },
    {
      job: `whole analysis (${asked.length} queries, intervals, report data)`,
      command: (files) => [join(root, 'cli', 'main.ts'), 'analyse', ...files, '--json', '--quiet'],
      queries: analysis,
    },
  ];
}

async function pandasRun(request: { job: string; engine: string; script: string; rows: number; args: readonly string[] }): Promise<Run> {
  const cost = await measureProcess(python ?? 'python3', [join(root, 'bench', request.script), ...request.args]);
  if (cost.exitCode !== 0) process.stderr.write(`${request.engine} failed: ${cost.stderr.slice(-500)}\n`);
  return { job: request.job, engine: request.engine, rows: request.rows, cost, isExact: null };
}

async function generated(rows: number, [google, meta]: readonly [string, string]): Promise<GeneratedTotals> {
  const sums = join(folder, `totals-${rows}.json`);
  if (!existsSync(sums) || !existsSync(google) || !existsSync(meta)) {
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
    const { totals }: { totals: Record<string, string> } = JSON.parse(stdout);
    const cents = (text: string | undefined): bigint => BigInt(Math.round(Number(text) * 100));
    const isMoneyExact = cents(totals['spend']) === truth.spendCents && cents(totals['revenue']) === truth.revenueCents;
    return isMoneyExact && BigInt(totals['impressions'] ?? '0') === truth.impressions && BigInt(totals['clicks'] ?? '0') === truth.clicks;
  } catch {
    return false;
  }
}

function findPython(): string | null {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import pandas'], { stdio: 'ignore' });
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
    '| rows | job | engine | wall s | CPU s | peak MB, all processes | totals exact |',
    '|---|---|---|---|---|---|---|',
  ];
}

function line({ rows, job, engine, cost, isExact }: Run): string {
  const exact = isExact === null ? '–' : isExact ? 'yes' : 'NO';
  const outcome = cost.exitCode === 0 ? exact : `failed (${cost.exitCode})`;
  return `| ${rows.toLocaleString('en')} | ${job} | ${engine} | ${cost.wallS.toFixed(2)} | ${cost.cpuS.toFixed(2)} | ${cost.peakMb.toFixed(0)} | ${outcome} |`;
}

function ratios(): readonly string[] {
  return runs
    .filter((run) => run.engine === own)
    .flatMap((ours) =>
      runs
        .filter((other) => other.rows === ours.rows && other.job === ours.job && other !== ours && other.cost.exitCode === 0)
        .map(
          (other) =>
            `- ${ours.rows.toLocaleString('en')} rows, ${ours.job}: ${(ours.cost.wallS / other.cost.wallS).toFixed(2)} of the wall time of ${other.engine}, ${(ours.cost.peakMb / other.cost.peakMb).toFixed(2)} of its memory`,
        ),
    );
}

/** The judging beside the asking: findings, intervals, outlook and recommendations against the queries that they rest on. */
async function timeAnalyses(sizes: readonly number[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const rows of sizes.filter((count) => count > 0)) {
    const files = [join(folder, `google-${rows}.csv`), join(folder, `meta-${rows}.csv`)];
    const cost = await measureProcess(process.execPath, ['--no-warnings', join(root, 'bench', 'time-analysis.ts'), ...files]);
    const { totalMs, queriesMs, queries, stages }: AnalysisTime = JSON.parse(cost.stdout);
    const named = Object.entries(stages).map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(2)} s`);
    const ratio = (totalMs / queriesMs).toFixed(2);
    lines.push(
      `| ${[rows.toLocaleString('en'), String(queries), (queriesMs / 1000).toFixed(2), (totalMs / 1000).toFixed(2), ratio, named.join(', ')].join(' | ')} |`,
    );
  }
  return [
    '| rows | queries | queries s | whole analysis s | ratio | stages, queries included |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ];
}
