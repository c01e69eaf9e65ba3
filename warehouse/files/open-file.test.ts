import { describe, expect, it } from 'vitest';

import { isTestHeader, openBytes, opened, rowsOf, testFolder } from './open-bytes.test-kit.ts';
import type { OpenFileOptions } from './open-file.ts';

type Expected = {
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRecord: number;
  readonly header: readonly string[];
  /** Record numbers of the body. */
  readonly body: readonly number[];
  readonly preamble?: readonly number[];
  readonly footer?: readonly number[];
  readonly blank?: number;
  readonly issues?: readonly string[];
  /** Whether the query engine reads the file itself. */
  readonly inPlace: boolean;
};

/** Opens a file of one table and has the query engine read it: both must see the same cells. */
async function check(bytes: Uint8Array | string, expected: Expected, options: Partial<OpenFileOptions> = {}): Promise<void> {
  await using folder = await testFolder();
  const file = await opened(openBytes(folder.path, bytes, options));
  const [table] = file.tables;
  if (table === undefined) throw new Error('no table was found');
  const plain = await file.toPlain(table.id, folder.path);
  expect({
    tables: file.tables.length,
    encoding: file.encoding,
    delimiter: file.delimiter,
    headerRecord: table.headerRecord,
    header: table.header,
    body: table.head.map(({ record }) => record),
    preamble: table.preamble.map(({ record }) => record),
    footer: table.footer.map(({ record }) => record),
    blank: table.blankRecords,
    issues: file.issues.map(({ code }) => code),
    inPlace: plain.kind === 'csv' && !plain.isCopy,
  }).toEqual({ tables: 1, preamble: [], footer: [], blank: 0, issues: [], ...expected });
  expect([plain.rows, table.tail]).toEqual([table.bodyRecords, []]);
  const padded = table.head.map(({ cells }) => [...cells, ...Array.from({ length: plain.columns }, () => '')].slice(0, plain.columns));
  expect(await rowsOf(plain)).toEqual(padded);
  expect(table.head.map((_, row) => recordOfRow(plain.runs, row))).toEqual(expected.body);
  const copy = await file.toPlain(table.id, folder.path, { forceCopy: true });
  expect([copy.kind === 'csv' && copy.isCopy, await rowsOf(copy)]).toEqual([true, padded]);
}

function recordOfRow(runs: readonly { row: number; record: number }[], row: number): number {
  const run = runs.findLast((other) => other.row <= row) ?? { row: 0, record: 0 };
  return run.record + row - run.row;
}

function utf16le(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

const google =
  'Campaign report\n"July 8, 2025 - July 31, 2025"\nCampaign,Impr.,Cost\nA,"1,234",1.50\n"B, north", --,2.00\nTotal: Campaigns,"1,234",3.50\n';

describe('a text file', () => {
  it('of Google Ads has two records before its header', () =>
    check(google, {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 3,
      header: ['Campaign', 'Impr.', 'Cost'],
      body: [4, 5, 6],
      preamble: [1, 2],
      inPlace: true,
    }));

  it('of Google Ads for Excel is UTF-16 with tabs', () =>
    check(utf16le('Ad group report\nAll time\nCampaign\tImpr.\tCost\nA\t"9,380"\t1.5\n😀\t2\t"3"\n'), {
      encoding: 'utf-16le+bom',
      delimiter: 'TAB',
      headerRecord: 3,
      header: ['Campaign', 'Impr.', 'Cost'],
      body: [4, 5],
      preamble: [1, 2],
      inPlace: false,
    }));

  it('of Meta begins with a byte-order mark', () =>
    check('\ufeffDay,"Campaign name","Amount spent (EUR)"\n2026-06-25,A,557.34\n2026-06-24,"Bé",1\n', {
      encoding: 'utf-8+bom',
      delimiter: ',',
      headerRecord: 1,
      header: ['Day', 'Campaign name', 'Amount spent (EUR)'],
      body: [2, 3],
      inPlace: true,
    }));

  it('of a German spreadsheet is Windows-1252 with semicolons', () =>
    check(Buffer.from('Kampagne;Klicks;Kosten\r\nMöbel Köln;1.234;1,50 \x80\r\nGrün;5;2,00 \x80\r\n', 'latin1'), {
      encoding: 'windows-1252',
      delimiter: ';',
      headerRecord: 1,
      header: ['Kampagne', 'Klicks', 'Kosten'],
      body: [2, 3],
      issues: ['encoding.windows-1252'],
      inPlace: false,
    }));

  it('keeps totals that stand first', () =>
    check('Day,Campaign name,Spend\n,,12\n2026-01-01,A,5\n2026-01-02,A,7\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Day', 'Campaign name', 'Spend'],
      body: [2, 3, 4],
      inPlace: true,
    }));

  it('of LinkedIn has five records before its header', () =>
    check(
      'Campaign Performance Report (in UTC)\nReport Start: 1/1/2026\nReport End: 1/31/2026\nDate Generated: 2/1/2026\n\nStart Date (in UTC)\tAccount Name\tTotal Spent\n1/1/2026\tAcme\t5.5\n1/2/2026\tAcme\t6\n',
      {
        encoding: 'ascii',
        delimiter: 'TAB',
        headerRecord: 6,
        header: ['Start Date (in UTC)', 'Account Name', 'Total Spent'],
        body: [7, 8],
        preamble: [1, 2, 3, 4],
        inPlace: true,
      },
    ));

  it('of Campaign Manager 360 has a preamble of any length', () =>
    check(
      'Report\nDate/Time Generated,5/1/26 1:00 AM\nReport Time Zone,America/New_York\nAccount ID,123\nAdvertiser,Equals: Acme (55)\n\nReport Fields\nCampaign,Site (CM360),Impressions,Media Cost\nA,x.com,10,1.5\nB,y.com,5,0.5\nGrand Total:,---,15,2\n',
      {
        encoding: 'ascii',
        delimiter: ',',
        headerRecord: 8,
        header: ['Campaign', 'Site (CM360)', 'Impressions', 'Media Cost'],
        body: [9, 10, 11],
        preamble: [1, 2, 3, 4, 5, 7],
        inPlace: true,
      },
    ));

  it('of Campaign Manager 360 without rows says so under its header', async () => {
    await using folder = await testFolder();
    const file = await opened(
      openBytes(folder.path, 'Report Fields\nCampaign,Site (CM360),Impressions,Media Cost\nNo data returned by the reporting service.\n'),
    );
    expect(file.tables.map(({ headerRecord, bodyRecords, footer }) => [headerRecord, bodyRecords, footer.length])).toEqual([[2, 0, 1]]);
  });

  it('of Display & Video 360 ends before its metadata', () =>
    check(
      'Advertiser,Insertion Order,Impressions,Revenue (Adv Currency)\nX,IO 1,10,1.5\nX,IO 2,20,2.5\n,,30,4\n\nReport Time:,2026/05/01 10:13 GMT,,\nDate Range:,2026/04/01 - 2026/04/30,,\nGroup By:,Insertion Order,,\n',
      {
        encoding: 'ascii',
        delimiter: ',',
        headerRecord: 1,
        header: ['Advertiser', 'Insertion Order', 'Impressions', 'Revenue (Adv Currency)'],
        body: [2, 3, 4],
        footer: [6, 7, 8],
        blank: 1,
        inPlace: false,
      },
    ));

  it('of Microsoft Advertising has nine records before and a copyright line after', () =>
    check(
      `${Array.from({ length: 8 }, (_, line) => `"Report line ${line}: x, y"`).join('\n')}\n"Rows: 2"\n\n"AccountId","CampaignId","Clicks"\n"1","2","3"\n"1","4","5"\n\n"@2020 Microsoft Corporation. All rights reserved. "\n`,
      {
        encoding: 'ascii',
        delimiter: ',',
        headerRecord: 11,
        header: ['AccountId', 'CampaignId', 'Clicks'],
        body: [12, 13],
        preamble: [1, 2, 3, 4, 5, 6, 7, 8, 9],
        footer: [15],
        blank: 1,
        inPlace: false,
      },
    ));

  it('of Spotify has a preamble and a blank record', () =>
    check('Report Name: X\nReport Granularity: Daily\n\nCampaign id,Date,Spend\na,2026/06/23,.22\nb,2026/06/24,-\n\n\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 4,
      header: ['Campaign id', 'Date', 'Spend'],
      body: [5, 6],
      preamble: [1, 2],
      blank: 2,
      inPlace: true,
    }));

  it('of a GA4 exploration has one cell more in its totals row', () =>
    check('# ----\n# demo - GA4\n# ----\n\nCountry,Event count,Users\n,432,9,Grand total\nIN,378,5\nUS,54,4\n\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 5,
      header: ['Country', 'Event count', 'Users'],
      body: [6, 7, 8],
      preamble: [1, 2, 3],
      blank: 1,
      inPlace: false,
    }));

  it('may state its delimiter', () =>
    check('sep=;\r\nCampaign;Clicks\r\nA, b;1\r\nC;2\r\n', {
      encoding: 'ascii',
      delimiter: ';',
      headerRecord: 2,
      header: ['Campaign', 'Clicks'],
      body: [3, 4],
      preamble: [1],
      inPlace: true,
    }));

  it('may be separated by pipes', () =>
    check('Campaign|Clicks|Cost\nA, b|1|1,5\nC|2|2,5\n', {
      encoding: 'ascii',
      delimiter: '|',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2, 3],
      inPlace: true,
    }));

  it('may hold line breaks in quotes', () =>
    check('Campaign,Clicks\n"A\nnorth ""x""",1\n"B\r\n",2\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3],
      inPlace: true,
    }));

  it('may hold line breaks in the records before its body', () =>
    check('"Report\nof May"\nCampaign,"Clicks"\nA,1\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 2,
      header: ['Campaign', 'Clicks'],
      body: [3],
      preamble: [1],
      inPlace: false,
    }));

  it('may mix line ends', () =>
    check('Campaign,Clicks\r\nA,1\nB,2\r\nC,3\rD,4', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3, 4, 5],
      issues: ['lines.mixed'],
      inPlace: false,
    }));

  it('may end its lines with carriage returns only', () =>
    check('Campaign,Clicks\rA,1\rB,2\r', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3],
      inPlace: false,
    }));

  it('may wrap cells as formulas', () =>
    check('="Nama kampanye"\t="Biaya"\n="A"\t="181000000000000000"\n="B ""x"""\t="2"\n', {
      encoding: 'ascii',
      delimiter: 'TAB',
      headerRecord: 1,
      header: ['Nama kampanye', 'Biaya'],
      body: [2, 3],
      inPlace: false,
    }));

  it('may hold formulas inside quotes', () =>
    check('Campaign,Clicks\n"=""0123""",1\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2],
      inPlace: false,
    }));

  it('may hold lone quotes inside cells', () =>
    check('Campaign,Clicks\n5" screen,1\nA "b" c,2\nD, "3"\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3, 4],
      inPlace: false,
    }));

  it('may hold blank records and comments inside its body', () =>
    check('Campaign,Clicks,Cost\nA,1,1\n\n,,\nB,2,1\n# note,,\nC,3,1\n\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2, 5, 7],
      footer: [6],
      blank: 3,
      inPlace: false,
    }));

  it('may have rows that are shorter or longer than its header', () =>
    check('Campaign,Clicks,Cost\nA,1\nB,2,3,4\nC,5,6\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks', 'Cost'],
      body: [2, 3, 4],
      inPlace: false,
    }));

  it('may mix encodings', () =>
    check(Buffer.concat([Buffer.from('Campaign,Clicks\nMöbel,1\n'), Buffer.from('Köln,2\n', 'latin1'), Buffer.from('😀,3\n')]), {
      encoding: 'windows-1252',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3, 4],
      issues: ['encoding.mixed'],
      inPlace: false,
    }));

  it('with unknown names is read and told', () =>
    check('Report x\nfoo,bar,baz\na,b,1\nc,d,2\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 2,
      header: ['foo', 'bar', 'baz'],
      body: [3, 4],
      preamble: [1],
      issues: ['header.unknown'],
      inPlace: true,
    }));

  it('has the header record that a person states', () =>
    check(
      'Campaign,Clicks\nfoo,bar\na,1\n',
      { encoding: 'ascii', delimiter: ',', headerRecord: 2, header: ['foo', 'bar'], body: [3], preamble: [1], inPlace: true },
      { headerRecord: 2 },
    ));

  it('has the delimiter that a person states', () =>
    check(
      'Campaign,a\tClicks,b\nx,y\t1,2\n',
      {
        encoding: 'ascii',
        delimiter: 'TAB',
        headerRecord: 1,
        header: ['Campaign,a', 'Clicks,b'],
        body: [2],
        issues: ['header.unknown'],
        inPlace: true,
      },
      { delimiter: 'TAB' },
    ));

  it('without a last line break is whole', () =>
    check('Campaign,Clicks\nA,1\nB,"2"', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Campaign', 'Clicks'],
      body: [2, 3],
      inPlace: true,
    }));
});

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
    const file = await opened(openBytes(folder.path, google, { headerRecord: 99 }));
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
