import type { FileLimits } from './file-table.ts';
import { bytesText } from './limits.ts';
import { WorkbookRefusal, partTooLarge, workbookDamage, zipBomb } from './xlsx-refusal.ts';
import type { Zip, ZipEntry } from './zip-directory.ts';

const stored = 0;
const deflated = 8;
/** The least that an entry's own header takes. */
const localHeaderBytes = 30;
/** Parts up to this size are read at any ratio: they do no harm, and repetitive small parts compress very well. */
const harmlessBytes = 1024 ** 2;

/** Refuses an archive by what its directory declares, before anything is inflated. Throws a `WorkbookRefusal`. */
export function refuseUnsafeZip(zip: Zip, limits: FileLimits): void {
  const entries = [...zip.entries.values()];
  for (const entry of entries) refuseUnreadable(entry);
  refuseOverlaps(entries, zip.directoryOffset);
  const declared = entries.reduce((sum, { inflatedBytes }) => sum + inflatedBytes, 0);
  if (declared > limits.maxInflatedBytes) throw partTooLarge('sheets, texts and pictures', limits.maxInflatedBytes);
}

/** Refuses one part that is about to be read, by its declared sizes. Parts that nobody reads, such as pictures, may compress as they like. */
export function refuseBomb({ name, compressedBytes, inflatedBytes }: ZipEntry, limits: FileLimits): void {
  if (inflatedBytes <= harmlessBytes || inflatedBytes <= compressedBytes * limits.maxInflationRatio) return;
  throw zipBomb(
    `${bytesText(compressedBytes)} of its part "${name}" would inflate to ${bytesText(inflatedBytes)}, more than ${limits.maxInflationRatio} times as much`,
  );
}

function refuseUnreadable({ name, isEncrypted, method }: ZipEntry): void {
  if (isEncrypted)
    throw new WorkbookRefusal(
      'file.zip-encrypted',
      'The archive is protected with a password. Unpack it, or open the workbook in Excel and save it without a password.',
    );
  if (method !== stored && method !== deflated)
    throw new WorkbookRefusal(
      'file.zip-compression',
      `The part "${name}" of the workbook is compressed in a way that Excel does not know (method ${method}). Open it in the program that wrote it and save it as .xlsx, or export CSV.`,
    );
}

/** Entries that share bytes let a small file inflate to any size, and honest writers never make them. */
function refuseOverlaps(entries: readonly ZipEntry[], directoryOffset: number): void {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  for (const [index, { name, offset, compressedBytes }] of inOrder.entries()) {
    const next = inOrder[index + 1]?.offset ?? directoryOffset;
    if (offset + localHeaderBytes + compressedBytes <= next) continue;
    if (next < directoryOffset) throw zipBomb(`its part "${name}" overlaps another part`);
    throw workbookDamage(`its part "${name}" runs beyond the end of the parts`);
  }
}
