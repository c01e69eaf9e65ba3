import type { FileLimits } from './file-table.ts';
import { bytesText } from './limits.ts';
import { WorkbookRefusal, partTooLarge, workbookDamage } from './xlsx-refusal.ts';
import { newRichText, readRichText } from './xlsx-rich-text.ts';
import type { RichText } from './xlsx-rich-text.ts';
import { scanChunks } from './xlsx-stream.ts';
import { nameCode, newTag, nextBracket, readTag } from './xlsx-tags.ts';
import type { Tag } from './xlsx-tags.ts';
import type { Zip, ZipEntry } from './zip-directory.ts';
import { inflateEntry } from './zip-inflate.ts';

/** What the texts of a workbook may take; they are all held while its sheets are read. */
const maxTextBytes = 512 * 1024 ** 2;
/** What a text takes in memory beyond its characters. */
const bytesPerText = 32;

const names = { table: nameCode('sst'), item: nameCode('si') };

type TableScan = { readonly texts: string[]; readonly tag: Tag; readonly rich: RichText; bytes: number; isOver: boolean };

/** Reads the table of texts to which cells refer by number. Throws a `WorkbookRefusal`. */
export async function readSharedStrings(zip: Zip, entry: ZipEntry, limits: FileLimits): Promise<readonly string[]> {
  const maxBytes = Math.min(maxTextBytes, limits.maxInflatedBytes);
  const tooMuch = partTooLarge('different texts in its cells', maxBytes);
  if (entry.inflatedBytes > maxBytes) throw tooMuch;
  const table: TableScan = { texts: [], tag: newTag(), rich: newRichText(), bytes: 0, isOver: false };
  const step = {
    scan: (bytes: Buffer) => scanTable(table, bytes),
    maxPieceBytes: limits.maxRecordBytes,
    tooLong: () =>
      new WorkbookRefusal(
        'file.record-too-long',
        `Text ${table.texts.length + 1} of the workbook is longer than ${bytesText(limits.maxRecordBytes)}. Export the report again as CSV or XLSX.`,
      ),
  };
  for await (const _ of scanChunks(inflateEntry(zip, entry, limits), step)) if (table.bytes > maxBytes) throw tooMuch;
  if (!table.isOver) throw workbookDamage('its table of texts ends in the middle');
  return table.texts;
}

function scanTable(table: TableScan, bytes: Buffer): number {
  let at = 0;
  while (!table.isOver) {
    const from = nextBracket(bytes, at);
    if (from < 0) return bytes.length;
    if (!readTag(table.tag, bytes, from)) return from;
    at = takeTag(table, bytes);
    if (at < 0) return from;
  }
  return bytes.length;
}

function takeTag(table: TableScan, bytes: Buffer): number {
  const { tag, rich } = table;
  const { name, kind, to } = tag;
  if (name === names.table && kind !== 'start') table.isOver = true;
  if (name !== names.item || kind === 'end') return to;
  rich.text = '';
  const end = kind === 'empty' ? to : readRichText(rich, bytes, { from: to, closing: names.item });
  if (end < 0) return -1;
  table.texts.push(rich.text);
  table.bytes += rich.text.length + bytesPerText;
  return end;
}
