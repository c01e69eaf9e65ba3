import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { generateXlsx } from './generate-xlsx.ts';
import { measureProcess } from './measure-process.ts';

const root = join(import.meta.dirname, '..');

/** Measures reading a workbook of `rows` rows: our reader, the whole import, and the npm reader hucre, in one run. */
export async function benchXlsx(rows: number, folder: string): Promise<readonly string[]> {
  const path = join(folder, `workbook-${rows}.xlsx`);
  if (!existsSync(path)) await generateXlsx(path, rows);
  const peers = join(root, '.cache', 'bench');
  execFileSync('npm', ['install', '--prefix', peers, '--no-save', '--no-audit', '--no-fund', 'hucre@1.0.0'], { stdio: 'ignore' });
  const read = await measureProcess(process.execPath, [join(root, 'bench', 'read-xlsx.ts'), path]);
  const peer = await measureProcess(process.execPath, [
    join(root, 'bench', 'read-xlsx-hucre.mjs'),
    path,
    join(peers, 'node_modules', 'hucre'),
  ]);
  const whole = await measureProcess(process.execPath, [join(root, 'cli', 'main.ts'), 'inspect', path, '--json']);
  const row = (what: string, cost: typeof read): string =>
    `| ${rows.toLocaleString('en')} | ${what} | ${cost.wallS.toFixed(2)} | ${cost.cpuS.toFixed(2)} | ${cost.peakMb.toFixed(0)} | ${cost.exitCode === 0 ? cost.stdout.trim().slice(0, 40).replaceAll('\n', ' ') : `failed: ${cost.stderr.slice(-120)}`} |`;
  return [
    '| XLSX rows | what | wall s | CPU s | peak MB, all processes | answer |',
    '|---|---|---|---|---|---|',
    row('own reader, all cells', read),
    row('hucre 1.0 streamXlsxRows, all cells', peer),
    `| ${rows.toLocaleString('en')} | pca inspect (typed table, certificate) | ${whole.wallS.toFixed(2)} | ${whole.cpuS.toFixed(2)} | ${whole.peakMb.toFixed(0)} | exit code ${whole.exitCode} |`,
    '',
    `- hucre takes ${(peer.cpuS / read.cpuS).toFixed(1)} times the CPU time of the own reader`,
  ];
}
