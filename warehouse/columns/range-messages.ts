import type { BlockArrays, ColumnReading } from './read-block.ts';
import type { CellEnds } from './read-cell.ts';
import type { TextRange } from './fill-block.ts';

/** How the records of a table are read; `maxRows` is more than any of its ranges holds. */
export type ReadingOrder = { readonly readings: readonly ColumnReading[]; readonly ends: CellEnds; readonly maxRows: number };

/** What is asked of a reader's thread; requests are answered one after the other. */
export type ReaderRequest =
  | { readonly kind: 'hash'; readonly filePath: string }
  /** Ranges that follow are of this table; cells are numbered anew. */
  | { readonly kind: 'begin'; readonly order: ReadingOrder }
  /** Arrays that are not needed any more may be used again. */
  | { readonly kind: 'read'; readonly range: TextRange; readonly arrays: BlockArrays | null };

export type ReaderReply =
  | { readonly kind: 'hashed'; readonly sha256: string }
  | { readonly kind: 'begun' }
  | {
      readonly kind: 'read';
      readonly arrays: BlockArrays;
      readonly rows: number;
      readonly endOffset: number;
      /** Cells of each column that were met for the first time. */
      readonly fresh: readonly (readonly string[])[];
    }
  | { readonly kind: 'unfit' }
  /** An error of the file system, or a fault of this program. */
  | { readonly kind: 'failed'; readonly message: string; readonly details: Readonly<Record<string, unknown>> };
