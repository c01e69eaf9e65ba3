import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

import type { FileLimits } from './file-table.ts';
import { bytesText } from './limits.ts';
import { partTooLarge, workbookDamage, zipBomb } from './xlsx-refusal.ts';
import type { Zip, ZipEntry } from './zip-directory.ts';
import { refuseBomb } from './zip-safety.ts';

const readBytes = 64 * 1024;
const inflateBytes = 64 * 1024;
const localHeaderBytes = 30;
const localHeaderMark = 0x04_03_4b_50;

/**
 * Inflates an entry in chunks. More bytes than declared are never handed out, and fewer or other bytes than declared
 * are damage, which shows after the last chunk. Throws a `WorkbookRefusal`.
 */
export async function* inflateEntry(zip: Zip, entry: ZipEntry, limits: FileLimits): AsyncGenerator<Buffer> {
  refuseBomb(entry, limits);
  const start = await findContent(zip, entry);
  let bytes = 0;
  let checksum = 0;
  try {
    for await (const chunk of contentOf(zip.handle, entry, start)) {
      bytes += chunk.length;
      if (bytes > entry.inflatedBytes)
        throw zipBomb(`its part "${entry.name}" is said to hold ${bytesText(entry.inflatedBytes)} but holds more`);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw isInflateError(error) ? workbookDamage(`its part "${entry.name}" cannot be inflated`, error) : error;
  }
  if (bytes < entry.inflatedBytes) throw workbookDamage(`its part "${entry.name}" ends too early`);
  if (checksum !== entry.checksum) throw workbookDamage(`the checksum of its part "${entry.name}" does not fit its content`);
}

/** A whole entry, for parts that are small in every honest workbook. */
export async function inflateWhole(
  zip: Zip,
  entry: ZipEntry,
  { limits, maxBytes }: { limits: FileLimits; maxBytes: number },
): Promise<Buffer> {
  if (entry.inflatedBytes > maxBytes) throw partTooLarge(`"${entry.name}"`, maxBytes);
  const chunks: Buffer[] = [];
  for await (const chunk of inflateEntry(zip, entry, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The entry's own header is believed only about its length: streaming writers leave its sizes empty. */
async function findContent({ handle }: Zip, { name, offset }: ZipEntry): Promise<number> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(localHeaderBytes), 0, localHeaderBytes, offset);
  if (bytesRead < localHeaderBytes || buffer.readUInt32LE(0) !== localHeaderMark)
    throw workbookDamage(`its part "${name}" does not lie where it is said to lie`);
  return offset + localHeaderBytes + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
}

function contentOf(handle: FileHandle, entry: ZipEntry, start: number): AsyncIterable<Buffer> {
  const raw = rawContent(handle, entry, start);
  if (entry.method === 0) return raw;
  const inflate = createInflateRaw({ chunkSize: inflateBytes });
  // An error of either stream reaches whoever reads the last one.
  pipeline(raw, inflate, () => {});
  return inflate;
}

async function* rawContent(handle: FileHandle, { name, compressedBytes }: ZipEntry, start: number): AsyncGenerator<Buffer> {
  let done = 0;
  while (done < compressedBytes) {
    const length = Math.min(readBytes, compressedBytes - done);
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, start + done);
    if (bytesRead === 0) throw workbookDamage(`its part "${name}" ends too early`);
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
