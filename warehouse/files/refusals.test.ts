import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import type { FileLimits } from './file-table.ts';
import { isTestHeader, openBytes, runSql, testFolder } from './open-bytes.test-kit.ts';
import type { OpenAnswer } from './open-answer.ts';
import { openFile } from './open-file.ts';

async function check(bytes: Uint8Array | string, code: string, limits: Partial<FileLimits> = {}): Promise<void> {
  await using folder = await testFolder();
  expect(codeOf(await openBytes(folder.path, bytes, { limits }))).toBe(code);
}

function codeOf(answer: OpenAnswer): string {
  return 'refusal' in answer ? answer.refusal.code : 'opened';
}

const binary = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251));

type Refused = readonly [what: string, bytes: Uint8Array | string, code: string, limits?: Partial<FileLimits>];

const cases: readonly Refused[] = [
  ['nothing', '', 'file.empty'],
  ['only line breaks', '\n\r\n \n', 'file.empty'],
  ['only a byte-order mark', '\ufeff', 'file.empty'],
  ['a PDF', '%PDF-1.7\n', 'file.pdf'],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'file.image'],
  ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'file.image'],
  ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file.xls'],
  ['an empty ZIP', Buffer.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]), 'file.zip'],
  ['gzip', gzipSync('Campaign,Clicks\nA,1\n'), 'file.gzip'],
  ['a web page', '\n<!DOCTYPE html><html><body>Sign in</body></html>', 'file.html'],
  ['JSON', '[{"campaign": "A", "clicks": 1}]', 'file.json'],
  ['XML', '<?xml version="1.0"?><Workbook/>', 'file.xml'],
  ['other bytes', binary, 'file.binary'],
  ['only zero bytes', Buffer.alloc(5000), 'file.binary'],
  ['a zero byte in text', 'Campaign,Clicks\nA\0,1\n', 'file.nul-bytes'],
  ['a zero byte far into the text', `Campaign,Clicks\n${'A,1\n'.repeat(400_000)}A\0,1\n`, 'file.nul-bytes'],
  ['half a Parquet file', 'PAR1abcdefghijklmnop', 'file.truncated'],
  ['a damaged Parquet file', `PAR1${'x'.repeat(100)}PAR1`, 'file.parquet-unreadable'],
  ['more bytes than allowed', 'Campaign,Clicks\nA,1\n', 'file.too-large', { maxBytes: 10 }],
  ['ten thousand columns', `${Array.from({ length: 10_000 }, (_, column) => `c${column}`).join(',')}\n`, 'file.too-many-columns'],
  ['a wide first record that the sample cuts', ','.repeat(2_000_000), 'file.too-many-columns'],
  ['a line of 40 MB', 'a'.repeat(40_000_000), 'file.record-too-long'],
  ['a quote that is never closed in 40 MB', `Campaign,Clicks\n"A,1\n${'B,2\n'.repeat(10_000_000)}`, 'file.record-too-long'],
  ['a record longer than allowed', `Campaign,Clicks\nA,1\n${'B'.repeat(500)},2\nC,3\n`, 'file.record-too-long', { maxRecordBytes: 400 }],
];

describe('a file is refused when it holds', () => {
  const named = cases.map(([what, bytes, code, limits]) => ({ what, bytes, code, limits }));
  it.each(named)('$what', ({ bytes, code, limits }) => check(bytes, code, limits));
});

describe('a path is refused when it', () => {
  const options = { isKnownHeader: isTestHeader, runSql };

  it('names nothing, or a folder', async () => {
    await using folder = await testFolder();
    await mkdir(join(folder.path, 'inside'));
    expect([
      codeOf(await openFile(join(folder.path, 'missing.csv'), options)),
      codeOf(await openFile(join(folder.path, 'inside'), options)),
    ]).toEqual(['file.not-found', 'file.is-directory']);
  });

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read (skipped: the superuser may read all)', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'secret');
    await mkdir(path);
    await chmod(path, 0o000);
    expect(codeOf(await openFile(join(path, 'a.csv'), options))).toBe('file.no-permission');
    await chmod(path, 0o700);
  });

  it('names a device', async () => {
    expect(codeOf(await openFile('/dev/null', options))).toBe('file.not-regular');
  });
});

describe('a refusal', () => {
  it('says what to do', async () => {
    await using folder = await testFolder();
    const answer = await openBytes(folder.path, '%PDF-1.7\n');
    expect('refusal' in answer && answer.refusal.message).toContain('export the same report as CSV or XLSX');
  });
});
