import type { SketchRecord } from '@pca/engine';

export type IsKnownHeader = (cell: string) => boolean;

/** A record that may name the columns: how many of its cells are known, and whether the records after it are as wide. */
export type HeaderCandidate = { readonly index: number; readonly known: number; readonly isAsWide: boolean };

/** Cells of one record that are looked up; wider tables are recognised by their first columns. */
const maxLookedUp = 200;
/** A preamble is shorter than this in every export seen; the longest (Campaign Manager 360 with filters) has about 30. */
const maxPreamble = 200;
const followers = 50;

/** The record that most probably names the columns by headers that are known; null when no record does. */
export function knownHeader(records: readonly SketchRecord[], isKnown: IsKnownHeader): HeaderCandidate | null {
  let best: HeaderCandidate | null = null;
  for (const index of records.slice(0, maxPreamble).keys()) {
    const candidate = knownCandidate(records, index, isKnown);
    if (candidate !== null && (best === null || isBetter(candidate, best))) best = candidate;
  }
  return best;
}

/** One known name makes a header of a record that is as wide as its rows; of another, most of its names must be known. */
function knownCandidate(records: readonly SketchRecord[], index: number, isKnown: IsKnownHeader): HeaderCandidate | null {
  const cells = records[index]?.cells ?? [];
  if (!looksLikeHeader(cells)) return null;
  const known = cells.slice(0, maxLookedUp).filter((cell) => isKnown(cell)).length;
  if (known === 0) return null;
  const isAsWide = isWidthOfFollowers(cells.length, records.slice(index + 1, index + 1 + followers));
  return isAsWide || (known >= 3 && known >= filled(cells) / 2) ? { index, known, isAsWide } : null;
}

function isBetter(candidate: HeaderCandidate, best: HeaderCandidate): boolean {
  return candidate.known > best.known || (candidate.known === best.known && candidate.isAsWide && !best.isAsWide);
}

/** The first record that reads like a header and stands above records that hold numbers; null when none does. */
export function likelyHeader(records: readonly SketchRecord[]): HeaderCandidate | null {
  for (const [index, { cells }] of records.slice(0, maxPreamble).entries()) {
    const next = records.slice(index + 1, index + 1 + followers);
    const isAsWide = next.length > 0 && isWidthOfFollowers(cells.length, next);
    if (isAsWide && looksLikeHeader(cells) && !cells.some(isNumeric) && next.some((record) => record.cells.some(isNumeric)))
      return { index, known: 0, isAsWide };
  }
  return null;
}

/** Headers are at least two names and hardly any numbers; `Key: value` lines are not headers. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell.trim() !== '');
  if (names.length < 2 || names[0]?.trimEnd().endsWith(':')) return false;
  return names.filter(isNumeric).length <= names.length / 4;
}

/** Number of cells that hold something. */
export function filled(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.trim() !== '') count += 1;
  return count;
}

/** A number, an amount or a date, as opposed to a name. */
export function isNumeric(cell: string): boolean {
  return /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) || /^\s*[A-Z]{0,3}[$€£¥₹]\s?[\d.,]+\s*$/u.test(cell);
}

/** The width that most records have; the first such width on a tie, 0 without records. */
export function commonWidth(records: readonly SketchRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}

/** GA4 explorations write one cell more in the totals row, which stands first. */
function isWidthOfFollowers(width: number, next: readonly SketchRecord[]): boolean {
  return next.length === 0 || commonWidth(next) === width || (next.length < 3 && next.some((record) => record.cells.length === width));
}
