import { createHash } from 'node:crypto';

import { utf16Transcoder } from './encoding.ts';
import type { TextForm } from './encoding.ts';
import { readChunks } from './read-chunks.ts';
import { startScan } from './structural-scan.ts';
import type { Structure } from './structural-scan.ts';
import type { OffsetPair } from './text-source.ts';
import { startUtf8Check } from './utf8-check.ts';
import type { Utf8Findings } from './utf8-check.ts';

export type ReadProgress = (readBytes: number, totalBytes: number) => void;

export type ScanOptions = {
  readonly form: TextForm;
  /** Code of the delimiter's byte. */
  readonly delimiter: number;
  readonly maxRecordBytes: number;
  readonly totalBytes: number;
  readonly onProgress?: ReadProgress | undefined;
  /** Hashes the file beside the scan; the scan does it itself when absent. */
  readonly hash?: HashFile | undefined;
};

export type HashFile = (path: string) => Promise<string>;

export type ScannedText = {
  readonly structure: Structure;
  readonly utf8: Utf8Findings;
  /** Record that holds the first byte which cannot be UTF-8. */
  readonly firstBadRecord: number | null;
  readonly pairs: readonly OffsetPair[];
  readonly fileBytes: number;
  /** Null when scanning stopped at a limit. */
  readonly sha256: string | null;
};

/** Reads a text once, from its first to its last byte, and learns all that needs every byte: records, encoding, hash. */
export async function scanText(path: string, options: ScanOptions): Promise<ScannedText> {
  const hash = options.hash === undefined ? ownHash() : hashBeside(path, options.hash);
  const scanner = startScan(options.delimiter, options.maxRecordBytes);
  const pass = options.form.layout === 'bytes' ? bytesPass(scanner) : utf16Pass(scanner, options.form.layout);
  let fileBytes = 0;
  let isWhole = true;
  for await (const { bytes, position } of readChunks(path)) {
    hash.update(bytes);
    fileBytes += bytes.length;
    options.onProgress?.(fileBytes, options.totalBytes);
    const skip = position === 0 ? options.form.bomBytes : 0;
    isWhole = pass.push(bytes.subarray(skip), position + skip);
    if (!isWhole) break;
  }
  return { structure: scanner.end(), ...pass.end(), fileBytes, sha256: isWhole ? await hash.digest() : null };
}

type Hashing = { readonly update: (bytes: Buffer) => void; readonly digest: () => Promise<string> };

function ownHash(): Hashing {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), digest: () => Promise.resolve(hash.digest('hex')) };
}

function hashBeside(path: string, hashFile: HashFile): Hashing {
  const hashed = hashFile(path);
  // It is awaited at the end of the scan, and may fail long before that.
  hashed.catch(() => undefined);
  return { update: () => undefined, digest: () => hashed };
}

type Pass = {
  readonly push: (bytes: Buffer, position: number) => boolean;
  readonly end: () => Pick<ScannedText, 'utf8' | 'firstBadRecord' | 'pairs'>;
};

function bytesPass(scanner: ReturnType<typeof startScan>): Pass {
  const check = startUtf8Check();
  let firstBadRecord: number | null = null;
  const push = (bytes: Buffer): boolean => {
    const bad = check.push(bytes);
    if (bad === null) return scanner.push(bytes);
    const goesOn = scanner.push(bytes.subarray(0, bad));
    firstBadRecord = scanner.record();
    return goesOn && scanner.push(bytes.subarray(bad));
  };
  return { push, end: () => ({ utf8: check.end(), firstBadRecord, pairs: [] }) };
}

function utf16Pass(scanner: ReturnType<typeof startScan>, layout: 'utf-16le' | 'utf-16be'): Pass {
  const transcoder = utf16Transcoder(layout);
  const pairs: OffsetPair[] = [];
  let offset = 0;
  const push = (bytes: Buffer, position: number): boolean => {
    pairs.push({ offset, position: position - transcoder.heldBytes() });
    const text = transcoder.push(bytes);
    offset += text.length;
    return scanner.push(text);
  };
  return { push, end: () => ({ utf8: { isAscii: false, isUtf8: true, isMixed: false }, firstBadRecord: null, pairs }) };
}
