import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the project; `path` is relative to its root, with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

export const root = join(import.meta.dirname, '..', '..');

const skippedFolders = new Set(['node_modules', 'out', 'golden', '.git', '.cache', 'coverage']);
const codeForm = /\.(?:ts|tsx|mjs)$/u;
const writtenForm = /\.(?:ts|tsx|mjs|json|md|py|sql|css|yaml|yml|sh|run)$|^[^.]+$/u;

/** Every file that people write, samples of exports and what machines write aside; by path. */
export function readSources(folder = ''): readonly Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skippedFolders.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return readSources(path);
      return isWritten(path, entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isWritten(path: string, name: string): boolean {
  return writtenForm.test(name) && name !== 'package-lock.json' && (!path.startsWith('samples/') || codeForm.test(name));
}

export function isCode({ path }: Source): boolean {
  return codeForm.test(path);
}

/** Tests and what only tests use. */
export function isTest({ path }: Source): boolean {
  return /\.(?:test|test-kit)\.tsx?$/u.test(path);
}

/** The folder in which a file lies; empty for the root. */
export function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The text without comments; what stands inside quotes stays. */
export function withoutComments(text: string): string {
  return text.replace(/(?<=^|\s)\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');
}
