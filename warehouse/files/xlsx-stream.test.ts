import { describe, expect, it } from 'vitest';

import { scanChunks } from './xlsx-stream.ts';

const chunkBytes = 1000;

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** Reads the pieces of a text that end with a full stop, and counts the bytes that were looked at. */
async function readPieces(text: string): Promise<{ pieces: readonly string[]; bytesSeen: number }> {
  const pieces: string[] = [];
  let bytesSeen = 0;
  const scan = (bytes: Buffer): number => {
    bytesSeen += bytes.length;
    const end = bytes.lastIndexOf('.') + 1;
    pieces.push(...bytes.toString('latin1', 0, end).split('.').slice(0, -1));
    return end;
  };
  const step = { scan, maxPieceBytes: 10_000_000, tooLong: () => new Error('too long') };
  for await (const _ of scanChunks(chunksOf(Buffer.from(text)), step));
  return { pieces, bytesSeen };
}

describe('a stream of pieces', () => {
  it('hands over every piece once, wherever its chunks end', async () => {
    const pieces = Array.from({ length: 3000 }, (_, index) => 'x'.repeat((index * 37) % 2500));
    expect((await readPieces(`${pieces.join('.')}.`)).pieces).toEqual(pieces);
  });

  it('looks at a giant piece a few times, not once for every chunk', async () => {
    const giant = 'x'.repeat(2_000_000);
    const { pieces, bytesSeen } = await readPieces(`a.${giant}.b.`);
    expect(pieces).toEqual(['a', giant, 'b']);
    expect(bytesSeen).toBeLessThan(4 * giant.length);
  });

  it('leaves out a piece that never ends', async () => {
    expect((await readPieces('a.b.c')).pieces).toEqual(['a', 'b']);
  });
});
