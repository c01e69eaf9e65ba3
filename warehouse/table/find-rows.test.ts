import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FieldId, MappingFile, MeasureId, Query } from '@pca/engine';

import { testFolder } from '../files/open-bytes.test-kit.ts';
import { workbookParts } from '../files/xlsx.test-kit.ts';
import { zipOf } from '../files/zip.test-kit.ts';
import { openWarehouse } from '../open-warehouse.ts';
import type { OpenDataset } from '../open-warehouse.ts';
import type { SourceRow } from './source-rows.ts';

let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Uses the dataset of some files while its warehouse is open. */
async function withDataset<Value>(
  files: Readonly<Record<string, string | Buffer>>,
  use: (dataset: OpenDataset, paths: readonly string[]) => Promise<Value>,
  mapping: MappingFile | null = null,
): Promise<Value> {
  await using warehouse = await openWarehouse();
  const paths = Object.keys(files).map((name) => join(folder.path, name));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder.path, name), content);
  for (const path of paths) expect((await warehouse.importFile(path, { mapping })).issues.filter(isTrouble)).toEqual([]);
  return await use(await warehouse.openDataset(), paths);
}

function isTrouble({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}

function sumsOf(...fields: readonly MeasureId[]): Query {
  return { view: 'primary', measures: fields.map((field) => ({ kind: 'sum', id: field, field })), dimensions: [] };
}

/** Record, value and cells of one field: `[3, '12.5', ['Cost: 12,50']]`. */
function fieldsOf(rows: readonly SourceRow[], field: FieldId): readonly (readonly [number, string | null, readonly string[]])[] {
  return rows.flatMap((row) =>
    row.fields
      .filter((one) => one.field === field)
      .map(({ value, cells }) => [row.record, value, cells.map(({ header, text }) => `${header}: ${text}`)] as const),
  );
}

const rows = 'Day,Campaign,Cost,Impr.,Clicks\n2026-05-01,A,1.00,100,10\n2026-05-02,B,2.00,200,20\n2026-05-03,A,,300,30\n';

describe('the rows of a sum', () => {
  it('are found in a text with a preamble, blank records, totals and cells over several lines', async () => {
    const text = [
      'Kampagnenbericht',
      '1. Mai 2026 - 3. Mai 2026',
      'Tag;Kampagne;Kosten;Impressionen;Klicks',
      '01.05.2026;"Hütten; ""A""";"1.234,50 €";100;10',
      ';;;;',
      '02.05.2026;"zwei',
      'Zeilen";"2,00 €";200;20',
      'Gesamt;;"1.236,50 €";300;30',
    ].join('\r\n');
    // The one byte of the euro sign in Windows-1252.
    const bytes = Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
    await withDataset({ 'Bericht.csv': bytes }, async ({ findRows, certificates }) => {
      const { total, sums, rows: found } = await findRows(sumsOf('spend'), { limit: 10 });
      expect({ total, sums }).toEqual({ total: 2, sums: { spend: '1236.5' } });
      expect(fieldsOf(found, 'spend')).toEqual([
        [4, '1234.5', ['Kosten: 1.234,50 €']],
        [6, '2', ['Kosten: 2,00 €']],
      ]);
      expect(certificates[0]?.rowsDropped.map(({ record }) => record)).toEqual([7]);
      const byCampaign = await findRows({ ...sumsOf('spend'), dimensions: ['campaign'] }, { limit: 10 });
      expect(fieldsOf(byCampaign.rows, 'campaign').map(([, , cells]) => cells)).toEqual([
        ['Kampagne: Hütten; "A"'],
        ['Kampagne: zwei\r\nZeilen'],
      ]);
      expect(fieldsOf(byCampaign.rows, 'date').map(([, value, cells]) => [value, cells])).toEqual([
        ['2026-05-01', ['Tag: 01.05.2026']],
        ['2026-05-02', ['Tag: 02.05.2026']],
      ]);
    });
  });

  it('are found in UTF-16 with tabs', async () => {
    const text = Buffer.from(`\ufeff${rows.replaceAll(',', '\t')}`, 'utf16le');
    const found = await withDataset({ 'report.csv': text }, ({ findRows }) => findRows(sumsOf('spend'), { limit: 10 }));
    expect(fieldsOf(found.rows, 'spend')).toEqual([
      [2, '1', ['Cost: 1.00']],
      [3, '2', ['Cost: 2.00']],
    ]);
  });

  it('are found in a sheet by the rows of the sheet', async () => {
    const cell = (text: string): string => (/^[\d.]+$/u.test(text) ? `<c><v>${text}</v></c>` : `<c t="str"><v>${text}</v></c>`);
    const lines = rows.trimEnd().split('\n');
    const sheet = lines.map((line, at) => `<row r="${at + 3}">${line.split(',').map(cell).join('')}</row>`).join('');
    await withDataset({ 'book.xlsx': zipOf(workbookParts({ rows: sheet })) }, async ({ findRows }) => {
      const first = await findRows(sumsOf('spend'), { limit: 1 });
      expect(first.rows.map(({ sheet: name }) => name)).toEqual(['Report']);
      expect(fieldsOf(first.rows, 'spend')).toEqual([[4, '1', ['Cost: 1']]]);
      const next = await findRows(sumsOf('spend'), { limit: 1, after: first.next ?? '' });
      expect(fieldsOf(next.rows, 'spend')).toEqual([[5, '2', ['Cost: 2']]]);
      expect(next.next).toBeNull();
    });
  });

  it.each(['Campaign', 'file_row_number'])('are found in Parquet with a column %s', async (name) => {
    const path = join(folder.path, 'facts [1].parquet');
    await rm(path, { force: true });
    const made = await DuckDBInstance.create();
    const connection = await made.connect();
    const values = "(date '2026-05-01', 'A', 1.5, 100), (date '2026-05-02', 'B', 2.25, 200)";
    await connection.run(`copy (select * from (values ${values}) as v("Day", "${name}", "Cost", "Impr.")) to '${path}' (format parquet)`);
    connection.closeSync();
    await using warehouse = await openWarehouse();
    await warehouse.importFile(path, { mapping: { columns: { [name]: 'campaign' } } });
    const { findRows } = await warehouse.openDataset();
    const found = await findRows({ ...sumsOf('spend'), dimensions: ['campaign'] }, { limit: 10 });
    expect(fieldsOf(found.rows, 'spend')).toEqual([
      [2, '1.5', ['Cost: 1.50']],
      [3, '2.25', ['Cost: 2.25']],
    ]);
    expect(fieldsOf(found.rows, 'campaign').map(([, value, cells]) => [value, cells])).toEqual([
      ['A', [`${name}: A`]],
      ['B', [`${name}: B`]],
    ]);
  });

  it('are one per row plan in a wide table, each with its own columns', async () => {
    const text = [
      'time,conversions,revenue_per_conversion,tv_spend,tv_impression,web_spend,web_impression',
      ...[1, 8, 15, 22].map((day, at) => `2026-06-${String(day).padStart(2, '0')},${100 + at},2.5,${at + 1}0,1000,${at + 1},500`),
    ].join('\n');
    await withDataset({ 'mix.csv': `${text}\n` }, async ({ findRows, runner }) => {
      const spend = await findRows(sumsOf('spend'), { limit: 3 });
      expect([spend.total, spend.sums]).toEqual([8, { spend: '110' }]);
      expect(fieldsOf(spend.rows, 'spend')).toEqual([
        [2, '10', ['tv_spend: 10']],
        [2, '1', ['web_spend: 1']],
        [3, '20', ['tv_spend: 20']],
      ]);
      const more = await findRows(sumsOf('spend'), { limit: 3, after: spend.next ?? '' });
      expect(fieldsOf(more.rows, 'spend').map(([record, value]) => [record, value])).toEqual([
        [3, '2'],
        [4, '30'],
        [4, '3'],
      ]);
      const revenue = await findRows(sumsOf('revenue'), { limit: 1 });
      expect(fieldsOf(revenue.rows, 'revenue')).toEqual([[2, '250', ['conversions: 100', 'revenue_per_conversion: 2.5']]]);
      expect((await runner.run(sumsOf('revenue'))).rows).toEqual([[revenue.sums.revenue]]);
    });
  });

  it('show all cells of a sum of columns, in the units of the facts', async () => {
    const header = 'date,campaign_name,cost_micros,impressions,clicks';
    const text = `${header}\n2026-05-01,A,1500000,100,10\n2026-05-02,B,2250000,200,20\n`;
    const mapping: MappingFile = { columns: { cost_micros: { field: 'spend', scale: 'micros' }, clicks: 'conversions' } };
    await withDataset(
      { 'api.csv': text },
      async ({ findRows }) => {
        const found = await findRows(sumsOf('spend', 'conversions'), { limit: 10 });
        expect(fieldsOf(found.rows, 'spend')).toEqual([
          [2, '1.5', ['cost_micros: 1500000']],
          [3, '2.25', ['cost_micros: 2250000']],
        ]);
        expect(found.rows.map(({ gives }) => gives)).toEqual([
          { spend: '1.5', conversions: '10' },
          { spend: '2.25', conversions: '20' },
        ]);
      },
      mapping,
    );
  });

  it('are those that the query takes: its filters, the sources of its sums and rows with a value', async () => {
    const meta = 'Day,Campaign name,Currency,Impressions,Link clicks,Amount spent (EUR)\n2026-05-01,A,EUR,1000,7,5.00\n';
    await withDataset({ 'google.csv': rows, 'meta.csv': meta }, async ({ findRows, dataset }) => {
      const [google = '', other = ''] = dataset.sources.map(({ id }) => id);
      const where = async (query: Query): Promise<readonly unknown[]> =>
        (await findRows(query, { limit: 10 })).rows.map(({ file, record, gives }) => [file, record, ...Object.values(gives)]);
      expect(await where({ ...sumsOf('spend'), filters: [{ kind: 'in', dimension: 'campaign', values: ['A'] }] })).toEqual([
        ['google.csv', 2, '1'],
        ['meta.csv', 2, '5'],
      ]);
      expect(await where({ ...sumsOf('spend'), filters: [{ kind: 'days', start: '2026-05-02', end: '2026-05-31' }] })).toEqual([
        ['google.csv', 3, '2'],
      ]);
      const sided: Query = {
        ...sumsOf(),
        measures: [
          { kind: 'sum', id: 'own', field: 'spend', sources: [other] },
          { kind: 'sum', id: 'clicks', field: 'clicks', sources: [google, other] },
          { kind: 'reported-rows', id: 'with spend', field: 'spend' },
          { kind: 'last-day', id: 'last' },
        ],
      };
      expect(await where(sided)).toEqual([
        ['google.csv', 2, null, '10', '1', '2026-05-01'],
        ['google.csv', 3, null, '20', '1', '2026-05-02'],
        ['google.csv', 4, null, '30', null, '2026-05-03'],
        ['meta.csv', 2, '5', '7', '1', '2026-05-01'],
      ]);
      expect((await findRows(sided, { limit: 0 })).sums).toEqual({ own: '5', clicks: '67', 'with spend': '3' });
      expect(await where({ ...sumsOf('spend'), view: 'no such view' })).toEqual([]);
      expect(await where(sumsOf('leads'))).toEqual([]);
    });
  });

  it('are in one of two exports that hold the same rows', async () => {
    const report = (from: number, to: number): string =>
      `Day,Campaign name,Currency,Impressions,Link clicks,Amount spent (EUR)\n${Array.from(
        { length: to - from + 1 },
        (_, at) => `2026-05-${String(from + at).padStart(2, '0')},A,EUR,1000,10,${from + at}.00\n`,
      ).join('')}`;
    await withDataset({ 'a.csv': report(1, 20), 'b.csv': report(11, 30) }, async ({ findRows, runner }) => {
      const found = await findRows(sumsOf('spend'), { limit: 100 });
      expect(found.files.map(({ file, rows: count }) => [file, count])).toEqual([
        ['a.csv', 20],
        ['b.csv', 10],
      ]);
      expect(found.rows.at(-1)).toMatchObject({ file: 'b.csv', record: 21, gives: { spend: '30' } });
      expect((await runner.run(sumsOf('spend'))).rows).toEqual([[found.sums.spend]]);
    });
  });

  it('keep names as they are', async () => {
    const found = await withDataset({ 'v.csv': rows.replaceAll(',A,', ',Version 1.00,') }, ({ findRows }) =>
      findRows({ ...sumsOf('spend'), dimensions: ['campaign'] }, { limit: 1 }),
    );
    expect(fieldsOf(found.rows, 'campaign')).toEqual([[2, 'Version 1.00', ['Campaign: Version 1.00']]]);
  });
});

describe('pages', () => {
  it('give every row once, between queries of others', async () => {
    const many = `Day,Campaign,Cost,Impr.,Clicks\n${Array.from({ length: 25 }, (_, at) => `2026-05-01,C${at},${at}.00,100,10\n`).join('')}`;
    await withDataset({ 'a.csv': many, 'b.csv': rows }, async ({ findRows, runner }) => {
      const query = sumsOf('spend', 'impressions');
      const seen: (readonly [string, number])[] = [];
      let after: string | undefined;
      do {
        const [page, answer] = await Promise.all([
          findRows(query, { limit: 4, ...(after === undefined ? {} : { after }) }),
          runner.run(query),
        ]);
        expect([page.sums.spend, page.sums.impressions]).toEqual(answer.rows[0]);
        seen.push(...page.rows.map(({ file, record }) => [file, record] as const));
        after = page.next ?? undefined;
      } while (after !== undefined);
      const all = (await findRows(query, { limit: 1000 })).rows.map(({ file, record }) => [file, record]);
      expect(seen).toEqual(all);
      expect(all).toHaveLength(28);
    });
  });

  it('have a size, and begin where one ended', async () => {
    await withDataset({ 'a.csv': rows }, async ({ findRows }) => {
      await expect(findRows(sumsOf('spend'), { limit: 1001 })).rejects.toThrow('a page has from 0 to 1000 rows, not 1001');
      await expect(findRows(sumsOf('spend'), { limit: 1.5 })).rejects.toThrow(RangeError);
      await expect(findRows(sumsOf('spend'), { limit: 1, after: 'elsewhere:1:0' })).rejects.toThrow('begins after "elsewhere:1:0"');
    });
  });
});

describe('a file that is not as it was imported', () => {
  it.each(['changed', 'gone'])('(%s) keeps its values and shows no cells', async (what) => {
    await withDataset({ 'a.csv': rows }, async ({ findRows }, [path = '']) => {
      await (what === 'gone' ? rm(path) : writeFile(path, rows.replaceAll('1.00', '9.00')));
      const found = await findRows(sumsOf('spend'), { limit: 1 });
      expect(fieldsOf(found.rows, 'spend')).toEqual([[2, '1', ['Cost: null']]]);
      expect(found.issues.map(({ code }) => code)).toEqual(['file.changed']);
    });
  });
});

describe('a dataset without files', () => {
  it('has no rows to find', async () => {
    await using warehouse = await openWarehouse();
    const { findRows } = await warehouse.openDataset();
    await expect(findRows(sumsOf('spend'), { limit: 1 })).rejects.toThrow('no file could be imported');
  });
});
