import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for intermediate files. */
export type WorkFolder = AsyncDisposable & { readonly path: string };

/** The folder for intermediate files cannot be used; the message says why and what to do. */
export class WorkFolderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkFolderError';
  }
}

/** What the query engine takes for wildcards, and for columns that replace those of a file. */
const orders = /[*?[=]/u;
const advice = 'Set TMPDIR to a folder with free space that may be written.';

/**
 * Makes the folder at a path, which then stays, or a private one for temporary files, which is removed with all that is in it.
 * @throws WorkFolderError
 */
export async function makeWorkFolder(path: string | undefined): Promise<WorkFolder> {
  const parent = path ?? tmpdir();
  if (orders.test(parent))
    throw new WorkFolderError(`The folder for intermediate files may not have *, ?, [ or = in its path: ${parent}. ${advice}`);
  try {
    if (path === undefined) return temporaryFolder(await mkdtemp(join(parent, 'pca-')));
    await mkdir(path, { recursive: true });
    return { path, [Symbol.asyncDispose]: () => Promise.resolve() };
  } catch (error) {
    throw new WorkFolderError(`The folder for intermediate files could not be made in ${parent} (${codeOf(error)}). ${advice}`, {
      cause: error,
    });
  }
}

function temporaryFolder(path: string): WorkFolder {
  // Work that was stopped may still be writing its last file, so a folder that is found filled again is emptied again.
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  return { path, [Symbol.asyncDispose]: remove };
}

/** Whether an error is about the folder and not about the file that was read: no space is left, or the folder is gone. */
export function workFolderError(error: unknown, folder: string): WorkFolderError | null {
  const code = codeOf(error);
  if (fullCodes.includes(code))
    return new WorkFolderError(`There is no space left for intermediate files in ${folder} (${code}). ${advice}`, { cause: error });
  const isInside = error instanceof Error && 'path' in error && String(error.path).startsWith(folder);
  if (!isInside) return null;
  return new WorkFolderError(`The folder for intermediate files, ${folder}, cannot be used any more (${code}). ${advice}`, {
    cause: error,
  });
}

const fullCodes = ['ENOSPC', 'EDQUOT', 'EROFS'];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
