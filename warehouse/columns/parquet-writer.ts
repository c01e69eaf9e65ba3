import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';

import type { ColumnChunk } from './parquet-page.ts';
import { i32, i64, list, struct, text, thriftBytes } from './thrift.ts';
import type { ThriftValue } from './thrift.ts';

/** A column of a Parquet file: text, a day, or an amount with six decimals; any of them may be null. */
export type ParquetColumn = { readonly name: string; readonly kind: 'text' | 'day' | 'amount' };

export type ParquetWriter = AsyncDisposable & {
  /** Adds rows, with one chunk per column. The chunks may not be changed until it resolves. */
  readonly add: (rows: number, chunks: readonly ColumnChunk[]) => Promise<void>;
  /** Completes the file, which cannot be read before. */
  readonly end: () => Promise<void>;
};

const compress = promisify(zstdCompress);
/** The fastest level that finds most of what there is to find in numbers. */
const level = 1;
const magic = Buffer.from('PAR1');
const author = 'pca';

/** Numbers by which Parquet names types, encodings and pages. @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift */
const physicalTypes = { text: 6, day: 1, amount: 2 } as const;
const convertedTypes = { text: 0, day: 6, amount: 5 } as const;
const optional = 1;
const codecs = { none: 0, zstd: 6 } as const;
const encodings = { plain: 0, rle: 3, dictionary: 8 } as const;
const pageTypes = { data: 0, dictionary: 2 } as const;
const amountPrecision = 18;
const amountDecimals = 6;

type State = {
  readonly handle: FileHandle;
  readonly columns: readonly ParquetColumn[];
  readonly groups: ThriftValue[];
  size: number;
  rows: number;
};

/** Opens a new Parquet file for its row groups. */
export async function openParquetWriter(path: string, columns: readonly ParquetColumn[]): Promise<ParquetWriter> {
  const state: State = { handle: await open(path, 'w'), columns, groups: [], size: 0, rows: 0 };
  await append(state, [magic]);
  return {
    add: (rows, chunks) => addGroup(state, rows, chunks),
    end: () => writeEnd(state),
    [Symbol.asyncDispose]: () => state.handle.close(),
  };
}

async function addGroup(state: State, rows: number, chunks: readonly ColumnChunk[]): Promise<void> {
  const written = await Promise.all(chunks.map((chunk) => pagesOf(chunk, rows)));
  const columns: ThriftValue[] = [];
  let size = 0;
  for (const [index, { codec, dictionary, page, plainBytes }] of written.entries()) {
    const column = state.columns[index];
    if (column === undefined) throw new Error('more chunks than columns');
    const offset = state.size;
    await append(state, dictionary === null ? page : [dictionary, ...page]);
    columns.push(
      chunkEntry(column, { codec, rows, offset, dictionaryBytes: dictionary?.length ?? null, bytes: state.size - offset, plainBytes }),
    );
    size += plainBytes;
  }
  state.rows += rows;
  state.groups.push(
    struct([
      [1, list(columns)],
      [2, i64(size)],
      [3, i64(rows)],
    ]),
  );
}

/** Dictionaries and codes become half as long; numbers hardly change and would cost more than all the reading. */
type Codec = keyof typeof codecs;

type Pages = { readonly codec: Codec; readonly dictionary: Buffer | null; readonly page: readonly Buffer[]; readonly plainBytes: number };

async function pagesOf({ dictionary, page }: ColumnChunk, rows: number): Promise<Pages> {
  const encoding = dictionary === null ? encodings.plain : encodings.dictionary;
  const dataHeader: [number, ThriftValue] = [
    5,
    struct([
      [1, i32(rows)],
      [2, i32(encoding)],
      [3, i32(encodings.rle)],
      [4, i32(encodings.rle)],
    ]),
  ];
  const codec: Codec = dictionary === null ? 'none' : 'zstd';
  const data = await pageBytes({ type: pageTypes.data, body: page, codec }, dataHeader);
  if (dictionary === null) return { codec, dictionary: null, page: data.bytes, plainBytes: data.plainBytes };
  const header: [number, ThriftValue] = [
    7,
    struct([
      [1, i32(dictionary.count)],
      [2, i32(encodings.plain)],
    ]),
  ];
  const entries = await pageBytes({ type: pageTypes.dictionary, body: [dictionary.bytes], codec }, header);
  return { codec, dictionary: Buffer.concat(entries.bytes), page: data.bytes, plainBytes: data.plainBytes + entries.plainBytes };
}

type Page = { readonly type: number; readonly body: readonly Buffer[]; readonly codec: Codec };

async function pageBytes(
  { type, body, codec }: Page,
  header: readonly [number, ThriftValue],
): Promise<{ bytes: readonly Buffer[]; plainBytes: number }> {
  const length = lengthOf(body);
  const packed = codec === 'none' ? body : [await compressed(Buffer.concat(body))];
  const head = thriftBytes(struct([[1, i32(type)], [2, i32(length)], [3, i32(lengthOf(packed))], header]));
  return { bytes: [head, ...packed], plainBytes: head.length + length };
}

function compressed(body: Buffer): Promise<Buffer> {
  // The output comes in pieces of this size, and each of them costs a turn of the event loop.
  return compress(body, { chunkSize: body.length + 1024, params: { [constants.ZSTD_c_compressionLevel]: level } });
}

function lengthOf(buffers: readonly Buffer[]): number {
  return buffers.reduce((sum, { length }) => sum + length, 0);
}

type Placed = {
  readonly codec: Codec;
  readonly rows: number;
  readonly offset: number;
  readonly dictionaryBytes: number | null;
  readonly bytes: number;
  readonly plainBytes: number;
};

function chunkEntry({ name, kind }: ParquetColumn, { codec, rows, offset, dictionaryBytes, bytes, plainBytes }: Placed): ThriftValue {
  const used = dictionaryBytes === null ? [encodings.plain, encodings.rle] : [encodings.plain, encodings.rle, encodings.dictionary];
  const meta = struct([
    [1, i32(physicalTypes[kind])],
    [2, list(used.map(i32))],
    [3, list([text(name)])],
    [4, i32(codecs[codec])],
    [5, i64(rows)],
    [6, i64(plainBytes)],
    [7, i64(bytes)],
    [9, i64(offset + (dictionaryBytes ?? 0))],
    [11, dictionaryBytes === null ? null : i64(offset)],
  ]);
  return struct([
    [2, i64(offset)],
    [3, meta],
  ]);
}

async function writeEnd(state: State): Promise<void> {
  const root = struct([
    [4, text('schema')],
    [5, i32(state.columns.length)],
  ]);
  const schema = [root, ...state.columns.map(schemaElement)];
  const footer = thriftBytes(
    struct([
      [1, i32(1)],
      [2, list(schema)],
      [3, i64(state.rows)],
      [4, list(state.groups)],
      [6, text(author)],
    ]),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  await append(state, [footer, length, magic]);
}

function schemaElement({ name, kind }: ParquetColumn): ThriftValue {
  const decimal: readonly (readonly [number, ThriftValue])[] =
    kind === 'amount'
      ? [
          [7, i32(amountDecimals)],
          [8, i32(amountPrecision)],
        ]
      : [];
  return struct([[1, i32(physicalTypes[kind])], [3, i32(optional)], [4, text(name)], [6, i32(convertedTypes[kind])], ...decimal]);
}

async function append(state: State, buffers: readonly Buffer[]): Promise<void> {
  const bytes = lengthOf(buffers);
  const { bytesWritten } = await state.handle.writev(buffers as Buffer[]);
  if (bytesWritten !== bytes) throw new Error('the file took fewer bytes than it was given');
  state.size += bytes;
}
