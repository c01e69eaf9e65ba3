import type { FileHandle } from 'node:fs/promises';

import { refuse } from './refusals.ts';
import { WorkbookRefusal, workbookDamage } from './xlsx-refusal.ts';

/** Where the directory of an archive lies and how many entries it names. */
export type DirectoryPlace = {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
  /** Where the end record begins, which the directory must not reach. */
  readonly endOffset: number;
};

const endMark = 0x06_05_4b_50;
const endBytes = 22;
const maxCommentBytes = 65_535;
const largeLocatorMark = 0x07_06_4b_50;
const largeLocatorBytes = 20;
const largeEndMark = 0x06_06_4b_50;
const largeEndBytes = 56;

/** Finds the end record of an archive, which may stand before a comment; a file without one was cut off. */
export async function readEnd(handle: FileHandle): Promise<DirectoryPlace> {
  const { size } = await handle.stat();
  const length = Math.min(size, largeLocatorBytes + endBytes + maxCommentBytes);
  const tail = await readAt(handle, size - length, length);
  const at = findEnd(tail);
  if (at === null) {
    const { code, message } = refuse('file.truncated').refusal;
    throw new WorkbookRefusal(code, message);
  }
  const endOffset = size - length + at;
  if (at >= largeLocatorBytes && tail.readUInt32LE(at - largeLocatorBytes) === largeLocatorMark)
    return readLargeEnd(handle, Number(tail.readBigUInt64LE(at - largeLocatorBytes + 8)), endOffset - largeLocatorBytes);
  return { entries: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16), endOffset };
}

/** The record whose comment ends where the file does; failing that the last one, because downloads may gain bytes at their end. */
function findEnd(tail: Buffer): number | null {
  let last: number | null = null;
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endMark) continue;
    const end = at + endBytes + tail.readUInt16LE(at + 20);
    if (end === tail.length) return at;
    if (end < tail.length) last ??= at;
  }
  return last;
}

/** The end record of archives whose numbers do not fit 32 bits (ZIP64). */
async function readLargeEnd(handle: FileHandle, at: number, endOffset: number): Promise<DirectoryPlace> {
  if (at + largeEndBytes > endOffset) throw workbookDamage('its end record (ZIP64) does not lie where it is said to lie');
  const record = await readAt(handle, at, largeEndBytes);
  if (record.length < largeEndBytes || record.readUInt32LE(0) !== largeEndMark) throw workbookDamage('its end record (ZIP64) is missing');
  const [entries = 0, bytes = 0, offset = 0] = [32, 40, 48].map((from) => Number(record.readBigUInt64LE(from)));
  return { entries, bytes, offset, endOffset: at };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
