/** Reads what is complete at the start of the bytes and returns how many it has dealt with. */
type ScanBytes = (bytes: Buffer) => number;

export type ScanStep = {
  readonly scan: ScanBytes;
  /** The longest piece, such as a cell, that may be incomplete at the end of the bytes. */
  readonly maxPieceBytes: number;
  /** Made when a piece is longer. */
  readonly tooLong: () => Error;
};

const startBytes = 256 * 1024;

/**
 * Hands growing bytes to a scanner. What it leaves is handed over again with more bytes behind it, once there are
 * twice as many, so that a giant piece costs time in proportion to its length. Yields after every scan.
 */
export async function* scanChunks(chunks: AsyncIterable<Buffer>, { scan, maxPieceBytes, tooLong }: ScanStep): AsyncGenerator<void> {
  let buffer: Buffer = Buffer.allocUnsafe(startBytes);
  let left = 0;
  let wanted = 0;
  for await (const chunk of chunks) {
    if (left + chunk.length > buffer.length) buffer = grown(buffer, left, left + chunk.length);
    left += chunk.copy(buffer, left);
    if (left < wanted) continue;
    const done = scan(buffer.subarray(0, left));
    buffer.copyWithin(0, done, left);
    left -= done;
    if (left > maxPieceBytes) throw tooLong();
    wanted = left * 2;
    yield;
  }
  if (left > 0 && left < wanted) {
    scan(buffer.subarray(0, left));
    yield;
  }
}

function grown(buffer: Buffer, used: number, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, needed));
  buffer.copy(larger, 0, 0, used);
  return larger;
}
