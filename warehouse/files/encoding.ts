import { isUtf8 } from 'node:buffer';

/** Text encodings as the certificate names them. `ascii` is UTF-8 in which no byte is above 127. */
export type Encoding =
  | 'ascii'
  | 'utf-8'
  | 'utf-8+bom'
  | 'utf-16le'
  | 'utf-16le+bom'
  | 'utf-16be'
  | 'utf-16be+bom'
  | 'windows-1252'
  | 'xlsx'
  | 'parquet';

/**
 * How the bytes of a text are laid out, as far as its start tells. `bytes` covers UTF-8 and Windows-1252, which only
 * the whole file can tell apart: line breaks, quotes and delimiters are the same bytes in both.
 */
export type TextForm = {
  readonly layout: 'bytes' | 'utf-16le' | 'utf-16be';
  readonly bomBytes: number;
  /** How cells are decoded when the layout is `bytes`; `either` decides record by record. */
  readonly decoding: 'utf-8' | 'windows-1252' | 'either';
};

/** Share of two-byte units with a zero half above which text without a byte-order mark is UTF-16. */
const minZeroShare = 0.2;

/** The layout of a text by its byte-order mark or, without one, by the places of its zero bytes; `encoding` overrides. */
export function textFormOf(head: Buffer, encoding?: Encoding): TextForm {
  const bom = bomOf(head);
  if (encoding === undefined) return bom ?? formByZeroBytes(head);
  const layout = encoding.startsWith('utf-16le') ? 'utf-16le' : encoding.startsWith('utf-16be') ? 'utf-16be' : 'bytes';
  const decoding = encoding === 'windows-1252' ? 'windows-1252' : 'utf-8';
  return { layout, bomBytes: bom?.layout === layout ? bom.bomBytes : 0, decoding };
}

function bomOf(head: Buffer): TextForm | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { layout: 'bytes', bomBytes: 3, decoding: 'either' };
  if (head[0] === 0xff && head[1] === 0xfe) return { layout: 'utf-16le', bomBytes: 2, decoding: 'utf-8' };
  if (head[0] === 0xfe && head[1] === 0xff) return { layout: 'utf-16be', bomBytes: 2, decoding: 'utf-8' };
  return null;
}

function formByZeroBytes(head: Buffer): TextForm {
  const units = Math.min(2048, head.length >> 1);
  let even = 0;
  let odd = 0;
  for (let unit = 0; unit < units; unit += 1) {
    if (head[unit * 2] === 0) even += 1;
    if (head[unit * 2 + 1] === 0) odd += 1;
  }
  if (odd > units * minZeroShare && even <= odd * 0.05) return { layout: 'utf-16le', bomBytes: 0, decoding: 'utf-8' };
  if (even > units * minZeroShare && odd <= even * 0.05) return { layout: 'utf-16be', bomBytes: 0, decoding: 'utf-8' };
  return { layout: 'bytes', bomBytes: 0, decoding: 'either' };
}

/** What the bytes of a whole text turned out to be. */
export type ByteTraits = { readonly isAscii: boolean; readonly isUtf8: boolean };

/** The encoding's name as the certificate states it. */
export function encodingName(form: TextForm, traits: ByteTraits): Encoding {
  if (form.layout !== 'bytes') return form.bomBytes > 0 ? `${form.layout}+bom` : form.layout;
  if (form.bomBytes > 0) return 'utf-8+bom';
  if (form.decoding === 'windows-1252') return 'windows-1252';
  if (traits.isAscii) return 'ascii';
  return traits.isUtf8 || form.decoding === 'utf-8' ? 'utf-8' : 'windows-1252';
}

const windows1252 = new TextDecoder('windows-1252');

/** Text of one record's bytes. */
export function decodeBytes(bytes: Buffer, decoding: TextForm['decoding']): string {
  if (decoding === 'windows-1252' || (decoding === 'either' && !isUtf8(bytes))) return windows1252.decode(bytes);
  return bytes.toString('utf8');
}

/** Turns UTF-16 chunks into UTF-8; a surrogate pair that a chunk border cuts is kept for the next call. */
export type Transcoder = { readonly push: (raw: Buffer) => Buffer; readonly heldBytes: () => number };

export function utf16Transcoder(layout: 'utf-16le' | 'utf-16be'): Transcoder {
  let held = '';
  const push = (raw: Buffer): Buffer => {
    const even = raw.subarray(0, raw.length & ~1);
    const text = held + (layout === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le');
    const last = text.charCodeAt(text.length - 1);
    const isCut = last >= 0xd800 && last <= 0xdbff;
    held = isCut ? text.slice(-1) : '';
    return Buffer.from(isCut ? text.slice(0, -1) : text, 'utf8');
  };
  return { push, heldBytes: () => held.length * 2 };
}
