import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Large enough that calls cost nothing, small enough to stay in the processor's cache. */
export const chunkBytes = 1024 * 1024;

/** Bytes of a file from a position on; they are valid until the next chunk is asked for. */
export type RawChunk = { readonly bytes: Buffer; readonly position: number };

/** Reads a file in chunks, the next one while the caller works on the last. */
export async function* readChunks(path: string, from = 0, size = chunkBytes): AsyncGenerator<RawChunk> {
  await using handle = await open(path, 'r');
  const buffers = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)] as const;
  let position = from;
  let turn = 0;
  let pending = readFully(handle, buffers[0], position);
  try {
    while (true) {
      const bytes = await pending;
      if (bytes.length === 0) return;
      turn = 1 - turn;
      pending = readFully(handle, turn === 0 ? buffers[0] : buffers[1], position + bytes.length);
      yield { bytes, position };
      position += bytes.length;
    }
  } finally {
    await pending.catch(() => null); // the handle may close only when no read is under way
  }
}

/** A file's bytes between two positions, fewer when it ends before. */
export async function readRange(path: string, from: number, length: number): Promise<Buffer> {
  await using handle = await open(path, 'r');
  return await readFully(handle, Buffer.alloc(length), from);
}

async function readFully(handle: FileHandle, buffer: Buffer, position: number): Promise<Buffer> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
