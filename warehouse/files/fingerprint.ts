import { stat } from 'node:fs/promises';

/** What tells a file at a path from what may stand there later, without reading it; null when there is nothing. */
export async function fingerprint(path: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs].join(' ');
  } catch {
    // Whatever is wrong with the path, opening the file tells.
    return null;
  }
}
