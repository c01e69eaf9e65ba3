import { describe, expect, it } from 'vitest';

import { recordOfRow, utf16le } from './check-text.test-kit.ts';
import { isTestHeader, openBytes, opened, rowsOf, testFolder } from './open-bytes.test-kit.ts';

describe('a long file', () => {
  it('is sampled at both ends, with record numbers that count quoted line breaks right', async () => {
    await using folder = await testFolder();
    const rows = Array.from({ length: 60_000 }, (_, row) =>
      row % 7 === 0 ? `"Campaign\n${row}",${row},"1,5"` : `Campaign ${row},${row},1`,
    );
    const file = await opened(openBytes(folder.path, `Report\nCampaign,Clicks,Cost\n${rows.join('\n')}\n\n`));
    const [table] = file.tables;
    expect([file.records, table?.bodyRecords, table?.head.length, table?.tail.length, table?.blankRecords]).toEqual([
      60_003, 60_000, 500, 200, 1,
    ]);
    expect([table?.head.at(-1), table?.tail[0], table?.tail.at(-1)].map((record) => [record?.record, record?.cells[1]])).toEqual([
      [502, '499'],
      [59_803, '59800'],
      [60_002, '59999'],
    ]);
  });

  it('with a footer and UTF-16 is sampled in the same way', async () => {
    await using folder = await testFolder();
    const rows = Array.from({ length: 60_000 }, (_, row) => `Kampagne 😀 ${row}\t${row}\t1`);
    const file = await opened(openBytes(folder.path, utf16le(`Campaign\tClicks\tCost\n${rows.join('\n')}\n\n©2026\n`)));
    const [table] = file.tables;
    expect([table?.bodyRecords, table?.tail.length, table?.tail.at(-1), table?.footer]).toEqual([
      60_000,
      200,
      { record: 60_001, cells: ['Kampagne 😀 59999', '59999', '1'] },
      [{ record: 60_003, cells: ['©2026'] }],
    ]);
    const plain = await file.toPlain('1', folder.path);
    const read = await rowsOf(plain);
    expect([read.length, read[59_999]]).toEqual([60_000, ['Kampagne 😀 59999', '59999', '1']]);
  });

  it('with a blank record after every row gives all rows with their record numbers', async () => {
    await using folder = await testFolder();
    const rows = Array.from({ length: 5000 }, (_, row) => `Campaign ${row},${row},1`);
    const file = await opened(openBytes(folder.path, `Campaign,Clicks,Cost\r\r\n${rows.join('\r\r\n')}\r\r\n`));
    const [table] = file.tables;
    const plain = await file.toPlain('1', folder.path);
    expect([file.records, table?.bodyRecords, table?.blankRecords, plain.rows, recordOfRow(plain.runs, 4999)]).toEqual([
      10_002, 5000, 5001, 5000, 10_001,
    ]);
    expect(plain.runs).toEqual([{ row: 0, record: 3, step: 2 }]);
    expect([table?.head.length, table?.tail.at(-1)]).toEqual([500, { record: 10_001, cells: ['Campaign 4999', '4999', '1'] }]);
  });

  it('lists the records that lose cells beyond the columns', async () => {
    await using folder = await testFolder();
    const rows = Array.from({ length: 30_000 }, (_, row) => (row === 15_000 ? `A,${row},1,extra` : `A,${row},1`));
    const file = await opened(openBytes(folder.path, `Campaign,Clicks,Cost\n${rows.join('\n')}\n`));
    const plain = await file.toPlain('1', folder.path, { forceCopy: true });
    expect([plain.kind === 'csv' && plain.overlong, plain.rows, (await rowsOf(plain))[15_000]]).toEqual([
      [15_002],
      30_000,
      ['A', '15000', '1'],
    ]);
  });

  it('tells how far reading has come', async () => {
    await using folder = await testFolder();
    const seen: number[] = [];
    const text = `Campaign,Clicks\n${'A,1\n'.repeat(600_000)}`;
    await opened(openBytes(folder.path, text, { isKnownHeader: isTestHeader, onProgress: (done, total) => seen.push(done / total) }));
    expect([seen.length, seen.at(-1), seen.toSorted((a, b) => a - b)]).toEqual([3, 1, seen]);
  });
});
