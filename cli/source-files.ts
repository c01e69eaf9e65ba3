import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';

import type { SourceSummary } from '@pca/engine';
import type { Certificate } from '@pca/warehouse';

import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';

/** Which files an analysis was made from, so that they are found again. */
export type SourceFiles = { readonly files: readonly string[]; readonly mapping: string | null };

const fileName = 'sources.json';

/** Writes which files an analysis was made from, as paths from its folder; returns the path of what was written. */
export async function writeSources(folder: string, { files, mapping }: SourceFiles): Promise<string> {
  const path = join(folder, fileName);
  const from = (target: string): string => relative(resolve(folder), resolve(target)).replaceAll('\\', '/');
  const text = JSON.stringify({ files: files.map(from), mapping: mapping === null ? null : from(mapping) }, null, 2);
  await writeFile(path, `${text}\n`);
  return path;
}

/**
 * Finds the files of an analysis: those that were named now in place of those of the same name that it was made from.
 * @throws CommandError when one of them is not there
 */
export async function findSources(
  stored: { readonly folder: string; readonly sources: readonly SourceSummary[] },
  named: SourceFiles,
): Promise<SourceFiles> {
  const known = await readSources(stored.folder);
  const stray = named.files.find((file) => !stored.sources.some((source) => source.fileName === basename(file)));
  if (stray !== undefined)
    throw new CommandError(
      exitCodes.usage,
      `The analysis was not made from a file named ${basename(stray)}. Its files: ${listed(stored)}.`,
    );
  const files = replaced(known?.files ?? [], named.files);
  await refuseMissing(stored.sources, files, known === null);
  return { files, mapping: named.mapping ?? known?.mapping ?? null };
}

/** A file that was refused before it was read proves nothing and may be gone. */
function wasRead({ sha256 }: SourceSummary): boolean {
  return sha256 !== '';
}

function listed({ sources }: { readonly sources: readonly SourceSummary[] }): string {
  return sources.map((source) => source.fileName).join(', ');
}

function replaced(known: readonly string[], named: readonly string[]): readonly string[] {
  const left = [...named];
  const files = known.map((file) => {
    const at = left.findIndex((other) => basename(other) === basename(file));
    return at < 0 ? file : (left.splice(at, 1)[0] ?? file);
  });
  return [...files, ...left];
}

async function refuseMissing(sources: readonly SourceSummary[], files: readonly string[], isUnknown: boolean): Promise<void> {
  const there = await Promise.all(files.map(isFile));
  const present = files.filter((_, at) => there[at] === true).map((file) => basename(file));
  const missing = sources.filter(wasRead).filter((source) => !taken(present, source.fileName));
  if (missing.length === 0) return;
  const places = missing.map((source) => files.find((file) => basename(file) === source.fileName) ?? source.fileName);
  const why = isUnknown ? ` There is no ${fileName} beside the analysis that says where they are.` : '';
  throw new CommandError(
    exitCodes.notFound,
    `The rows of the analysis cannot be shown without its files. Not found: ${places.join(', ')}.${why} Name them after the number's id.`,
  );
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // What cannot be looked at cannot be read either.
    return false;
  }
}

/** Takes one of the names out of the list; false when it is not in it. */
function taken(names: string[], name: string): boolean {
  const at = names.indexOf(name);
  if (at < 0) return false;
  names.splice(at, 1);
  return true;
}

/**
 * Compares the files that were read now with those of the analysis.
 * @throws CommandError when one is another file than the one that was analysed
 */
export function refuseChanged(sources: readonly SourceSummary[], certificates: readonly Certificate[]): void {
  const hashes = certificates.map(({ file, sha256 }) => `${file}\n${sha256 ?? ''}`);
  const changed = sources.filter(wasRead).filter((source) => !taken(hashes, `${source.fileName}\n${source.sha256}`));
  if (changed.length === 0) return;
  const lines = changed.map((source) => {
    const now = certificates.find(({ file }) => file === source.fileName)?.sha256 ?? 'unknown';
    return `  ${source.fileName}: SHA-256 was ${source.sha256} and is ${now}`;
  });
  throw new CommandError(
    exitCodes.dataQuality,
    [
      'These files are not the ones that were analysed, so the number is not made from their rows:',
      ...lines,
      'Name the files as they were, or analyse again.',
    ].join('\n'),
  );
}

async function readSources(folder: string): Promise<SourceFiles | null> {
  const path = join(folder, fileName);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const { files, mapping } = parsed(text, path);
  const from = (target: string): string => resolve(folder, target);
  return { files: files.map(from), mapping: mapping === null ? null : from(mapping) };
}

function parsed(text: string, path: string): SourceFiles {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'files' in value && 'mapping' in value) {
      const { files, mapping } = value;
      if (isTexts(files) && (mapping === null || typeof mapping === 'string')) return { files, mapping };
    }
  } catch {
    // Told below.
  }
  throw new CommandError(exitCodes.usage, `${path} does not list the files of an analysis any more. Remove it and name the files instead.`);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
