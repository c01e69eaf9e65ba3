import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { generateXlsx } from './generate-xlsx.ts';
import { measureProcess } from './measure-process.ts';
import type { Cost } from './measure-process.ts';

const root = join(import.meta.dirname, '..');

/** Measures reading a workbook of `rows` rows: our reader, the whole import and, with peers, the npm reader hucre, in one run. */
export async function benchXlsx(rows: number, { folder, hasPeers }: { folder: string; hasPeers: boolean }): Promise<readonly string[]> {
  const path = join(folder, `workbook-${rows}.xlsx`);
  if (!existsSync(path)) await generateXlsx(path, rows);
  const read = await measureProcess(process.execPath, ['--no-warnings', join(root, 'bench', 'read-xlsx.ts'), path]);
  const peer = hasPeers ? await measurePeer(path) : null;
  const whole = await measureProcess(process.execPath, [
    '--no-warnings',
    join(root, 'cli', 'main.ts'),
    'inspect',
    path,
    '--json',
    '--quiet',
  ]);
  const row = (what: string, cost: Cost, answer: string): string =>
    `| ${rows.toLocaleString('en')} | ${what} | ${cost.wallS.toFixed(2)} | ${cost.cpuS.toFixed(2)} | ${cost.peakMb.toFixed(0)} | ${cost.exitCode === 0 ? answer : `failed: ${cost.stderr.slice(-120)}`} |`;
  return [
    '| XLSX rows | what | wall s | CPU s | peak MB, all processes | answer |',
    '|---|---|---|---|---|---|',
    row('own reader, all cells', read, read.stdout.trim()),
    ...(peer === null ? [] : [row('hucre 1.0 streamXlsxRows, all cells', peer, peer.stdout.trim())]),
    row('pca inspect (typed table, certificate)', whole, 'read'),
    '',
    ...(peer === null
      ? []
      : [
          `- hucre takes ${(peer.wallS / read.wallS).toFixed(1)} times the wall time and ${(peer.cpuS / read.cpuS).toFixed(1)} times the CPU time of the own reader`,
        ]),
  ];
}

function measurePeer(path: string): Promise<Cost> {
  const peers = join(root, '.cache', 'bench');
  execFileSync('npm', ['install', '--prefix', peers, '--no-save', '--no-audit', '--no-fund', 'hucre@1.0.0'], { stdio: 'ignore' });
  return measureProcess(process.execPath, [
    '--no-warnings',
    join(root, 'bench', 'read-xlsx-hucre.mjs'),
    path,
    join(peers, 'node_modules', 'hucre'),
  ]);
}
