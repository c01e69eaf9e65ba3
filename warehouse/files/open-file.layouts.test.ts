import { describe, expect, it } from 'vitest';

import { checkText, utf16le } from './check-text.test-kit.ts';
import { openBytes, opened, testFolder } from './open-bytes.test-kit.ts';

const google =
  'Campaign report\n"July 8, 2025 - July 31, 2025"\nCampaign,Impr.,Cost\nA,"1,234",1.50\n"B, north", --,2.00\nTotal: Campaigns,"1,234",3.50\n';

describe('a text file', () => {
  it('of Google Ads has two records before its header', () =>
    checkText(google, {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 3,
      header: ['Campaign', 'Impr.', 'Cost'],
      body: [4, 5, 6],
      preamble: [1, 2],
      inPlace: true,
    }));

  it('of Google Ads for Excel is UTF-16 with tabs', () =>
    checkText(utf16le('Ad group report\nAll time\nCampaign\tImpr.\tCost\nA\t"9,380"\t1.5\n😀\t2\t"3"\n'), {
      encoding: 'utf-16le+bom',
      delimiter: 'TAB',
      headerRecord: 3,
      header: ['Campaign', 'Impr.', 'Cost'],
      body: [4, 5],
      preamble: [1, 2],
      inPlace: false,
    }));

  it('of Meta begins with a byte-order mark', () =>
    checkText('\ufeffDay,"Campaign name","Amount spent (EUR)"\n2026-06-25,A,557.34\n2026-06-24,"Bé",1\n', {
      encoding: 'utf-8+bom',
      delimiter: ',',
      headerRecord: 1,
      header: ['Day', 'Campaign name', 'Amount spent (EUR)'],
      body: [2, 3],
      inPlace: true,
    }));

  it('of a German spreadsheet is Windows-1252 with semicolons', () =>
    checkText(Buffer.from('Kampagne;Klicks;Kosten\r\nMöbel Köln;1.234;1,50 \x80\r\nGrün;5;2,00 \x80\r\n', 'latin1'), {
      encoding: 'windows-1252',
      delimiter: ';',
      headerRecord: 1,
      header: ['Kampagne', 'Klicks', 'Kosten'],
      body: [2, 3],
      issues: ['encoding.windows-1252'],
      inPlace: false,
    }));

  it('keeps totals that stand first', () =>
    checkText('Day,Campaign name,Spend\n,,12\n2026-01-01,A,5\n2026-01-02,A,7\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 1,
      header: ['Day', 'Campaign name', 'Spend'],
      body: [2, 3, 4],
      inPlace: true,
    }));

  it('of LinkedIn has five records before its header', () =>
    checkText(
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
    checkText(
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
    checkText(
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
    checkText(
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
    checkText('Report Name: X\nReport Granularity: Daily\n\nCampaign id,Date,Spend\na,2026/06/23,.22\nb,2026/06/24,-\n\n\n', {
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
    checkText('# ----\n# demo - GA4\n# ----\n\nCountry,Event count,Users\n,432,9,Grand total\nIN,378,5\nUS,54,4\n\n', {
      encoding: 'ascii',
      delimiter: ',',
      headerRecord: 5,
      header: ['Country', 'Event count', 'Users'],
      body: [6, 7, 8],
      preamble: [1, 2, 3],
      blank: 1,
      inPlace: false,
    }));
});
