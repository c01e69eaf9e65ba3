// Types of every room, lint with types, format, unused code, generated files: everything that can be checked without running the product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runSideBySide } from './run-parts.ts';
import type { Part } from './run-parts.ts';

const manifest: { readonly workspaces: readonly string[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
);

const parts: readonly Part[] = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress', '--treat-config-hints-as-errors'] },
  ...manifest.workspaces.map((room) => ({ name: `types ${room}`, command: 'tsc', args: ['-p', room] })),
  { name: 'types tests, ops', command: 'tsc', args: ['-p', '.'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'generated files', command: process.execPath, args: ['ops/generate.ts', '--check'] },
];

process.exitCode = (await runSideBySide(parts)) ? 0 : 1;
