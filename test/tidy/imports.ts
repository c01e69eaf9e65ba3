import { posix } from 'node:path';

import { folderOf, withoutComments } from './source.ts';
import type { Source } from './source.ts';

export type Import = {
  readonly specifier: string;
  /** Only types come from there; nothing of it runs. */
  readonly isType: boolean;
  /** It is passed on: `export … from`. */
  readonly isExport: boolean;
  /** Path of the file from the project's root; null for packages. */
  readonly file: string | null;
};

const statement = /^(import|export)\s+(type\s+)?(\*(?:\s+as\s+\w+)?|\{[^}]*\}|\w+(?:\s*,\s*\{[^}]*\})?)\s+from\s+'([^']+)'/gmu;
const bare = /^import\s+'([^']+)'/gmu;
const dynamic = /\bimport\('([^']+)'\)/gu;

/** Everything that a file imports or passes on. */
export function importsOf(source: Source): readonly Import[] {
  const text = withoutComments(source.text);
  const statements = [...text.matchAll(statement)].map(([, keyword, type, names = '', specifier = '']) => ({
    specifier,
    isType: type !== undefined || hasOnlyTypes(names),
    isExport: keyword === 'export',
    file: fileOf(source, specifier),
  }));
  const others = [...text.matchAll(bare), ...text.matchAll(dynamic)].map(([, specifier = '']) => ({
    specifier,
    isType: false,
    isExport: false,
    file: fileOf(source, specifier),
  }));
  return [...statements, ...others];
}

/** Name of the package that a specifier belongs to: `@pca/engine` of `@pca/engine/query/query.ts`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function hasOnlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/u.exec(names)?.[1];
  if (inner === undefined) return false;
  const listed = inner.split(',').filter((name) => name.trim() !== '');
  return listed.length > 0 && listed.every((name) => name.trim().startsWith('type '));
}

function fileOf(source: Source, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(folderOf(source.path), specifier) : null;
}
