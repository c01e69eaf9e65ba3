export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const quoteMark = 0x22;
export const numberSign = 0x23;

const tab = 0x09;
const space = 0x20;

/** Longer records are not looked at: nobody writes blank records or comments of this length. */
export const maxSeparatorBytes = 64 * 1024;

/** Whether a record holds nothing: `empty` has no byte at all, `blank` only delimiters, quotes and spaces, `comment` begins with `#` and has no other cell. */
export type RecordShape = 'empty' | 'blank' | 'comment' | 'content';

/** Shape of the record between two positions, its line break left out. */
export function recordShape(bytes: Buffer, range: { start: number; end: number }, delimiter: number): RecordShape {
  const { start, end } = range;
  if (end <= start) return 'empty';
  if (end - start > maxSeparatorBytes) return 'content';
  if (isBlank(bytes, { start, end }, delimiter)) return 'blank';
  return isComment(bytes, { start, end }, delimiter) ? 'comment' : 'content';
}

function isBlank(bytes: Buffer, { start, end }: { start: number; end: number }, delimiter: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== delimiter && byte !== space && byte !== tab && byte !== quoteMark && byte !== carriageReturn && byte !== lineFeed)
      return false;
  }
  return true;
}

/** A data row whose first cell begins with `#` has other cells; spreadsheets that save a comment pad it with empty ones. */
function isComment(bytes: Buffer, { start, end }: { start: number; end: number }, delimiter: number): boolean {
  const isQuoted = bytes[start] === quoteMark;
  if (bytes[isQuoted ? start + 1 : start] !== numberSign) return false;
  const from = isQuoted ? bytes.indexOf(quoteMark, start + 1) : start;
  const cut = bytes.indexOf(delimiter, Math.max(from, start));
  return cut < 0 || cut >= end || isBlank(bytes, { start: cut, end }, delimiter);
}
