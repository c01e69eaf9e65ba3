import { decodeText } from './xlsx-text.ts';

/** A tag found in bytes; one object is filled again and again, because a sheet holds tens of millions. */
export type Tag = {
  /** `nameCode` of the name without its prefix; 0 for what is no element. */
  name: number;
  kind: 'start' | 'empty' | 'end' | 'other';
  /** Where the attributes begin. */
  attributesFrom: number;
  /** Where the next byte after the tag lies. */
  to: number;
};

const openBracket = 0x3c;
export const slash = 0x2f;
export const doubleQuote = 0x22;
export const singleQuote = 0x27;
export const equalsSign = 0x3d;
export const space = 0x20;
const closeBracket = 0x3e;
const colon = 0x3a;
const exclamationMark = 0x21;
const questionMark = 0x3f;

/** Comments, character data and instructions, whose content is no markup. */
const sections = [
  { opens: '<!--', closes: '-->' },
  { opens: '<![CDATA[', closes: ']]>' },
  { opens: '<?', closes: '?>' },
];
const longestOpening = 9;

export function newTag(): Tag {
  return { name: 0, kind: 'other', attributesFrom: 0, to: 0 };
}

/** A number that stands for a name, so that names are compared without making text of them. */
export function nameCode(name: string): number {
  const tag = newTag();
  readName(tag, Buffer.from(name), 0);
  return tag.name;
}

/** Position of the next `<`, or -1 when the bytes hold none. */
export function nextBracket(bytes: Buffer, from: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at += 1) if (bytes[at] === openBracket) return at;
  return -1;
}

/** Reads the tag that begins at a `<`; false when the bytes end inside it. */
export function readTag(tag: Tag, bytes: Buffer, from: number): boolean {
  const first = bytes[from + 1] ?? 0;
  if (first === exclamationMark || first === questionMark) return readSection(tag, bytes, from);
  const isEnd = first === slash;
  readName(tag, bytes, isEnd ? from + 2 : from + 1);
  const to = endOfTag(bytes, tag.attributesFrom);
  if (to < 0) return false;
  tag.kind = isEnd ? 'end' : bytes[to - 2] === slash ? 'empty' : 'start';
  tag.to = to;
  return true;
}

/** The attributes of a tag by their names without prefixes. */
export function attributesOf(bytes: Buffer, tag: Tag): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let from = tag.attributesFrom;
  while (true) {
    const equals = nextByte(bytes, from, equalsSign);
    const quote = equals < 0 || equals >= tag.to ? -1 : nextQuote(bytes, equals);
    if (quote < 0 || quote >= tag.to) return found;
    const to = nextByte(bytes, quote + 1, bytes[quote] ?? 0);
    if (to < 0 || to >= tag.to) return found;
    const name = bytes.toString('latin1', from, equals).trim();
    found.set(name.slice(name.lastIndexOf(':') + 1), decodeText(bytes, quote + 1, to));
    from = to + 1;
  }
}

/** Calls `take` for every tag of a part that is held as a whole; a tag that is cut off at the end is left out. */
export function eachTag(bytes: Buffer, take: (tag: Tag) => void): void {
  const tag = newTag();
  let at = nextBracket(bytes, 0);
  while (at >= 0 && readTag(tag, bytes, at)) {
    take(tag);
    at = nextBracket(bytes, tag.to);
  }
}

/** Position of the content of a character-data section that begins here, -1 when it is another section. */
export function characterDataFrom(bytes: Buffer, from: number): number {
  return bytes.toString('latin1', from, from + longestOpening) === '<![CDATA[' ? from + longestOpening : -1;
}

/** The code starts anew at a colon, so that prefixes do not count. */
function readName(tag: Tag, bytes: Buffer, from: number): void {
  let code = 0;
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= space || byte === closeBracket || byte === slash) break;
    code = byte === colon ? 0 : (Math.imul(code, 31) + byte) | 0;
  }
  tag.name = code;
  tag.attributesFrom = at;
}

/** A `>` inside a quoted value closes nothing. */
function endOfTag(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === closeBracket) return at + 1;
    if (byte === doubleQuote || byte === singleQuote) {
      at = nextByte(bytes, at + 1, byte);
      if (at < 0) return -1;
    }
    at += 1;
  }
  return -1;
}

function nextQuote(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === doubleQuote || bytes[at] === singleQuote) return at;
  return -1;
}

export function nextByte(bytes: Buffer, from: number, wanted: number): number {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] === wanted) return at;
  return -1;
}

function readSection(tag: Tag, bytes: Buffer, from: number): boolean {
  if (bytes.length < from + longestOpening) return false;
  const opening = bytes.toString('latin1', from, from + longestOpening);
  const section = sections.find(({ opens }) => opening.startsWith(opens)) ?? { opens: '<!', closes: '>' };
  const close = bytes.indexOf(section.closes, from + section.opens.length, 'latin1');
  if (close < 0) return false;
  tag.name = 0;
  tag.kind = 'other';
  tag.attributesFrom = from;
  tag.to = close + section.closes.length;
  return true;
}
