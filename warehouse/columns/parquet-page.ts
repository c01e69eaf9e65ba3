/** The values of one column in a row group, as they stand in a Parquet file before they are compressed. */
export type ColumnChunk = {
  /** Distinct values, one after the other; null where the page holds the values themselves. */
  readonly dictionary: { readonly bytes: Buffer; readonly count: number } | null;
  readonly page: readonly Buffer[];
};

/** A column of codes: -1 for null, else the place of the value in a list. The codes are used up. */
export type Codes = { readonly codes: Int32Array; readonly rows: number };

/**
 * Writes codes below `values` as a page whose dictionary holds only the values that the row group has, in the order in
 * which they come.
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export function codedChunk({ codes, rows }: Codes, values: number, entry: (code: number) => Buffer): ColumnChunk {
  const levels = codes.subarray(0, rows).includes(-1) ? levelsOf(rows, (row) => (codes[row] ?? -1) >= 0) : allPresent(rows);
  const entries: Buffer[] = [];
  const places = new Int32Array(values).fill(-1);
  let present = 0;
  for (let row = 0; row < rows; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    let place = places[code] ?? -1;
    if (place < 0) {
      place = entries.length;
      places[code] = place;
      entries.push(entry(code));
    }
    // Never ahead of the row that is read.
    codes[present] = place;
    present += 1;
  }
  if (present === 0) return constantChunk(null, rows);
  return {
    dictionary: { bytes: Buffer.concat(entries), count: entries.length },
    page: [levels, codePage(codes, present, entries.length)],
  };
}

/** A page in which every row has the same value, given in plain encoding, or null. */
export function constantChunk(entry: Buffer | null, rows: number): ColumnChunk {
  if (entry === null) return { dictionary: null, page: [withLength(Buffer.concat([runHeader(rows), Buffer.of(0)]))] };
  return { dictionary: { bytes: entry, count: 1 }, page: [allPresent(rows), codePage(new Int32Array(0), rows, 1)] };
}

/** 64-bit numbers by their halves; a row is null where `nulls` has a 1. */
export type Amounts = { readonly amounts: Int32Array; readonly nulls: Uint8Array | null };

/** A plain page of numbers, which holds their array itself where none is null, and else `spare`, an array of the same length. */
export function amountChunk({ amounts, nulls }: Amounts, rows: number, spare: () => Int32Array): ColumnChunk {
  if (nulls === null) return { dictionary: null, page: [allPresent(rows), bytesOf(amounts, rows)] };
  const values = spare();
  let present = 0;
  for (let row = 0; row < rows; row += 1) {
    if (nulls[row] === 1) continue;
    values[present * 2] = amounts[row * 2] ?? 0;
    values[present * 2 + 1] = amounts[row * 2 + 1] ?? 0;
    present += 1;
  }
  return { dictionary: null, page: [levelsOf(rows, (row) => nulls[row] !== 1), bytesOf(values, present)] };
}

function bytesOf(amounts: Int32Array, count: number): Buffer {
  return Buffer.from(amounts.buffer, amounts.byteOffset, count * 8);
}

/** Codes in one, two or four bytes each, which are bit widths that need no shifting; a single value is one run. */
function codePage(codes: Int32Array, count: number, distinct: number): Buffer {
  if (distinct <= 1) return Buffer.concat([Buffer.of(8), runHeader(count), Buffer.of(0)]);
  const groups = Math.ceil(count / 8);
  const width = distinct <= 0x1_00 ? 1 : distinct <= 0x1_00_00 ? 2 : 4;
  const packed = width === 1 ? new Uint8Array(groups * 8) : width === 2 ? new Uint16Array(groups * 8) : new Int32Array(groups * 8);
  packed.set(codes.subarray(0, count));
  return Buffer.concat([Buffer.of(width * 8), packedHeader(groups), Buffer.from(packed.buffer)]);
}

/** Definition levels of a page without nulls: one run of ones. */
function allPresent(rows: number): Buffer {
  return withLength(Buffer.concat([runHeader(rows), Buffer.of(1)]));
}

function levelsOf(rows: number, isPresent: (row: number) => boolean): Buffer {
  const groups = Math.ceil(rows / 8);
  const bits = Buffer.alloc(groups);
  for (let row = 0; row < rows; row += 1) if (isPresent(row)) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return withLength(Buffer.concat([packedHeader(groups), bits]));
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function runHeader(count: number): Buffer {
  return varint(count * 2);
}

function packedHeader(groups: number): Buffer {
  return varint(groups * 2 + 1);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
