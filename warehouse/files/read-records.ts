import type { SketchRecord } from '@pca/engine';

import { decodeBytes } from './encoding.ts';
import type { TextForm } from './encoding.ts';
import type { TextSource } from './text-source.ts';
import { newWalk, splitCells, walkRecord } from './tokenizer.ts';

/** A record with its place in the text; `next` is the offset after its line break. */
export type PlacedRecord = SketchRecord & { readonly offset: number; readonly next: number; readonly hasBreaks: boolean };

export type Tokens = { readonly delimiter: string; readonly decoding: TextForm['decoding']; readonly maxCells: number };

export type ReadLimits = {
  readonly maxRecords: number;
  readonly maxBytes: number;
  /** The text ends with these bytes, so that a cut record is whole. */ readonly isEnd: boolean;
};

/** The records in a piece of text whose first byte begins record `record`; a record that the piece cuts is left out. */
export function recordsOf(
  piece: { bytes: Buffer; offset: number; record: number },
  tokens: Tokens,
  limits: Pick<ReadLimits, 'maxRecords' | 'isEnd'>,
): readonly PlacedRecord[] {
  const { bytes, offset } = piece;
  const delimiter = tokens.delimiter.charCodeAt(0);
  const walk = newWalk();
  const found: PlacedRecord[] = [];
  for (let at = 0; at < bytes.length && found.length < limits.maxRecords; at = walk.next) {
    walkRecord(walk, bytes, at, delimiter);
    if (walk.isCut && !limits.isEnd) break;
    const cells = splitCells(decodeBytes(bytes.subarray(at, walk.end), tokens.decoding), tokens.delimiter, tokens.maxCells);
    found.push({ record: piece.record + found.length, cells, offset: offset + at, next: offset + walk.next, hasBreaks: walk.hasBreaks });
  }
  return found;
}

/** Bytes of the text from an offset on, up to `maxBytes`; `isEnd` when the text ends with them. */
export async function readText(source: TextSource, from: number, maxBytes: number): Promise<{ bytes: Buffer; isEnd: boolean }> {
  const parts: Buffer[] = [];
  let read = 0;
  for await (const { bytes } of source.chunks(from, Math.min(maxBytes, 1024 * 1024))) {
    parts.push(Buffer.from(bytes.subarray(0, maxBytes - read)));
    read += bytes.length;
    if (read > maxBytes) return { bytes: Buffer.concat(parts), isEnd: false };
  }
  return { bytes: Buffer.concat(parts), isEnd: true };
}

/** Records from a place on, read from the file. */
export async function readRecords(
  source: TextSource,
  place: { offset: number; record: number; end: number },
  tokens: Tokens,
  limits: Pick<ReadLimits, 'maxRecords' | 'maxBytes'>,
): Promise<readonly PlacedRecord[]> {
  const wanted = Math.min(limits.maxBytes, place.end - place.offset);
  const { bytes } = await readText(source, place.offset, wanted);
  return recordsOf({ bytes, offset: place.offset, record: place.record }, tokens, {
    maxRecords: limits.maxRecords,
    isEnd: wanted === place.end - place.offset,
  });
}
