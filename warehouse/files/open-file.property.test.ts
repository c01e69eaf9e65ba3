import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openBytes, opened, rowsOf, testFolder } from './open-bytes.test-kit.ts';
import { recordsOf } from './read-records.ts';
import { startScan } from './structural-scan.ts';

const encodings = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le with mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16be with mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'windows-1252': (text: string) => Buffer.from(text, 'latin1'),
};

const delimiters = [',', '\t', ';', '|'] as const;

/** Without formulas, which are unwrapped, and without characters that make two Windows-1252 letters in a row valid UTF-8. */
const cell = fc
  .string({ unit: fc.constantFrom('a', 'x', 'é', 'ö', 'ß', '"', ',', ';', '|', '\t', '\n', '\r\n', ' ', '1', '-', '='), maxLength: 8 })
  .filter((text) => !text.startsWith('="'));
const row = fc.tuple(
  cell.map((text) => `n${text}`),
  cell,
  cell,
);

function csv(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  return rows
    .map(
      (cells) =>
        `${cells.map((text) => (/[",;|\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(delimiter)}${lineEnd}`,
    )
    .join('');
}

describe('opening a text file', () => {
  it('does not depend on encoding, delimiter and line ends', async () => {
    const places = fc.record({
      encoding: fc.constantFrom(...Object.values(encodings)),
      delimiter: fc.constantFrom(...delimiters),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      rows: fc.array(row, { maxLength: 12 }),
    });
    await using folder = await testFolder();
    await fc.assert(
      fc.asyncProperty(places, async ({ encoding, delimiter, lineEnd, rows }) => {
        const header = ['Campaign', 'Clicks', 'Cost'];
        const file = await opened(openBytes(folder.path, encoding(csv([['Report of May'], header, ...rows], delimiter, lineEnd))));
        const expected = rows.map((cells, index) => ({ record: index + 3, cells }));
        expect(file.tables.map((table) => [table.headerRecord, table.header, table.head, table.bodyRecords, file.records])).toEqual([
          [2, header, expected, rows.length, rows.length + 2],
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the query engine the cells that the sample shows, however the rows are written', async () => {
    const mess = fc
      .array(fc.constantFrom('a', 'b', ',', ',', '"', '""', '\n', '\n', '\r\n', ' ', '=', '#', '1', 'ü'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    await using folder = await testFolder();
    await fc.assert(
      fc.asyncProperty(mess, fc.boolean(), async (body, forceCopy) => {
        const file = await opened(openBytes(folder.path, `Campaign,Clicks,Cost\nA,1,2\n${body}`));
        const [table] = file.tables;
        if (table === undefined || file.issues.some(({ code }) => code === 'quotes.unclosed' || code === 'file.cut-off')) return;
        const plain = await file.toPlain(table.id, folder.path, { forceCopy });
        const padded = table.head.map(({ cells }) =>
          [...cells, ...Array.from({ length: plain.columns }, () => '')].slice(0, plain.columns),
        );
        expect(await rowsOf(plain)).toEqual(padded);
        if (file.tables.length > 1) return;
        expect([plain.rows, table.headerRecord + table.bodyRecords + table.blankRecords + table.footer.length]).toEqual([
          padded.length,
          file.records,
        ]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the structural scan', () => {
  const text = fc
    .array(fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ' ', '#', '=', '\n\n'), { maxLength: 80 })
    .map((parts) => Buffer.from(parts.join('')));

  it('finds the same wherever the chunks are cut', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(80), { maxLength: 6 }), (bytes, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
        const whole = startScan(44, 1000);
        whole.push(bytes);
        const cut = startScan(44, 1000);
        for (let index = 1; index < places.length; index += 1) cut.push(bytes.subarray(places[index - 1], places[index]));
        expect({ ...cut.end(), checkpoints: [] }).toEqual({ ...whole.end(), checkpoints: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the records that the tokenizer gives, and starts checkpoints at their first bytes', () => {
    fc.assert(
      fc.property(text, fc.nat(80), (bytes, at) => {
        const scan = startScan(44, 1000);
        scan.push(bytes.subarray(0, at));
        scan.push(bytes.subarray(at));
        const { records, checkpoints } = scan.end();
        const read = recordsOf(
          { bytes, offset: 0, record: 1 },
          { delimiter: ',', decoding: 'utf-8', maxCells: 100 },
          { maxRecords: 1000, isEnd: true },
        );
        expect(records).toBe(read.length);
        for (const { offset, record } of checkpoints) if (offset < bytes.length) expect(read[record - 1]?.offset).toBe(offset);
      }),
      { numRuns: 2000 },
    );
  });
});
