/** One record as its cells; an empty list is a blank line. */
export type TextRecord = readonly string[];

export type Encoding = 'utf-8' | 'utf-8+bom' | 'utf-16le+bom' | 'utf-16be+bom' | 'windows-1252';

export type TextLayout = {
  readonly encoding: Encoding;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly lineEnd?: '\n' | '\r\n';
  /**
   * `needed`: cells that could be misread, and grouped numbers whatever the delimiter (Google Ads). `spaces`: cells with
   * a space too (Meta). `all`: every cell (Microsoft). `formula`: every cell as `="…"` (TikTok). Default `needed`.
   */
  readonly quotes?: 'needed' | 'spaces' | 'all' | 'formula';
};

/** The characters of Windows-1252 that Latin-1 does not have and the samples use. */
const windows1252: Readonly<Record<string, number>> = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '–': 0x96 };

/** The bytes of a text table; every record ends with a line break. */
export function writeText(records: readonly TextRecord[], layout: TextLayout): Buffer {
  const lineEnd = layout.lineEnd ?? '\n';
  const lines = records.map((record) => (isSeparatorNote(record) ? record : record.map((cell) => quoted(cell, layout))));
  return encode(lines.map((cells) => `${cells.join(layout.delimiter)}${lineEnd}`).join(''), layout);
}

/** `sep=;` tells spreadsheets the delimiter and is written as it stands. */
function isSeparatorNote(record: TextRecord): boolean {
  return record.length === 1 && /^sep=.$/u.test(record[0] ?? '');
}

/** The encoding's name in a certificate: text without a single special character is ASCII in every byte encoding. */
export function encodingName(bytes: Buffer, encoding: Encoding): string {
  const isByteText = encoding === 'utf-8' || encoding === 'windows-1252';
  return isByteText && bytes.every((byte) => byte < 0x80) ? 'ascii' : encoding;
}

/** The delimiter's name in a certificate. */
export const delimiterName = (delimiter: TextLayout['delimiter']): string => (delimiter === '\t' ? 'TAB' : delimiter);

function quoted(cell: string, { delimiter, quotes = 'needed' }: TextLayout): string {
  const inQuotes = `"${cell.replaceAll('"', '""')}"`;
  if (quotes === 'formula') return `=${inQuotes}`;
  const isRisky = cell.includes(delimiter) || cell.includes(',') || /["\r\n]/u.test(cell);
  return isRisky || quotes === 'all' || (quotes === 'spaces' && cell.includes(' ')) ? inQuotes : cell;
}

function encode(text: string, { encoding }: TextLayout): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8+bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf-16le+bom':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be+bom':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(Array.from(text, windowsByte));
  }
}

function windowsByte(character: string): number {
  const code = windows1252[character] ?? character.codePointAt(0) ?? 0;
  if (code > 0xff) throw new Error(`"${character}" is not in Windows-1252`);
  return code;
}
