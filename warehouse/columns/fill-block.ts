import { chunkBytes, readChunks } from '../files/read-chunks.ts';
import { carriageReturn, lineFeed, quoteMark } from '../files/record-shape.ts';
import { readRecords, tellTexts } from './read-block.ts';
import type { Block } from './read-block.ts';

/** Records of a text file, from a byte at which one begins; to its end where `to` is null. */
export type TextRange = { readonly filePath: string; readonly from: number; readonly to: number | null };

/** A full block, or the last one; false where the table does not fit. The block is empty again when it resolves to true. */
type TakeBlock = (block: Block) => Promise<boolean>;

/** What stands behind the bytes of a text, see `TextBytes`. */
const endMarks = [quoteMark, lineFeed, quoteMark, lineFeed];

/** Bytes of the text that are not read yet; `offset` is the place of the first of them in the file. */
type Piece = { buffer: Buffer; end: number; offset: number };

export type Filling = {
  readonly range: TextRange;
  /** The block to be filled next. */
  readonly block: () => Block;
  readonly take: TakeBlock;
  readonly pieceBytes?: number;
};

/** Fills blocks with the records of a range; false where they do not fit. Pieces are cut anywhere; what is left of one begins the next. */
export async function fillBlocks({ range, block, take, pieceBytes = chunkBytes }: Filling): Promise<boolean> {
  const piece: Piece = { buffer: Buffer.allocUnsafe(pieceBytes * 2), end: 0, offset: range.from };
  let left = range.to === null ? Number.POSITIVE_INFINITY : range.to - range.from;
  for await (const { bytes } of readChunks(range.filePath, range.from, pieceBytes)) {
    const wanted = bytes.length <= left ? bytes : bytes.subarray(0, left);
    left -= wanted.length;
    append(piece, wanted);
    if (!(await readPiece(piece, block, take))) return false;
    if (left === 0) break;
  }
  if (piece.end > 0) {
    append(piece, lineEndOf(block()));
    // What is left after that is a record without its end: a quote that nothing closes.
    if (!(await readPiece(piece, block, take)) || piece.end > 0) return false;
  }
  return tellTexts(block()) && take(block());
}

function lineEndOf({ ends }: Block): Buffer {
  return Buffer.from(ends.lineEnd === carriageReturn ? [carriageReturn, lineFeed] : [lineFeed]);
}

function append(piece: Piece, bytes: Buffer): void {
  const end = piece.end + bytes.length;
  if (end + endMarks.length > piece.buffer.length) {
    const larger = Buffer.allocUnsafe((end + endMarks.length) * 2);
    piece.buffer.copy(larger, 0, 0, piece.end);
    piece.buffer = larger;
  }
  piece.buffer.set(bytes, piece.end);
  piece.buffer.set(endMarks, end);
  piece.end = end;
}

/** Reads the whole records of a piece; false where the table does not fit. */
async function readPiece(piece: Piece, next: () => Block, take: TakeBlock): Promise<boolean> {
  const { buffer: bytes, end, offset } = piece;
  let at = 0;
  for (;;) {
    const block = next();
    at = readRecords(block, { bytes, end, offset }, at);
    if (block.isUneven) return false;
    block.endOffset = offset + at;
    if (block.rows < block.maxRows) break;
    if (!tellTexts(block) || !(await take(block))) return false;
  }
  bytes.copyWithin(0, at, end);
  piece.end = end - at;
  piece.offset = offset + at;
  return true;
}
