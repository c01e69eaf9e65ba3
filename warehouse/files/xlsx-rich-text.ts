import { readContent } from './xlsx-content.ts';
import type { Content } from './xlsx-content.ts';
import { nameCode, newTag, nextBracket, readTag } from './xlsx-tags.ts';
import type { Tag } from './xlsx-tags.ts';
import { decodeCellText } from './xlsx-text.ts';

/** Text that is put together from runs; `text` is what the last reading found. */
export type RichText = { text: string; readonly tag: Tag; readonly content: Content };

const names = { text: nameCode('t'), phonetic: nameCode('rPh') };

export function newRichText(): RichText {
  return { text: '', tag: newTag(), content: { bytes: Buffer.alloc(0), from: 0, to: 0 } };
}

/**
 * Reads the runs of an `si` or `is` element, whose start tag ends at `from`, without the pronunciation that Japanese
 * Excel stores beside them. Returns where the element ends, -1 when the bytes end before.
 */
export function readRichText(rich: RichText, bytes: Buffer, { from, closing }: { from: number; closing: number }): number {
  const { tag, content } = rich;
  let text = '';
  let isPhonetic = false;
  let at = from;
  while (true) {
    const bracket = nextBracket(bytes, at);
    if (bracket < 0 || !readTag(tag, bytes, bracket)) return -1;
    at = tag.to;
    if (tag.kind === 'end' && tag.name === closing) {
      rich.text = text;
      return at;
    }
    if (tag.name === names.phonetic) isPhonetic = tag.kind === 'start';
    if (tag.name !== names.text || tag.kind !== 'start') continue;
    const keepsSpace = hasPreserve(bytes, tag);
    at = readContent(content, bytes, at);
    if (at < 0) return -1;
    if (!isPhonetic) text += decodeCellText(content.bytes, content, keepsSpace);
  }
}

/** `xml:space` is the only attribute that such an element has. */
function hasPreserve(bytes: Buffer, { attributesFrom, to }: Tag): boolean {
  return to - attributesFrom > 1 && bytes.toString('latin1', attributesFrom, to).includes('preserve');
}
