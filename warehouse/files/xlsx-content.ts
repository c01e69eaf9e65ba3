import { characterDataFrom, newTag, nextBracket, readTag, slash } from './xlsx-tags.ts';

/** Where the text of an element lies; `bytes` are the part's own unless the text is broken up by comments and the like. */
export type Content = { bytes: Buffer; from: number; to: number };

/**
 * Finds the text that begins at `from` and ends at the next end tag. Returns where that tag begins, -1 when the bytes
 * end before.
 */
export function readContent(content: Content, bytes: Buffer, from: number): number {
  const end = nextBracket(bytes, from);
  if (end < 0 || end + 1 >= bytes.length) return -1;
  if (bytes[end + 1] !== slash) return readBrokenContent(content, bytes, from);
  content.bytes = bytes;
  content.from = from;
  content.to = end;
  return end;
}

function readBrokenContent(content: Content, bytes: Buffer, from: number): number {
  const tag = newTag();
  const pieces: Buffer[] = [];
  let at = from;
  while (true) {
    const end = nextBracket(bytes, at);
    if (end < 0 || !readTag(tag, bytes, end)) return -1;
    pieces.push(bytes.subarray(at, end));
    if (tag.kind === 'end') {
      content.bytes = Buffer.concat(pieces);
      content.from = 0;
      content.to = content.bytes.length;
      return end;
    }
    const data = characterDataFrom(bytes, end);
    if (data >= 0) pieces.push(escaped(bytes.subarray(data, tag.to - ']]>'.length)));
    at = tag.to;
  }
}

/** Character data knows no entities, but the text around it does. */
function escaped(data: Buffer): Buffer {
  return Buffer.from(data.toString('latin1').replaceAll('&', '&amp;'), 'latin1');
}
