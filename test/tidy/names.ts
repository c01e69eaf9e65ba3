import { isCode } from './source.ts';
import type { Source } from './source.ts';

/** Words that say nothing about what a file holds. */
const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'data', 'info', 'misc', 'shared', 'stuff'];
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** Files and folders that are not kebab-case, or whose name ends in a word that says nothing. */
export function poorNames(sources: readonly Source[]): readonly string[] {
  const parts = sources.filter(isCode).flatMap(({ path }) => path.split('/').map((part) => ({ path, part })));
  const faults = parts.flatMap(({ path, part }) => {
    const words = part.replace(/\.(?:ts|tsx|mjs)$/u, '').split('.');
    if (!words.every((word) => kebab.test(word) || part.startsWith('.'))) return [`${path}: "${part}" is not kebab-case`];
    const last = words[0]?.split('-').at(-1) ?? '';
    return emptyWords.includes(last) ? [`${path}: "${last}" says nothing; name the thing that is inside`] : [];
  });
  return [...new Set(faults)];
}
