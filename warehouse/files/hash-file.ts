import { createHash } from 'node:crypto';

import { readChunks } from './read-chunks.ts';

/** Hex SHA-256 of a file; progress is told in bytes read and in all. */
export async function hashFile(path: string, onProgress?: (readBytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  for await (const { bytes, position } of readChunks(path)) {
    hash.update(bytes);
    onProgress?.(position + bytes.length);
  }
  return hash.digest('hex');
}
