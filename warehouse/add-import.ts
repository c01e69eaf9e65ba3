import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { FileRefusal } from './files/file-table.ts';
import { fingerprint } from './files/fingerprint.ts';
import { refusalOfAccess, refuse } from './files/refusals.ts';
import { importFile } from './import/import-file.ts';
import type { Imported, ImportRequest } from './import/import-file.ts';
import { refusedCertificate } from './import/make-certificate.ts';
import { EngineError } from './runner/engine-process.ts';
import type { EngineProcess } from './runner/engine-process.ts';
import { workFolderError } from './work-folder.ts';

/**
 * Imports one file in a folder of its own, which is all that the engine can read and write meanwhile. Only the canonical
 * table stays in it. A file that is changed or removed while it is read is refused: its numbers would be of two files.
 * @throws WorkFolderError when there is no place for intermediate files
 */
export async function addImport(request: ImportRequest): Promise<Imported> {
  const { path, workFolder, importId, engine } = request;
  const before = await fingerprint(path);
  try {
    const folder = await mkdtemp(join(workFolder, `${importId}-`));
    // The engine starts while the file is scanned.
    const opening = engine.open({ path: null, folders: [folder], files: await realFiles(path), temporaryFolder: spillFolder(folder) });
    const [imported] = await Promise.all([importFile({ ...request, workFolder: folder, engine: whenOpen(engine, opening) }), opening]);
    const isSame = (await fingerprint(path)) === before;
    await removeOthers(folder, isSame ? imported : null);
    return isSame ? imported : refused(request, refuse('file.changed').refusal);
  } catch (error) {
    return refused(request, refusalOf(error, workFolder));
  }
}

/** An engine that is asked nothing before its database is open. */
function whenOpen(engine: EngineProcess, opening: Promise<void>): EngineProcess {
  return {
    ...engine,
    run: async (sql, parameters) => {
      await opening;
      return engine.run(sql, parameters);
    },
  };
}

/** The file behind all links, which is what the engine compares with the files that it may read; none when there is none. */
export async function realFiles(path: string): Promise<readonly string[]> {
  try {
    return [await realpath(path)];
  } catch {
    // Whatever is wrong with the path, opening the file tells.
    return [];
  }
}

/** Where the engine puts what does not fit into memory. */
export function spillFolder(folder: string): string {
  return join(folder, 'spill');
}

/** Copies of the file are not needed any more, and many imports would fill the disk with them. */
async function removeOthers(folder: string, imported: Imported | null): Promise<void> {
  const kept = imported?.table == null ? null : basename(imported.table.parquet);
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => name !== kept).map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

function refusalOf(error: unknown, workFolder: string): FileRefusal {
  if (error instanceof EngineError) return { code: error.code, message: `The file could not be read: ${error.message}.` };
  const ownError = workFolderError(error, workFolder);
  if (ownError !== null) throw ownError;
  const refusal = refusalOfAccess(error);
  if (refusal === null) throw error;
  // It was there when it was opened.
  return refusal.code === 'file.not-found' ? refuse('file.changed').refusal : refusal;
}

function refused({ importId, path }: ImportRequest, refusal: FileRefusal): Imported {
  return { certificate: refusedCertificate(importId, { name: basename(path), opened: null }, refusal), table: null };
}
