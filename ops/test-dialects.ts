import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the second query engine on demand and holds it to the first one's answers. */
const chdbVersion = '3.4.0';
const root = join(import.meta.dirname, '..');
const folder = join(root, '.cache', 'dialects');

if (!existsSync(join(folder, 'node_modules', 'chdb', 'package.json'))) {
  process.stderr.write(`Installing chdb ${chdbVersion} (half a gigabyte), once …\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', `chdb@${chdbVersion}`], folder);
}
run('vitest', ['run', '--config', join('test', 'dialects', 'vitest.config.ts'), ...process.argv.slice(2)], root);

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
