import type { Block, Place } from './blocks.ts';
import { readRecords } from './read-records.ts';
import type { PlacedRecord, Tokens } from './read-records.ts';
import type { Checkpoint } from './structural-scan.ts';
import type { TextSource } from './text-source.ts';

/** Reads records at known places; those in the first part of the text are kept in memory. */
export type RecordReader = {
  readonly source: TextSource;
  readonly tokens: Tokens;
  /** The first records of the text. */
  readonly window: readonly PlacedRecord[];
  /** Up to `maxRecords` records from a place on that begin before `end`. */
  readonly first: (place: Place, end: number, maxRecords: number) => Promise<readonly PlacedRecord[]>;
  /** Up to `maxRecords` records before `end`, the last of those from a place on. */
  readonly last: (place: Place, end: number, maxRecords: number) => Promise<readonly PlacedRecord[]>;
};

const maxReadBytes = 4 * 1024 * 1024;
/** What is read of a long table's end. */
const tailBytes = 256 * 1024;
/** Records of usual exports have some hundred bytes; the guess only decides how much is read at once. */
const guessedRecordBytes = 1024;

export function recordReader(
  source: TextSource,
  tokens: Tokens,
  found: { window: readonly PlacedRecord[]; checkpoints: readonly Checkpoint[] },
): RecordReader {
  const { window, checkpoints } = found;
  const windowEnd = window.at(-1)?.next ?? 0;

  const first = async (place: Place, end: number, maxRecords: number): Promise<readonly PlacedRecord[]> => {
    const start = place.record - 1;
    if (windowEnd >= end || start + maxRecords <= window.length)
      return window.slice(start, start + maxRecords).filter((record) => record.offset < end);
    const maxBytes = Math.min(maxReadBytes, Math.max(64 * 1024, maxRecords * guessedRecordBytes));
    return readRecords(source, { ...place, end }, tokens, { maxRecords, maxBytes });
  };

  const last = async (place: Place, end: number, maxRecords: number): Promise<readonly PlacedRecord[]> => {
    if (windowEnd >= end)
      return window
        .slice(place.record - 1)
        .filter((record) => record.offset < end)
        .slice(-maxRecords);
    const checkpoint = checkpoints.findLast(({ offset }) => offset <= end - tailBytes);
    const from = checkpoint !== undefined && checkpoint.offset > place.offset ? checkpoint : place;
    const records = await readRecords(source, { ...from, end }, tokens, {
      maxRecords: Number.POSITIVE_INFINITY,
      maxBytes: end - from.offset,
    });
    return records.slice(-maxRecords);
  };
  return { source, tokens, window, first, last };
}

/** The place after a record. */
export function placeAfter(record: PlacedRecord): Place {
  return { offset: record.next, record: record.record + 1 };
}

/** The first records of a block. */
export function startOf(reader: RecordReader, block: Block, maxRecords: number): Promise<readonly PlacedRecord[]> {
  return reader.first(block, block.end, maxRecords);
}
