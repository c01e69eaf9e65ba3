import { constants, crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = { readonly name: string; readonly text: string };

/** 1980-01-01 00:00, the first instant that a ZIP file can name. */
const dosTime = 0;
const dosDate = 0x21;
const deflated = 8;

/**
 * A ZIP archive of UTF-8 texts. Without matching (Huffman codes only) the deflated bytes depend on nothing but the
 * text; matches are searched differently on different processors.
 */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const raw = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(raw, { strategy: constants.Z_HUFFMAN_ONLY, level: 6, memLevel: 8 });
    const label = Buffer.from(name, 'utf8');
    const shared = sharedFields({ crc: crc32(raw), packed: packed.length, raw: raw.length, label: label.length });
    const local = Buffer.concat([signature(0x04034b50), shared, label, packed]);
    bodies.push(local);
    directory.push(centralRecord(shared, label, offset));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, endRecord(entries.length, central.length, offset)]);
}

/** The fields that the local header and the directory have in common, from "version needed" to "extra length". */
function sharedFields(entry: { readonly crc: number; readonly packed: number; readonly raw: number; readonly label: number }): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(dosTime, 6);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(entry.crc, 10);
  fields.writeUInt32LE(entry.packed, 14);
  fields.writeUInt32LE(entry.raw, 18);
  fields.writeUInt16LE(entry.label, 22);
  return fields;
}

function centralRecord(shared: Buffer, label: Buffer, offset: number): Buffer {
  const version = Buffer.alloc(2);
  version.writeUInt16LE(20);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), version, shared, rest, label]);
}

function endRecord(entries: number, centralBytes: number, centralOffset: number): Buffer {
  const fields = Buffer.alloc(18);
  fields.writeUInt16LE(entries, 4);
  fields.writeUInt16LE(entries, 6);
  fields.writeUInt32LE(centralBytes, 8);
  fields.writeUInt32LE(centralOffset, 12);
  return Buffer.concat([signature(0x06054b50), fields]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
