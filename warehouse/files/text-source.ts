import { utf16Transcoder } from './encoding.ts';
import type { TextForm } from './encoding.ts';
import { chunkBytes, readChunks } from './read-chunks.ts';

/**
 * A text as a run of bytes in which line breaks, quotes and delimiters are single bytes: the file's own bytes, or
 * UTF-8 in place of UTF-16. Offsets count these bytes; a byte-order mark is not part of the text.
 */
export type TextSource = {
  readonly path: string;
  readonly form: TextForm;
  /** Chunks of the text from an offset on; bytes are valid until the next chunk is asked for. */
  readonly chunks: (from: number, size?: number) => AsyncIterable<TextChunk>;
};

type TextChunk = { readonly bytes: Buffer; readonly offset: number };

/** Where in the file the text of an offset begins: one pair per chunk, in order. */
export type OffsetPair = { readonly offset: number; readonly position: number };

export function textSource(path: string, form: TextForm, pairs: readonly OffsetPair[]): TextSource {
  const { layout } = form;
  if (layout === 'bytes') return { path, form, chunks: (from, size = chunkBytes) => byteChunks(path, form, { from, size }) };
  return { path, form, chunks: (from) => transcodedChunks(path, layout, { from, pairs, bomBytes: form.bomBytes }) };
}

async function* byteChunks(path: string, form: TextForm, wanted: { from: number; size: number }): AsyncGenerator<TextChunk> {
  for await (const { bytes, position } of readChunks(path, wanted.from + form.bomBytes, wanted.size))
    yield { bytes, offset: position - form.bomBytes };
}

type Transcoding = { readonly from: number; readonly pairs: readonly OffsetPair[]; readonly bomBytes: number };

async function* transcodedChunks(
  path: string,
  layout: 'utf-16le' | 'utf-16be',
  { from, pairs, bomBytes }: Transcoding,
): AsyncGenerator<TextChunk> {
  const start = pairs.findLast((pair) => pair.offset <= from) ?? { offset: 0, position: bomBytes };
  const transcoder = utf16Transcoder(layout);
  let offset = start.offset;
  for await (const raw of readChunks(path, start.position)) {
    const bytes = transcoder.push(raw.bytes);
    const skip = Math.min(bytes.length, Math.max(0, from - offset));
    if (skip < bytes.length) yield { bytes: bytes.subarray(skip), offset: offset + skip };
    offset += bytes.length;
  }
}
