import { isAscii, isUtf8 } from 'node:buffer';

/** Follows the chunks of a text and tells whether all of it is ASCII or UTF-8, and whether both readings occur. */
export type Utf8Check = {
  /** Looks at the next chunk; returns the position of the first byte in it that cannot be UTF-8, once for the whole text, else null. */
  readonly push: (chunk: Buffer) => number | null;
  readonly end: () => Utf8Findings;
};

export type Utf8Findings = {
  readonly isAscii: boolean;
  readonly isUtf8: boolean;
  /** Some lines are valid multi-byte UTF-8, others are not UTF-8 at all. */ readonly isMixed: boolean;
};

export function startUtf8Check(): Utf8Check {
  let carry: Buffer = Buffer.alloc(0);
  let ascii = true;
  let valid = true;
  const lines = { utf8: 0, other: 0 };

  const push = (chunk: Buffer): number | null => {
    if (carry.length === 0 && isAscii(chunk)) return null;
    ascii = false;
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const whole = bytes.length - cutBytes(bytes);
    const before = carry.length;
    carry = Buffer.from(bytes.subarray(whole));
    if (isUtf8(bytes.subarray(0, whole))) {
      lines.utf8 += 1;
      return null;
    }
    countLines(bytes.subarray(0, whole), lines);
    if (!valid) return null;
    valid = false;
    return Math.max(0, firstBadByte(bytes.subarray(0, whole)) - before);
  };
  const end = (): Utf8Findings => {
    if (carry.length > 0) lines.other += 1;
    const isWhole = valid && carry.length === 0;
    return { isAscii: ascii, isUtf8: isWhole, isMixed: !isWhole && lines.utf8 > 0 && lines.other > 0 };
  };
  return { push, end };
}

/** Bytes at the end that begin a multi-byte character which the next chunk must complete. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/** Longest valid beginning, found by halving: a beginning that is valid up to a cut character is valid. */
function firstBadByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const start = bytes.subarray(0, middle);
    if (isUtf8(start.subarray(0, middle - cutBytes(start)))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Counts lines with characters beyond ASCII by what they are. */
function countLines(bytes: Buffer, lines: { utf8: number; other: number }): void {
  let from = 0;
  while (from < bytes.length) {
    const next = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, next < 0 ? bytes.length : next);
    if (!isAscii(line)) {
      if (isUtf8(line)) lines.utf8 += 1;
      else lines.other += 1;
    }
    if (next < 0) return;
    from = next + 1;
  }
}
