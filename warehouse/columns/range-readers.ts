import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { TextRange } from './fill-block.ts';
import type { ReaderReply, ReaderRequest, ReadingOrder } from './range-messages.ts';
import type { BlockArrays, RowBlock, Spares } from './read-block.ts';

/** Threads that read a large text while this one makes use of what they have read. */
export type RangeReaders = AsyncDisposable & {
  /** Readers number the cells that they meet each in their own way. */
  readonly count: number;
  /** Hex SHA-256 of a file. */
  readonly hash: (filePath: string) => Promise<string>;
  /**
   * Blocks of the ranges in their order, each with the number of its reader, from 0; null where a range does not fit.
   * A block may be used until the one after the next is asked for.
   */
  readonly read: (order: ReadingOrder, ranges: readonly TextRange[]) => AsyncGenerator<ReadRange>;
};

type ReadRange = { readonly reader: number; readonly block: RowBlock | null };

const program = new URL('range-worker.ts', import.meta.url);
const maxReaders = 4;

/** Starts as many readers as there are processors, at most four. */
export function startRangeReaders(): RangeReaders {
  const workers = Array.from({ length: Math.min(availableParallelism(), maxReaders) }, startThread);
  return {
    count: workers.length,
    hash: async (filePath) => {
      const reply = await ask(workers[0], { kind: 'hash', filePath });
      if (reply.kind !== 'hashed') throw new Error(`a reader answered "${reply.kind}" instead of a hash`);
      return reply.sha256;
    },
    read: (order, ranges) => readRanges(workers, order, ranges),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

/** A thread answers its requests in the order in which they are asked. */
type Thread = { readonly worker: Worker; readonly waiting: Waiting[]; error: Error | null };
type Waiting = { readonly resolve: (reply: ReaderReply) => void; readonly reject: (error: Error) => void };

function startThread(): Thread {
  const thread: Thread = { worker: new Worker(program), waiting: [], error: null };
  const fail = (error: Error): void => {
    thread.error = error;
    for (const { reject } of thread.waiting.splice(0)) reject(error);
  };
  thread.worker.on('message', (reply: ReaderReply) => thread.waiting.shift()?.resolve(reply));
  thread.worker.on('error', fail);
  thread.worker.on('exit', () => fail(new Error('a reader has ended')));
  return thread;
}

async function ask(thread: Thread | undefined, request: ReaderRequest, transfer: ArrayBuffer[] = []): Promise<ReaderReply> {
  if (thread === undefined) throw new Error('there is no reader');
  if (thread.error !== null) throw thread.error;
  const answered = new Promise<ReaderReply>((resolve, reject) => thread.waiting.push({ resolve, reject }));
  thread.worker.postMessage(request, transfer);
  const reply = await answered;
  if (reply.kind === 'failed') throw Object.assign(new Error(reply.message), reply.details);
  return reply;
}

async function* readRanges(threads: readonly Thread[], order: ReadingOrder, ranges: readonly TextRange[]): AsyncGenerator<ReadRange> {
  await Promise.all(threads.map((thread) => ask(thread, { kind: 'begin', order })));
  const texts = threads.map(() => order.readings.map((): string[] => []));
  // A block's own are in use as long as the block.
  const spares: Spares[] = [
    { arrays: [], used: 0 },
    { arrays: [], used: 0 },
  ];
  const free: BlockArrays[] = [];
  const under: Promise<ReaderReply>[] = [];
  const begin = (at: number): void => {
    const range = ranges[at];
    if (range === undefined) return;
    const arrays = free.pop() ?? null;
    const reply = ask(threads[at % threads.length], { kind: 'read', range, arrays }, arrays === null ? [] : buffersOf(arrays));
    // It is awaited in its turn, and may fail long before that.
    reply.catch(() => undefined);
    under[at] = reply;
  };
  for (let at = 0; at < threads.length; at += 1) begin(at);
  let before: BlockArrays | null = null;
  for (let at = 0; at < ranges.length; at += 1) {
    const reply = await under[at];
    begin(at + threads.length);
    const reader = at % threads.length;
    const isRead = reply?.kind === 'read';
    yield {
      reader,
      block: isRead ? blockOf(order, reply, { texts: texts[reader] ?? [], spares: emptied(spares[at % spares.length]) }) : null,
    };
    if (before !== null) free.push(before);
    before = isRead ? reply.arrays : null;
  }
}

function emptied(spares: Spares = { arrays: [], used: 0 }): Spares {
  spares.used = 0;
  return spares;
}

type Kept = { readonly texts: readonly string[][]; readonly spares: Spares };

function blockOf({ readings, maxRows }: ReadingOrder, reply: ReaderReply & { kind: 'read' }, { texts, spares }: Kept): RowBlock {
  const { arrays, rows, endOffset, fresh } = reply;
  const columns = readings.map(({ kind }, column) => {
    const known = texts[column] ?? [];
    for (const text of fresh[column] ?? []) known.push(text);
    return { kind, texts: known, codes: arrays.codes[column] ?? noArray, amounts: arrays.amounts[column] ?? noArray };
  });
  return { columns, rows, maxRows, offsets: arrays.offsets, endOffset, spares };
}

const noArray = new Int32Array(0);

function buffersOf({ codes, amounts, offsets }: BlockArrays): ArrayBuffer[] {
  return [...new Set([...codes, ...amounts].map(({ buffer }) => buffer)), offsets.buffer];
}
