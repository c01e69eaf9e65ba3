import { parentPort } from 'node:worker_threads';

import { hashFile } from '../files/hash-file.ts';
import { fillBlocks } from './fill-block.ts';
import type { TextRange } from './fill-block.ts';
import { newBlock, withArrays } from './read-block.ts';
import type { Block, BlockArrays } from './read-block.ts';
import type { ReaderReply, ReaderRequest } from './range-messages.ts';

/** The program of a reader's thread: it reads ranges of one table after the other. */
let block: Block | null = null;
let queue: Promise<void> = Promise.resolve();

parentPort?.on('message', (request: ReaderRequest) => {
  queue = queue.then(() => answer(request));
});

async function answer(request: ReaderRequest): Promise<void> {
  const reply = await replyTo(request).catch(failure);
  parentPort?.postMessage(reply, reply.kind === 'read' ? buffersOf(reply.arrays) : []);
}

async function replyTo(request: ReaderRequest): Promise<ReaderReply> {
  switch (request.kind) {
    case 'hash':
      return { kind: 'hashed', sha256: await hashFile(request.filePath) };
    case 'begin': {
      const { readings, ends, maxRows } = request.order;
      block = newBlock(readings, ends, maxRows);
      return { kind: 'begun' };
    }
    case 'read':
      return read(request.range, request.arrays);
  }
}

async function read(range: TextRange, arrays: BlockArrays | null): Promise<ReaderReply> {
  if (block === null) throw new Error('no table was begun');
  const filled = withArrays(block, arrays);
  const known = filled.columns.map(({ texts }) => texts.length);
  // Only at the end of its range is a block not full.
  const take = ({ rows, maxRows }: Block): Promise<boolean> => Promise.resolve(rows < maxRows);
  if (!(await fillBlocks({ range, block: () => filled, take }))) return { kind: 'unfit' };
  return {
    kind: 'read',
    // The cast holds: a block's own arrays are never shared between threads.
    arrays: arraysOf(filled) as BlockArrays,
    rows: filled.rows,
    endOffset: filled.endOffset,
    fresh: filled.columns.map(({ texts }, column) => texts.slice(known[column])),
  };
}

function arraysOf({ columns, offsets }: Block): { [Key in keyof BlockArrays]: unknown } {
  return { codes: columns.map(({ codes }) => codes), amounts: columns.map(({ amounts }) => amounts), offsets };
}

function buffersOf({ codes, amounts, offsets }: BlockArrays): ArrayBuffer[] {
  return [...new Set([...codes, ...amounts].map(({ buffer }) => buffer)), offsets.buffer];
}

function failure(error: unknown): ReaderReply {
  if (!(error instanceof Error)) return { kind: 'failed', message: String(error), details: {} };
  return { kind: 'failed', message: error.message, details: Object.fromEntries(Object.entries(error)) };
}
