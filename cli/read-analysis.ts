import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Analysis } from '@pca/engine';
import { reportFormats } from '@pca/report';

import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';

/** An analysis that was written by `pca analyse`, and the folder that it lies in. */
export type StoredAnalysis = { readonly analysis: Analysis; readonly folder: string };

const version: Analysis['schemaVersion'] = 2;
const maxBytes = 512 * 1024 ** 2;

/**
 * Reads an analysis from its file, or from the folder of its report.
 * @throws CommandError when there is none, or when it is not one of this version
 */
export async function readAnalysis(path: string): Promise<StoredAnalysis> {
  const file = await fileOf(path);
  const analysis = parsed(await textOf(file), file);
  return { analysis, folder: dirname(file) };
}

async function fileOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, reportFormats.json.fileName) : path;
  } catch {
    // Reading it tells what is wrong.
    return path;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > maxBytes) throw notAnAnalysis(file);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CommandError(
        exitCodes.notFound,
        `There is no analysis at ${file}. "pca analyse FILES… --out FOLDER" writes one; name that folder.`,
      );
    throw new CommandError(exitCodes.failed, `The analysis ${file} could not be read (${code}).`);
  }
}

function parsed(text: string, file: string): Analysis {
  const value = jsonOf(text);
  if (!isRecord(value) || !('schemaVersion' in value)) throw notAnAnalysis(file);
  if (value['schemaVersion'] !== version)
    throw new CommandError(
      exitCodes.usage,
      `The analysis ${file} was written by another version of pca (${String(value['schemaVersion'])}, not ${version}). Analyse the files again.`,
    );
  if (!isRecord(value['references']) || !isRecord(value['places']) || !Array.isArray(value['sources'])) throw notAnAnalysis(file);
  // The cast holds: nobody else writes this version, and what a hand edited breaks only its own explanation.
  return value as unknown as Analysis;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told as a file that is no analysis.
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnAnalysis(file: string): CommandError {
  return new CommandError(
    exitCodes.usage,
    `${file} is no analysis. Name the ${reportFormats.json.fileName} that "pca analyse --out" wrote, or its folder.`,
  );
}
