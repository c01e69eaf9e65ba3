import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Collects bytes for a new file; what is collected is written when the caller flushes. */
export type ByteSink = AsyncDisposable & {
  readonly bytes: (from: Buffer, start: number, end: number) => void;
  readonly byte: (value: number) => void;
  readonly text: (text: string) => void;
  /** Bytes collected since the last flush. */
  readonly size: () => number;
  readonly flush: () => Promise<void>;
};

const startSize = 2 * 1024 * 1024;

/** Opens a file that must not exist yet. */
export async function openSink(path: string): Promise<ByteSink> {
  const handle = await open(path, 'wx');
  let buffer = Buffer.allocUnsafe(startSize);
  let used = 0;
  const reserve = (bytes: number): void => {
    if (used + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, used + bytes));
    buffer.copy(larger, 0, 0, used);
    buffer = larger;
  };
  return {
    bytes: (from, start, end) => {
      reserve(end - start);
      used += from.copy(buffer, used, start, end);
    },
    byte: (value) => {
      reserve(1);
      buffer[used] = value;
      used += 1;
    },
    text: (text) => {
      reserve(text.length * 3);
      used += buffer.write(text, used, 'utf8');
    },
    size: () => used,
    flush: async () => {
      await writeAll(handle, buffer.subarray(0, used));
      used = 0;
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += (await handle.write(bytes, written, bytes.length - written)).bytesWritten;
}

/** Cells as one CSV record without its line break; text in cells keeps its line breaks, inside quotes. */
export function recordText(cells: readonly string[], delimiter: string): string {
  let text = '';
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] ?? '';
    if (column > 0) text += delimiter;
    text += needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return text;
}

function needsQuotes(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') || cell.includes('\r');
}
