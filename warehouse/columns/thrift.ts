/**
 * A value of the Thrift compact protocol, in which the headers of Parquet files are written.
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export type ThriftValue =
  | { readonly kind: 'i32' | 'i64'; readonly value: number }
  | { readonly kind: 'binary'; readonly bytes: Buffer }
  | { readonly kind: 'list'; readonly items: readonly ThriftValue[] }
  /** Fields by their number, in ascending order; fields that are null are left out. */
  | { readonly kind: 'struct'; readonly fields: readonly (readonly [number, ThriftValue | null])[] };

const typeCodes = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;
const longList = 0xf0;
const longestShortList = 14;

export function i32(value: number): ThriftValue {
  return { kind: 'i32', value };
}

export function i64(value: number): ThriftValue {
  return { kind: 'i64', value };
}

export function text(value: string): ThriftValue {
  return { kind: 'binary', bytes: Buffer.from(value) };
}

export function list(items: readonly ThriftValue[]): ThriftValue {
  return { kind: 'list', items };
}

export function struct(fields: readonly (readonly [number, ThriftValue | null])[]): ThriftValue {
  return { kind: 'struct', fields };
}

/** The bytes of a value, without a type in front. */
export function thriftBytes(value: ThriftValue): Buffer {
  const parts: (Buffer | number)[] = [];
  write(parts, value);
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : part)));
}

function write(parts: (Buffer | number)[], value: ThriftValue): void {
  switch (value.kind) {
    case 'i32':
    case 'i64':
      return writeVarint(parts, zigzag(value.value));
    case 'binary':
      writeVarint(parts, value.bytes.length);
      parts.push(value.bytes);
      return;
    case 'list':
      return writeList(parts, value.items);
    case 'struct':
      return writeStruct(parts, value.fields);
  }
}

/** Positive and negative numbers take turns: 0, -1, 1, -2 …; arithmetic, because bit operations end at 32 bits. */
function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}

function writeVarint(parts: (Buffer | number)[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    parts.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  parts.push(rest);
}

function writeList(parts: (Buffer | number)[], items: readonly ThriftValue[]): void {
  const [first] = items;
  const code = first === undefined ? typeCodes.i32 : typeCodes[first.kind];
  if (items.length <= longestShortList) parts.push(items.length * 16 + code);
  else {
    parts.push(longList + code);
    writeVarint(parts, items.length);
  }
  for (const item of items) write(parts, item);
}

function writeStruct(parts: (Buffer | number)[], fields: readonly (readonly [number, ThriftValue | null])[]): void {
  let last = 0;
  for (const [id, value] of fields) {
    if (value === null) continue;
    // All structures of Parquet have fewer than 16 fields, so that the distance to the last one always fits.
    parts.push((id - last) * 16 + typeCodes[value.kind]);
    write(parts, value);
    last = id;
  }
  parts.push(0);
}
