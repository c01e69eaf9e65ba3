import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

/**
 * The records of a delimited text, read in the plainest way and by nothing of ours: record n of the file is entry n − 1.
 * Cells lose their quotes and `="…"`, as spreadsheets show them.
 */
export function plainRecords(path: string, delimiter: string): readonly (readonly string[])[] {
  const mark = delimiter === '|' ? String.raw`\|` : delimiter;
  const cell = new RegExp(String.raw`("(?:[^"]|"")*"[^${mark}\r\n]*|[^${mark}\r\n]*)(${mark}|\r\n|\n|\r|$)`, 'gu');
  const records: string[][] = [[]];
  for (const [, text = '', end] of decoded(readFileSync(path)).matchAll(cell)) {
    records.at(-1)?.push(shown(text));
    if (end !== delimiter) records.push([]);
  }
  return records;
}

function shown(cell: string): string {
  const [, quoted, rest = ''] = /^"((?:[^"]|"")*)"(.*)$/su.exec(cell) ?? [];
  const text = quoted === undefined ? cell : quoted.replaceAll('""', '"') + rest;
  return /^="(.*)"$/su.exec(text)?.[1] ?? text;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/u, '');
  return new TextDecoder('windows-1252').decode(bytes);
}
