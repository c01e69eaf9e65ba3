import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import type { FileLimits } from './file-table.ts';
import { WorkbookRefusal, workbookDamage } from './xlsx-refusal.ts';
import { readEnd } from './zip-end.ts';
import type { DirectoryPlace } from './zip-end.ts';

/** One file of an archive, as the archive's directory declares it. */
export type ZipEntry = {
  /** Path inside the archive with `/` between folders. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly checksum: number;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
  /** Where the entry's own header begins. */
  readonly offset: number;
};

/** An archive whose directory was read; `entries` are keyed by their names in lower case. */
export type Zip = {
  readonly handle: FileHandle;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Where the directory begins, which is where the last entry must have ended. */
  readonly directoryOffset: number;
};

const headerBytes = 46;
const headerMark = 0x02_01_4b_50;
/** Enough for 5,000 entries with names and extra fields of three kilobytes each. */
const maxDirectoryBytes = 16 * 1024 ** 2;
const largeMark = 0xff_ff_ff_ff;
const largeSizesField = 1;

/** Opens an archive and reads its directory, without inflating anything. Throws a `WorkbookRefusal`. */
export async function openZip(path: string, limits: FileLimits): Promise<Zip> {
  const handle = await open(path, 'r');
  try {
    const place = await readEnd(handle);
    if (place.entries > limits.maxZipEntries) throw tooManyEntries(place.entries, limits);
    return { handle, directoryOffset: place.offset, entries: byName(await readDirectory(handle, place)) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readDirectory(handle: FileHandle, place: DirectoryPlace): Promise<readonly ZipEntry[]> {
  if (place.bytes > maxDirectoryBytes || place.offset + place.bytes > place.endOffset)
    throw workbookDamage('its directory of parts does not lie where it is said to lie');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(place.bytes), 0, place.bytes, place.offset);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < place.entries; index += 1) {
    if (at + headerBytes > bytesRead || buffer.readUInt32LE(at) !== headerMark)
      throw workbookDamage(`its directory names ${place.entries} parts but holds ${index}`);
    const end = at + headerBytes + buffer.readUInt16LE(at + 28) + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    if (end > bytesRead) throw workbookDamage('its directory of parts ends too early');
    entries.push(readHeader(buffer.subarray(at, end)));
    at = end;
  }
  return entries;
}

function readHeader(header: Buffer): ZipEntry {
  const nameEnd = headerBytes + header.readUInt16LE(28);
  const sizes = largeSizes(header, header.subarray(nameEnd, nameEnd + header.readUInt16LE(30)));
  // Some .NET writers put backslashes between folders.
  const name = header.toString('utf8', headerBytes, nameEnd).replaceAll('\\', '/').replace(/^\/+/u, '');
  const method = header.readUInt16LE(10);
  // 99 is the method number under which AES encryption hides the real one.
  return { name, method, isEncrypted: (header.readUInt16LE(8) & 0x41) !== 0 || method === 99, checksum: header.readUInt32LE(16), ...sizes };
}

type Sizes = Pick<ZipEntry, 'inflatedBytes' | 'compressedBytes' | 'offset'>;

/** Numbers that do not fit 32 bits stand in an extra field (ZIP64), in this order and only those. */
function largeSizes(header: Buffer, extra: Buffer): Sizes {
  const large = largeField(extra);
  let used = 0;
  const [inflatedBytes = 0, compressedBytes = 0, offset = 0] = [24, 20, 42].map((at) => {
    const small = header.readUInt32LE(at);
    if (small !== largeMark || used + 8 > large.length) return small;
    used += 8;
    return Number(large.readBigUInt64LE(used - 8));
  });
  return { inflatedBytes, compressedBytes, offset };
}

function largeField(extra: Buffer): Buffer {
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === largeSizesField) return extra.subarray(at + 4, end);
    at = end;
  }
  return extra.subarray(0, 0);
}

/** Names are compared without case, as Excel does; a name that occurs twice would be read differently by different programs. */
function byName(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const named = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (named.has(key)) throw workbookDamage(`it holds two parts with the name "${entry.name.slice(0, 100)}"`);
    named.set(key, entry);
  }
  return named;
}

function tooManyEntries(entries: number, limits: FileLimits): WorkbookRefusal {
  return new WorkbookRefusal(
    'file.zip-entries',
    `The archive names ${entries} parts; at most ${limits.maxZipEntries} are read, and a workbook has a few dozen. If it is one, open it in Excel and save it without pictures and other embedded files.`,
  );
}
