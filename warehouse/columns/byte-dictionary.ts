/** A cell as it stands in the bytes of a text, with a hash of them; one object is filled again and again. */
export type CellBytes = { start: number; end: number; hash: number };

/** Numbers distinct cells in the order in which they are first met, by their bytes. */
export type ByteDictionary = {
  count: number;
  /** Bytes of all cells, one after the other; cell i begins at `starts[i]` and ends where the next one begins. */
  arena: Uint8Array;
  starts: Int32Array;
  hashes: Int32Array;
  /** Open addressing: the number of a cell, or -1. At most half of it is filled. */
  slots: Int32Array;
};

const startCells = 512;
const startBytes = 16 * 1024;

/** First value of a cell's hash; each byte is mixed in by `mixed`. */
export const emptyHash = 0x811c9dc5 | 0;

/** The hash of a cell with one more byte (FNV-1a). */
export function mixed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

export function newDictionary(): ByteDictionary {
  return {
    count: 0,
    arena: new Uint8Array(startBytes),
    starts: new Int32Array(startCells + 1),
    hashes: new Int32Array(startCells),
    slots: new Int32Array(startCells * 2).fill(-1),
  };
}

/** The number of a cell, a new one when no cell before had its bytes. */
export function codeOf(dictionary: ByteDictionary, bytes: Uint8Array, cell: CellBytes): number {
  const { slots, hashes } = dictionary;
  const { hash } = cell;
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const code = slots[slot] ?? -1;
    if (code < 0) return added(dictionary, bytes, cell, slot);
    if (hashes[code] === hash && hasBytes(dictionary, code, bytes, cell)) return code;
    slot = (slot + 1) & mask;
  }
}

/** A cell's text, without the quotes of the CSV layer. */
export function cellText({ arena, starts }: ByteDictionary, code: number): string {
  return unquoted(Buffer.from(arena.buffer, arena.byteOffset, arena.byteLength).toString('utf8', starts[code], starts[code + 1]));
}

function hasBytes({ arena, starts }: ByteDictionary, code: number, bytes: Uint8Array, { start, end }: CellBytes): boolean {
  const from = starts[code] ?? 0;
  const length = end - start;
  if ((starts[code + 1] ?? 0) - from !== length) return false;
  for (let at = 0; at < length; at += 1) if (arena[from + at] !== bytes[start + at]) return false;
  return true;
}

function added(dictionary: ByteDictionary, bytes: Uint8Array, cell: CellBytes, slot: number): number {
  const code = dictionary.count;
  if (code === dictionary.hashes.length) growCells(dictionary);
  const from = dictionary.starts[code] ?? 0;
  const to = from + cell.end - cell.start;
  if (to > dictionary.arena.length) dictionary.arena = larger(dictionary.arena, new Uint8Array(Math.max(dictionary.arena.length * 2, to)));
  dictionary.arena.set(bytes.subarray(cell.start, cell.end), from);
  dictionary.starts[code + 1] = to;
  dictionary.hashes[code] = cell.hash;
  dictionary.count = code + 1;
  if (dictionary.count * 2 > dictionary.slots.length) rehash(dictionary);
  else dictionary.slots[slot] = code;
  return code;
}

function growCells(dictionary: ByteDictionary): void {
  const cells = dictionary.hashes.length * 2;
  dictionary.hashes = larger(dictionary.hashes, new Int32Array(cells));
  dictionary.starts = larger(dictionary.starts, new Int32Array(cells + 1));
}

function larger<List extends Uint8Array | Int32Array>(from: List, to: List): List {
  to.set(from);
  return to;
}

function rehash(dictionary: ByteDictionary): void {
  const slots = new Int32Array(dictionary.slots.length * 2).fill(-1);
  const mask = slots.length - 1;
  for (let code = 0; code < dictionary.count; code += 1) {
    const hash = dictionary.hashes[code] ?? 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    slots[slot] = code;
  }
  dictionary.slots = slots;
}

/** The text of a cell, without the quotes of the CSV layer. */
export function unquoted(raw: string): string {
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}
