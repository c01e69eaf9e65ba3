import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a test archive; everything but name and content is there to lie with. */
export type ZipPart = {
  readonly name: string;
  readonly content: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly declaredBytes?: number;
  readonly checksum?: number;
  /** What the directory says in place of where the part lies. */
  readonly declaredOffset?: number;
  /** Sizes stand in 64-bit fields behind the name, in both headers. */
  readonly isLarge?: boolean;
};

export type ZipEnd = { readonly comment?: string; readonly isLarge?: boolean; readonly entries?: number };

type Packed = ZipPart & { readonly packed: Buffer; readonly bytes: number; readonly sum: number; readonly offset: number };

const largeMark = 0xff_ff_ff_ff;

/** An archive as any program would write it, apart from the lies. */
export function zipOf(parts: readonly ZipPart[], end: ZipEnd = {}): Buffer {
  const bodies: Buffer[] = [];
  const headers: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const raw = Buffer.from(part.content);
    const entry: Packed = {
      ...part,
      packed: part.method === 0 ? raw : deflateRawSync(raw),
      bytes: part.declaredBytes ?? raw.length,
      sum: part.checksum ?? crc32(raw),
      offset: part.declaredOffset ?? offset,
    };
    const body = Buffer.concat([localHeader(entry), entry.packed]);
    bodies.push(body);
    headers.push(directoryHeader(entry));
    offset += body.length;
  }
  const directory = Buffer.concat(headers);
  return Buffer.concat([...bodies, directory, endOf({ entries: end.entries ?? parts.length, bytes: directory.length, offset }, end)]);
}

function localHeader(part: Packed): Buffer {
  const name = Buffer.from(part.name);
  const extra = part.isLarge === true ? largeField([part.bytes, part.packed.length]) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from('PK\u0003\u0004'), facts(part, name.length, extra.length), name, extra]);
}

function directoryHeader(part: Packed): Buffer {
  const name = Buffer.from(part.name);
  const extra = part.isLarge === true ? largeField([part.bytes, part.packed.length, part.offset]) : Buffer.alloc(0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(part.isLarge === true ? largeMark : part.offset, 10);
  return Buffer.concat([Buffer.from('PK\u0001\u0002'), words(20), facts(part, name.length, extra.length), rest, name, extra]);
}

/** The run of fields that both headers have: version, flags, method, time, day, checksum, sizes, lengths. */
function facts({ flags = 0, method = 8, sum, packed, bytes, isLarge = false }: Packed, nameBytes: number, extraBytes: number): Buffer {
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(sum, 0);
  sizes.writeUInt32LE(isLarge ? largeMark : packed.length, 4);
  sizes.writeUInt32LE(isLarge ? largeMark : bytes, 8);
  return Buffer.concat([words(20, flags, method, 0, 0x21), sizes, words(nameBytes, extraBytes)]);
}

type Place = { readonly entries: number; readonly bytes: number; readonly offset: number };

function endOf({ entries, bytes, offset }: Place, { comment = '', isLarge = false }: ZipEnd): Buffer {
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(isLarge ? largeMark : bytes, 0);
  sizes.writeUInt32LE(isLarge ? largeMark : offset, 4);
  const short = isLarge ? 0xff_ff : entries;
  const end = Buffer.concat([Buffer.from('PK\u0005\u0006'), words(0, 0, short, short), sizes, words(comment.length), Buffer.from(comment)]);
  if (!isLarge) return end;
  const record = Buffer.concat([
    Buffer.from('PK\u0006\u0006'),
    longs(44),
    words(45, 45, 0, 0, 0, 0),
    longs(entries, entries, bytes, offset),
  ]);
  const locator = Buffer.concat([Buffer.from('PK\u0006\u0007'), words(0, 0), longs(offset + bytes), words(1, 0)]);
  return Buffer.concat([record, locator, end]);
}

function largeField(numbers: readonly number[]): Buffer {
  return Buffer.concat([words(1, numbers.length * 8), longs(...numbers)]);
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [index, number] of numbers.entries()) bytes.writeUInt16LE(number, index * 2);
  return bytes;
}

function longs(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8);
  for (const [index, number] of numbers.entries()) bytes.writeBigUInt64LE(BigInt(number), index * 8);
  return bytes;
}
