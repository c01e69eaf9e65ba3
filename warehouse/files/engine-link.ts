import { randomUUID } from 'node:crypto';
import { copyFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * A path in the work folder under which the query engine reads a file as it stands. It takes `*`, `?` and `[` in a path
 * as wildcards, a folder named `campaign=Summer` as a column that replaces the file's own, and `.gz` as compression.
 */
export async function engineLink(path: string, workFolder: string): Promise<string> {
  const link = join(workFolder, randomUUID());
  try {
    await symlink(resolve(path), link);
  } catch (error) {
    // Windows lets only some users make links.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
    await copyFile(path, link);
  }
  return link;
}
