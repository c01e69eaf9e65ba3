import { describe, expect, it } from 'vitest';

import { openBytes, opened, testFolder } from './open-bytes.test-kit.ts';

describe('a text file that holds no rows or several tables', () => {
  async function tablesOf(text: string): Promise<unknown> {
    await using folder = await testFolder();
    const file = await opened(openBytes(folder.path, text));
    const rows = await Promise.all(file.tables.map(async ({ id }) => (await file.toPlain(id, folder.path)).rows));
    return [
      file.records,
      file.issues.map(({ code }) => code),
      file.tables.map((table, index) => [
        table.id,
        table.preamble.map(({ record }) => record),
        table.headerRecord,
        table.header.join('|'),
        table.bodyRecords,
        rows[index],
      ]),
    ];
  }

  it('gives the tables of a GA4 home export', async () => {
    const text =
      '# ---\n# Account: Demo\n# ---\n#  \n# Start date: 20230923\nNth day,Users\n0000,5\n0001,0\n\n# Start date: 20230923\nNth day,New users\n0000,1\n\n# What are your top conversions?\nEvent name,Conversions\n\n\n#  \nCountry ID,Something\nIN,15\n';
    expect(await tablesOf(text.replaceAll('\n', '\r\n'))).toEqual([
      20,
      [],
      [
        ['1', [1, 2, 3, 4, 5], 6, 'Nth day|Users', 2, 2],
        ['2', [10], 11, 'Nth day|New users', 1, 1],
        ['3', [14], 15, 'Event name|Conversions', 0, 0],
        ['4', [18], 19, 'Country ID|Something', 1, 1],
      ],
    ]);
  });

  it('gives a table without rows for a header alone', async () => {
    expect(await tablesOf('Campaign,Clicks,Cost\n')).toEqual([1, [], [['1', [], 1, 'Campaign|Clicks|Cost', 0, 0]]]);
  });

  it.each([
    ['prose', 'Dear all,\nplease find the report, as agreed.\n'],
    ['rows without names', '2026-01-01,A,5\n2026-01-02,B,6\n'],
    ['one column', 'Campaign\nA\nB\n'],
  ])('gives no table for %s', async (_, text) => {
    expect(await tablesOf(text)).toEqual([expect.any(Number), ['header.none'], []]);
  });

  it('tells of a stated header record that does not exist', async () => {
    await using folder = await testFolder();
    const file = await opened(openBytes(folder.path, 'Campaign,Clicks\nA,1\n', { headerRecord: 99 }));
    expect([file.tables, file.issues.map(({ code }) => code)]).toEqual([[], ['header.record-missing']]);
  });
});

describe('a lone quote', () => {
  async function issuesOf(text: string): Promise<unknown> {
    await using folder = await testFolder();
    const file = await opened(openBytes(folder.path, text));
    return file.issues.map(({ code, severity, records }) => [code, severity, records]);
  }

  it('that is never closed refuses the import', async () => {
    expect(await issuesOf('Campaign,Clicks\nA,1\n"Big sale,2\nB,3\n')).toEqual([['quotes.unclosed', 'error', [3]]]);
  });

  it('that another one closes lines later is a question', async () => {
    expect(await issuesOf('Campaign,Clicks\n"Big sale,2\nB,3\n"C,4\nD,5\n')).toEqual([['quotes.unbalanced', 'question', [2]]]);
  });

  it('in the last record means that the file is cut off', async () => {
    expect(await issuesOf('Campaign,Clicks\nA,1\n"Big sa')).toEqual([['file.cut-off', 'question', [3]]]);
  });
});
