import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exitCodes, runCommand } from '@pca/cli';
import { parseMapping } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { Certificate, Warehouse } from '@pca/warehouse';

import { writeWorkbook } from '../../samples/make/workbook.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');

let folder: string;
let warehouse: Warehouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mapping-'));
  warehouse = await openWarehouse();
});
afterAll(async () => {
  await warehouse[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** The certificate of a file that is read as a mapping file says. */
async function read(path: string, raw: unknown): Promise<Certificate> {
  const { value, issues } = parseMapping(raw);
  expect(issues).toEqual([]);
  return warehouse.importFile(path, { mapping: value });
}

async function written(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function check(path: string, raw: unknown, expected: object): Promise<void> {
  expect(await read(path, raw)).toMatchObject(expected);
}

function questionsOf({ issues }: Certificate): readonly string[] {
  return issues.filter(({ severity }) => severity === 'question').map(({ code }) => code);
}

/** Names that nobody knows, money in millionths and in words of its own, days that read both ways. */
const house = `Bericht des Hauses
Wann;Was;Geld;Quote;Sichtungen;Notiz
01/02/2026;Marke;1234000;2,50;1.000;neu
05/02/2026;Schuhe;2000000;5,00;2.000;alt
`;
const houseColumns = {
  Wann: { field: 'date', dateOrder: 'dmy' },
  Was: 'campaign',
  Geld: { field: 'spend', scale: 'micros' },
  Quote: { field: 'ctr', scale: 'percent' },
  Sichtungen: { field: 'impressions', decimal: ',' },
  Notiz: null,
};

describe('a mapping file', () => {
  it('names the columns, their units and their formats', async () => {
    const certificate = await read(await written('house.csv', house), { headerRecord: 2, columns: houseColumns, currency: 'EUR' });
    expect(certificate).toMatchObject({
      status: 'ok',
      headerRecord: 2,
      rowsKept: 2,
      currency: 'EUR',
      period: { start: '2026-02-01', end: '2026-02-05' },
      totals: { spend: '3.234', impressions: '3000' },
    });
    expect(certificate.columns).toMatchObject([
      { header: 'Wann', field: 'date' },
      { header: 'Was', field: 'campaign' },
      { header: 'Geld', field: 'spend', scale: 0.000001 },
      { header: 'Quote', field: 'ctr', scale: 0.01 },
      { header: 'Sichtungen', field: 'impressions', scale: 1 },
      { header: 'Notiz', field: null, evidence: 'left out in the mapping file' },
    ]);
    expect(certificate.columns.slice(0, 5).map(({ evidence }) => evidence.split(';')[0])).toEqual(
      Array.from({ length: 5 }, () => 'set in the mapping file'),
    );
  });

  it('reads days month first, and points as decimals, where it says so', async () => {
    const columns = { ...houseColumns, Wann: { field: 'date', dateOrder: 'mdy' }, Sichtungen: { field: 'conversions', decimal: '.' } };
    await check(
      await written('house-us.csv', house),
      { headerRecord: 2, columns, currency: 'EUR' },
      { period: { start: '2026-01-02', end: '2026-05-02' }, totals: { conversions: '3', impressions: null } },
    );
  });

  it('adds up columns that it gives to one field', async () => {
    await check(
      await written('years.csv', 'Campaign,Spend,Revenue 2025,Revenue 2026\nBrand,10.50,100.25,200.50\nShoes,20.25,1.00,2.25\n'),
      { currency: 'EUR', columns: { 'Revenue 2025': 'revenue', 'Revenue 2026': 'revenue' } },
      { totals: { spend: '30.75', revenue: '304' } },
    );
  });

  it('comes before the names that are known', async () => {
    await check(
      await written('net.csv', 'Day,Campaign,Cost,Net cost,Clicks\n2026-05-01,Brand,12.50,10.00,5\n'),
      { columns: { 'Net cost': 'spend', Cost: null } },
      { totals: { spend: '10', clicks: '5' } },
    );
  });

  it('names the platform, whatever the headers say', async () => {
    const path = await written('spend.csv', 'Date,Campaign,Spend,Impressions,Clicks\n2026-05-01,Brand,10.00,100,5\n');
    await check(path, {}, { platformId: 'generic' });
    await check(
      path,
      { platform: 'microsoft ads' },
      { platformId: 'microsoft-ads', platform: 'Microsoft Ads', evidence: ['set in the mapping file'] },
    );
  });

  it('names the record of the header where several could be one', async () => {
    const path = await written(
      'two-headers.csv',
      'Campaign,Clicks,Cost\nAll campaigns of the year,,\nCampaign,Clicks,Cost\nBrand,5,10.00\nShoes,6,20.00\n',
    );
    await check(path, { headerRecord: 3 }, { headerRecord: 3, rowsKept: 2, totals: { clicks: '11', spend: '30' } });
  });

  it('states the currency, the period and the time zone that the file does not', async () => {
    const path = await written('bare.csv', 'Campaign,Cost,Clicks\nBrand,10.00,5\n');
    await check(path, {}, { currency: null, period: null, timeZone: null });
    await check(
      path,
      { currency: 'CHF', period: { start: '2026-05-01', end: '2026-05-31' }, timeZone: 'Europe/Zurich' },
      {
        currency: 'CHF',
        period: { start: '2026-05-01', end: '2026-05-31', grain: 'period' },
        timeZone: 'Europe/Zurich',
        issues: [{ code: 'period.no-days' }],
      },
    );
  });

  it('states the currency of a file that names several', async () => {
    const path = await written('two-currencies.csv', 'Campaign,Cost (EUR),Revenue (USD)\nBrand,10.00,20.00\n');
    await check(path, {}, { status: 'refused', issues: [{ code: 'currency.several' }] });
    await check(path, { columns: { 'Revenue (USD)': null } }, { status: 'ok', currency: 'EUR', totals: { spend: '10', revenue: null } });
  });

  it('chooses a table of a file that holds several', async () => {
    const path = join(samples, 'ga4', 'Home.csv');
    await check(path, {}, { status: 'needs_answer', rowsKept: 0 });
    await check(path, { table: '2' }, { status: 'ok', headerRecord: 20, rowsKept: 7, totals: { conversions: '126' } });
    await check(path, { table: '9' }, { status: 'refused', issues: [{ code: 'table.unknown' }] });
  });

  it('chooses a sheet of a workbook', async () => {
    const rows = [
      ['Campaign', 'Clicks'],
      ['Brand', { number: '5' }],
    ];
    const path = await written('sheet.xlsx', writeWorkbook({ name: 'May 2026', rows }, { strings: 'shared' }));
    await check(path, { table: 'May 2026' }, { status: 'ok', sheet: 'May 2026', totals: { clicks: '5' } });
    await check(path, { table: 'June' }, { status: 'refused', issues: [{ code: 'table.unknown' }] });
  });

  it('states the delimiter', async () => {
    const path = await written('carets.txt', 'Campaign^Clicks^Cost\nBrand^5^10.00\n');
    await check(path, { delimiter: '^' }, { delimiter: '^', totals: { clicks: '5', spend: '10' } });
  });

  it('holds for the files whose names it gives', async () => {
    const path = await written('meta may.csv', 'Campaign,Cost,Clicks\nBrand,10.00,5\n');
    await check(path, { currency: 'EUR', files: { 'meta *': { currency: 'USD' }, 'google*': { currency: 'GBP' } } }, { currency: 'USD' });
  });
});

describe('an answer in a mapping file', () => {
  it.each<[string, string, unknown, object]>([
    ['date.order-unclear', 'generic/unclear-days.csv', { dateOrder: 'dmy' }, { period: { start: '2026-02-01', end: '2026-05-03' } }],
    ['date.order-unclear', 'generic/unclear-days.csv', { dateOrder: 'mdy' }, { period: { start: '2026-01-02', end: '2026-06-04' } }],
    ['date.order-unclear', 'generic/unclear-days.csv', { columns: { Date: { field: 'date', dateOrder: 'dmy' } } }, {}],
    ['number.format-unclear', 'generic/unclear-numbers.csv', { decimal: '.' }, { totals: { spend: '9.13' } }],
    ['number.format-unclear', 'generic/unclear-numbers.csv', { decimal: ',' }, { totals: { spend: '9130' } }],
    [
      'revenue.meaning-unclear',
      'dv360/Revenue_without_eCPM.csv',
      { columns: { 'Revenue (Adv Currency)': 'spend' } },
      { totals: { revenue: null } },
    ],
    [
      'revenue.meaning-unclear',
      'dv360/Revenue_without_eCPM.csv',
      { columns: { 'Revenue (Adv Currency)': 'revenue' } },
      { totals: { spend: null } },
    ],
    ['spend.negative', 'generic/credit.csv', { accept: ['spend.negative'] }, {}],
    ['totals.differ', 'microsoft-ads/Cut off.csv', { accept: ['totals.differ'] }, {}],
    ['revenue.meaning-unclear', 'dv360/Revenue_without_eCPM.csv', { accept: ['revenue.meaning-unclear'] }, { totals: { revenue: null } }],
  ])('to %s in %s is %j', async (code, path, answer, expected) => {
    const asked = await read(join(samples, path), {});
    expect([asked.status, questionsOf(asked)]).toEqual(['needs_answer', [code]]);
    const answered = await read(join(samples, path), answer);
    expect([answered.status, questionsOf(answered)]).toEqual(['ok', []]);
    expect(answered).toMatchObject(expected);
  });

  it('to another question changes nothing', async () => {
    await check(join(samples, 'generic', 'credit.csv'), { accept: ['totals.differ'] }, { status: 'needs_answer' });
  });

  it('leaves what was accepted as a warning', async () => {
    const { issues } = await read(join(samples, 'generic', 'credit.csv'), { accept: ['spend.negative'] });
    expect(issues.find(({ code }) => code === 'spend.negative')).toMatchObject({
      severity: 'warning',
      message: expect.stringMatching(/\(accepted\)$/u),
    });
  });
});

it('a mapping file is read from disk by the command', async () => {
  const file = await written('house.csv', house);
  const mapping = await written(
    'mapping.yaml',
    `# What the columns of the house report mean.
headerRecord: 2
currency: EUR
columns:
  Wann: { field: date, dateOrder: dmy }
  Was: campaign
  Geld: { field: spend, scale: micros }
  Notiz: null
`,
  );
  let printed = '';
  const terminal = { out: (text: string) => (printed += text), note: () => undefined, isInteractive: false, nowMs: () => 0 };
  expect(await runCommand(['inspect', file, '--mapping', mapping, '--json', '--quiet'], terminal)).toBe(exitCodes.ok);
  expect(JSON.parse(printed)).toMatchObject({ files: [{ status: 'ok', totals: { spend: '3.234' }, currency: 'EUR' }] });
});
