// Writes docs/generated from the catalogues; with --check it only tells which documents are stale, and fails if any is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { generatedDocuments } from './generated-documents.ts';

const root = join(import.meta.dirname, '..');
const stale = generatedDocuments().filter(({ path, text }) => written(path) !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale) process.stderr.write(`${path} is stale: run "npm run generate" and commit what it writes.\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}

/** The document as it lies there; null when it does not exist. */
function written(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
