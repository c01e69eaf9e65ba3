import type { Structure, Separator } from './structural-scan.ts';

/** A place in a text: an offset and the number of the record that begins there. */
export type Place = { readonly offset: number; readonly record: number };

/** Consecutive records between two separators; `end` is the offset after the last one. */
export type Block = Place & {
  readonly end: number;
  readonly records: number;
  /** Records inside that are blank or comments and were not listed one by one. */ readonly hidden: number;
  /** The separator before it. */ readonly before: Separator | null;
};

/** The blocks of a text in order. The separators between the first and the last listed ones lie inside one block. */
export function blocksOf(structure: Structure): readonly Block[] {
  const { separators, lastSeparators, records, textBytes } = structure;
  const blocks: Block[] = [];
  let place: Place = { offset: 0, record: 1 };
  let before: Separator | null = null;
  for (const separator of [...separators, ...lastSeparators]) {
    const hidden = separator === lastSeparators[0] ? structure.unlistedRecords : 0;
    pushBlock(blocks, { ...place, end: separator.offset, records: separator.record - place.record, hidden, before });
    place = { offset: separator.endOffset, record: separator.record + separator.count };
    before = separator;
  }
  pushBlock(blocks, { ...place, end: textBytes, records: records - place.record + 1, hidden: 0, before });
  return blocks;
}

function pushBlock(blocks: Block[], block: Block): void {
  if (block.records > 0) blocks.push(block);
}
