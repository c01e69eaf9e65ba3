import { importsOf } from './imports.ts';
import { isCode, isTest, withoutComments } from './source.ts';
import type { Source } from './source.ts';

const maxLines = 400;

/** Files with more lines than one subject takes. */
export function longFiles(sources: readonly Source[]): readonly string[] {
  return sources.filter(isCode).flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1;
    return lines > maxLines ? [`${path} has ${lines} lines, more than ${maxLines}: it has more than one subject`] : [];
  });
}

/** Default exports, which give one thing as many names as it has readers; tools demand them of their configuration. */
export function defaultExports(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => isCode(source) && !source.path.endsWith('.config.ts'))
    .filter(({ text }) => /^export default\b|^export \{[^}]*\bas default\b/mu.test(withoutComments(text)))
    .map(({ path }) => `${path} has a default export: export it by its name`);
}

/** Files that only pass on what others export; a room has one door and no others. */
export function barrels(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => isCode(source) && !/^[^/]+\/index\.ts$/u.test(source.path))
    .filter((source) => importsOf(source).some(({ isExport }) => isExport) && holdsNothing(source.text))
    .map(({ path }) => `${path} only passes on what other files export: import from those`);
}

function holdsNothing(text: string): boolean {
  return !/^(?:export )?(?:async )?(?:const|let|function|type|class)\b/mu.test(withoutComments(text));
}

/** Relative imports without the ending that Node needs. */
export function endlessImports(sources: readonly Source[]): readonly string[] {
  return sources.filter(isCode).flatMap((source) =>
    importsOf(source)
      .filter(({ file }) => file !== null && !/\.(?:ts|tsx|mjs|json)$/u.test(file))
      .map(({ specifier }) => `${source.path} imports ${specifier}: write its ending, .ts`),
  );
}

/** Notes of work that was put off: it belongs into the list of issues, where somebody finds it. */
export function leftoverNotes(sources: readonly Source[]): readonly string[] {
  // The classes of one letter keep this line from finding itself.
  return faultyLines(sources.filter(isCode), /\b(?:TOD[O]|FIXM[E]|HAC[K])\b/u, 'do it, or write an issue');
}

/** Paths that exist on one machine only. */
export function machinePaths(sources: readonly Source[]): readonly string[] {
  return faultyLines(
    sources,
    /(?<![\w.:\-/])\/(?:work|home|root|Users|mnt)\/\w|\b[A-Z]:\\\\?Users\b/u,
    'find it relative to the project, or take it from a setting',
  );
}

/** Titles that say what a thing is meant to do instead of what it does. */
export function wishfulTitles(sources: readonly Source[]): readonly string[] {
  return faultyLines(sources.filter(isTest), /\(\s*(['"`]).*\bshould\b.*\1,/u, 'say what is so, in the present');
}

function faultyLines(sources: readonly Source[], fault: RegExp, advice: string): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (fault.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}: ${advice}`] : [])),
  );
}
