import { decodeBytes } from './encoding.ts';
import { readText } from './read-records.ts';
import type { TextPlaces } from './record-places.ts';
import type { Checkpoint } from './structural-scan.ts';
import { textSource } from './text-source.ts';
import { newWalk, splitCells, walkRecord } from './tokenizer.ts';

/** The most that a record can be split into. */
const allCells = 0xffff_ffff;

/**
 * Cells of some records of a text by record number, as the file has them: decoded, without quotes of the CSV layer and `="…"`
 * wrappers. A record that the text does not hold is left out.
 */
export async function readTextRecords(
  path: string,
  places: TextPlaces,
  records: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const source = textSource(path, places.form, places.pairs);
  const found = new Map<number, readonly string[]>();
  for (const { from, end, wanted } of stretches(places, records)) {
    const { bytes } = await readText(source, from.offset, end - from.offset);
    for (const [record, cells] of recordsAt(bytes, from.record, { wanted, places })) found.set(record, cells);
  }
  return found;
}

/** Text between two checkpoints, with the records that are looked for in it. */
type Stretch = { readonly from: Checkpoint; readonly end: number; readonly wanted: ReadonlySet<number> };

function stretches({ checkpoints, textBytes }: TextPlaces, records: readonly number[]): readonly Stretch[] {
  const byIndex = new Map<number, Set<number>>();
  for (const record of records) {
    const index = checkpoints.findLastIndex((checkpoint) => checkpoint.record <= record);
    const wanted = byIndex.get(index) ?? new Set();
    byIndex.set(index, wanted.add(record));
  }
  return [...byIndex].flatMap(([index, wanted]) => {
    const from = checkpoints[index];
    return from === undefined ? [] : [{ from, end: checkpoints[index + 1]?.offset ?? textBytes, wanted }];
  });
}

type Search = { readonly wanted: ReadonlySet<number>; readonly places: TextPlaces };

function recordsAt(bytes: Buffer, first: number, { wanted, places }: Search): readonly (readonly [number, readonly string[]])[] {
  const delimiter = places.delimiter.charCodeAt(0);
  const walk = newWalk();
  const found: (readonly [number, readonly string[]])[] = [];
  for (let at = 0, record = first; at < bytes.length && found.length < wanted.size; at = walk.next, record += 1) {
    walkRecord(walk, bytes, at, delimiter);
    if (!wanted.has(record)) continue;
    const text = decodeBytes(bytes.subarray(at, walk.end), places.form.decoding);
    found.push([record, splitCells(text, places.delimiter, allCells)]);
  }
  return found;
}
