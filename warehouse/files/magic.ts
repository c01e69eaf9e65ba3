import type { FileKind } from './file-table.ts';
import type { PlainRefusalCode } from './refusals.ts';

type Signature = { readonly bytes: readonly number[]; readonly means: FileKind | PlainRefusalCode };

const signatures: readonly Signature[] = [
  { bytes: ascii('PK\u0003\u0004'), means: 'xlsx' },
  { bytes: ascii('PK\u0005\u0006'), means: 'file.zip' },
  { bytes: ascii('PAR1'), means: 'parquet' },
  { bytes: ascii('%PDF'), means: 'file.pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], means: 'file.image' },
  { bytes: [0xff, 0xd8, 0xff], means: 'file.image' },
  { bytes: ascii('GIF8'), means: 'file.image' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], means: 'file.image' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], means: 'file.image' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], means: 'file.xls' },
  { bytes: [0x1f, 0x8b], means: 'file.gzip' },
  { bytes: ascii('BZh'), means: 'file.archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], means: 'file.archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], means: 'file.archive' },
  { bytes: ascii('7z\u00bc\u00af'), means: 'file.archive' },
  { bytes: ascii('Rar!'), means: 'file.archive' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], means: 'file.utf-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], means: 'file.utf-32' },
  { bytes: ascii('SQLite format 3'), means: 'file.binary' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], means: 'file.binary' },
];

/** Share of control characters above which bytes are no text; real exports hold none at all. */
const maxControlShare = 0.1;

/** What a file is by its first bytes: a kind that can be read, or the code of the refusal. */
export function kindOfBytes(head: Buffer): FileKind | PlainRefusalCode {
  const found = signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (found !== undefined) return found.means;
  if (isWebp(head)) return 'file.image';
  return kindOfText(head);
}

function kindOfText(head: Buffer): FileKind | PlainRefusalCode {
  // Zero bytes are dropped so that UTF-16 markup is recognised too.
  const start = head
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(?:<!doctype html|<html|<head|<table|<meta)/iu.test(start)) return 'file.html';
  if (start.startsWith('<?xml')) return 'file.xml';
  if (/^(?:\{\s*"[^"]*"\s*:|\[\s*\{\s*")/u.test(start)) return 'file.json';
  return isBinary(head.subarray(0, 8192)) ? 'file.binary' : 'text';
}

/** Zero bytes do not count, because UTF-16 text is half zeros and a lone zero byte has its own refusal. */
function isBinary(head: Buffer): boolean {
  let controls = 0;
  let others = 0;
  for (const byte of head) {
    if (byte === 0) continue;
    others += 1;
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  }
  return others === 0 ? head.length > 0 : controls / others > maxControlShare;
}

function isWebp(head: Buffer): boolean {
  return head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP';
}

function ascii(text: string): readonly number[] {
  return [...Buffer.from(text, 'latin1')];
}
