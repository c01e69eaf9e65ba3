import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { analyse, fields, formatMillionths, parseBrief, parseMillionths, sumQueries } from '@pca/engine';
import type { Cell, Filter, GroupKey, MeasureId, Query, QueryMeasure } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { OpenDataset, SourceRow } from '@pca/warehouse';

import { defaultEngineLimits } from '../../warehouse/open-warehouse.ts';
import { openEnginePool } from '../../warehouse/runner/engine-pool.ts';
import type { EnginePool } from '../../warehouse/runner/engine-pool.ts';
import { plainRecords } from './plain-csv.test-kit.ts';
import { hasRealExports, realExport } from './real-exports.test-kit.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');
const campaign = readdirSync(join(samples, 'campaign'))
  .filter((name) => !name.endsWith('.yaml'))
  .map((name) => join(samples, 'campaign', name));

/** One of every kind: encodings, delimiters, preambles, totals, formulas, wide tables, products, micros, workbooks, Parquet. */
const realFiles = [
  'd_gads_adgroup_utf16.csv',
  'd_gads_search_terms.csv',
  'd_gads_card_campaigns_eur.csv',
  'd_meta_daily_bom.csv',
  'd_meta_report_xlsx_poi.xlsx',
  'd_pinterest_array_cells.csv',
  'd_spotify_preamble.csv',
  'd_tiktok_formula_tsv.tsv',
  'adwords_keyword_title_total.csv',
  'amazon_sp_search_term.xlsx',
  'dbt_google_campaign_stats.csv',
  'dbt_microsoft_campaign_daily.csv',
  'meridian_national_all_channels.csv',
  'meridian_national_media_xlsx.xlsx',
  'mmm_dv360.csv',
  'pca_campaigns_sample.parquet',
  'robyn_simulated_weekly.csv',
];
const sixPlatforms = ['cm360', 'dv360', 'google_ads', 'linkedin_ads', 'meta_ads', 'snapchat_ads'].map((name) => `pca_${name}_dataset.csv`);
const sampleFiles = [
  'generic/Mediabericht.csv',
  'google-ads/gaql-campaign-stats.csv',
  'google-ads/Rapport sur les campagnes.csv',
  'tiktok/GMV Max.tsv',
];

let pool: EnginePool;
beforeAll(() => {
  pool = openEnginePool({ size: 1, limits: { ...defaultEngineLimits, jobsPerProcess: 1000 } });
});
afterAll(() => pool[Symbol.asyncDispose]());

describe('the rows behind the numbers', () => {
  it('of the sample campaign add up to them and are in its files', () => checkLineage(campaign), 60_000);

  it.each(sampleFiles)('of the sample %s add up to them and are in the file', (name) => checkLineage([join(samples, name)]), 60_000);
});

describe('the sums of an analysis', () => {
  it('are those of the rows that their queries find', async () => {
    await using warehouse = await openWarehouse({ pool });
    for (const path of campaign) await warehouse.importFile(path);
    const { findRows, ...open } = await warehouse.openDataset();
    const analysis = await analyse({ brief: parseBrief({}).value, ...open });
    const ids = Object.keys(analysis.references).filter((id) => sumQueries(analysis, id).length > 0);
    for (const id of fc.sample(fc.constantFrom(...ids), { seed, numRuns: 60 })) {
      const pages = await Promise.all(sumQueries(analysis, id).map((query) => findRows(query, { limit: 0 })));
      const sum = pages.flatMap(({ sums }) => Object.values(sums)).reduce<bigint | null>(added, null);
      const reference = analysis.references[id];
      expect([id, sum === null ? null : formatMillionths(sum)]).toEqual([id, reference?.kind === 'sum' ? reference.value : '']);
    }
  }, 60_000);
});

describe.skipIf(!hasRealExports)('the rows behind the numbers of real exports', () => {
  it.each(realFiles)('add up to them and are in %s', (name) => checkLineage([realExport(name)]), 60_000);

  it('of six platforms add up to them and are in their files', () => checkLineage(sixPlatforms.map(realExport)), 60_000);
});

/** Asks random questions of the files, always the same ones. */
async function checkLineage(paths: readonly string[]): Promise<void> {
  await using warehouse = await openWarehouse({ pool });
  for (const path of paths) await warehouse.importFile(path);
  const open = await warehouse.openDataset();
  const files = textFiles(open, paths);
  const queries = await randomQueries(open);
  expect(queries.length).toBeGreaterThan(3);
  let found = 0;
  for (const query of queries) {
    const rows = await allRows(open, query);
    found += rows.length;
    expect(groupSums(query, rows)).toEqual(await answerByGroup(open, query));
    for (const row of rows) expectCells(row, files.get(row.importId));
  }
  expect(found).toBeGreaterThan(0);
}

type Groups = Readonly<Record<string, readonly Cell[]>>;

/** All pages; their totals are those that the query answers without groups. */
async function allRows({ findRows, runner }: OpenDataset, query: Query): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  let after: string | null = null;
  do {
    const page = await findRows(query, { limit: 700, ...(after === null ? {} : { after }) });
    expect(page.issues).toEqual([]);
    rows.push(...page.rows);
    after = page.next;
    if (after === null) {
      const [answer = []] = (await runner.run({ ...query, dimensions: [] })).rows;
      expect({ total: page.total, sums: Object.values(page.sums) }).toEqual({ total: rows.length, sums: answer });
      expect(page.files.reduce((sum, file) => sum + file.rows, 0)).toBe(rows.length);
    }
  } while (after !== null);
  return rows;
}

/** What the rows give, added up by the names that they show. */
function groupSums({ dimensions, measures }: Query, rows: readonly SourceRow[]): Groups {
  const groups = new Map<string, (bigint | null)[]>();
  for (const row of rows) {
    const key = JSON.stringify(dimensions.map((id) => row.fields.find(({ field }) => field === id)?.value ?? null));
    const sums = groups.get(key) ?? measures.map(() => null);
    groups.set(
      key,
      sums.map((sum, at) => added(sum, row.gives[measures[at]?.id ?? ''] ?? null)),
    );
  }
  return Object.fromEntries([...groups].map(([key, sums]) => [key, sums.map((sum) => (sum === null ? null : formatMillionths(sum)))]));
}

function added(sum: bigint | null, amount: string | null): bigint | null {
  return amount === null ? sum : (sum ?? 0n) + (parseMillionths(amount) ?? 0n);
}

/** Groups in which nothing is reported have no rows to find. */
async function answerByGroup({ runner }: OpenDataset, query: Query): Promise<Groups> {
  const { rows } = await runner.run(query);
  const keys = query.dimensions.length;
  const isEmpty = (cell: Cell, at: number): boolean => cell === null || (query.measures[at]?.kind === 'rows' && cell === '0');
  const reporting = rows.filter((row) => !row.slice(keys).every(isEmpty));
  return Object.fromEntries(reporting.map((row) => [JSON.stringify(row.slice(0, keys)), row.slice(keys)]));
}

type TextFile = readonly (readonly string[])[];

function textFiles({ certificates }: OpenDataset, paths: readonly string[]): ReadonlyMap<string, TextFile> {
  const known = certificates.map((certificate, at) => ({ certificate, path: paths[at] ?? '' }));
  return new Map(
    known.flatMap(({ certificate: { importId, delimiter }, path }) =>
      delimiter === null ? [] : [[importId, plainRecords(path, delimiter === 'TAB' ? '\t' : delimiter)]],
    ),
  );
}

/** Every value has its cells, which are those of the file; a number is not made of nothing. */
function expectCells(row: SourceRow, file: TextFile | undefined): void {
  for (const { field, value, cells } of row.fields) {
    if (file !== undefined) expect(cells.map(({ text }) => text)).toEqual(cells.map(({ column }) => file[row.record - 1]?.[column] ?? ''));
    if (value === null || field === 'platform' || field === 'hour' || field.startsWith('date')) continue;
    const isNumber = fields[field].kind === 'measure';
    if (isNumber) expect(cells).not.toEqual([]);
    const [only, ...others] = cells.map(({ text }) => text ?? '');
    if (only === undefined || others.length > 0) continue;
    expect([row.record, isNumber ? figures(only) : only.trim()]).toEqual([row.record, isNumber ? figures(value) : value]);
  }
}

/** Digits of an amount, whatever its marks and unit; rounded where a machine wrote more than the facts keep. */
function figures(text: string): string {
  const millionths = /^-?\d+\.\d{7,}$/u.test(text) ? parseMillionths(text) : null;
  const rounded = millionths === null ? text : formatMillionths(millionths);
  return rounded.replaceAll(/\D/gu, '').replace(/^0+/u, '').replace(/0+$/u, '');
}

const seed = 20_260_501;
const perDataset = 4;

type Draw = {
  readonly measures: readonly number[];
  readonly group: number;
  readonly filter: number;
  readonly values: readonly number[];
  readonly isSided: boolean;
};

const draw: fc.Arbitrary<Draw> = fc.record({
  measures: fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 }),
  group: fc.nat({ max: 12 }),
  filter: fc.nat({ max: 12 }),
  values: fc.uniqueArray(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 }),
  isSided: fc.boolean(),
});

/** Questions that this dataset can answer, in each of its views. */
async function randomQueries(open: OpenDataset): Promise<readonly Query[]> {
  const views = ['primary', ...open.dataset.breakdowns.map(({ id }) => id)];
  const draws = fc.sample(draw, { seed, numRuns: perDataset });
  const queries: Query[] = [];
  for (const view of views) for (const one of draws) queries.push(await queryOf(open, view, one));
  return queries;
}

async function queryOf(open: OpenDataset, view: string, { measures, group, filter, values, isSided }: Draw): Promise<Query> {
  const sources = open.dataset.sources.filter((source) => source.view === view);
  const fields = [...new Set(sources.flatMap((source) => source.measures))];
  const dimensions = [...new Set(sources.flatMap((source) => source.dimensions))];
  const asked = [...new Set(measures.map((at) => fields[at % fields.length]))].flatMap((field) => field ?? []);
  const [first] = sources;
  const sums = asked.map((field): QueryMeasure => sumOf(field, isSided && first !== undefined ? [first.id] : null));
  const grouped = dimensions[group % (dimensions.length + 3)];
  const filtered = dimensions[filter % (dimensions.length + 2)];
  const filters = filtered === undefined ? [] : [await filterOf(open, { view, dimension: filtered, values })];
  const counts: readonly QueryMeasure[] = group % 2 === 0 ? [{ kind: 'rows', id: 'rows' }] : [];
  return { view, measures: [...sums, ...counts], dimensions: grouped === undefined ? [] : [grouped], filters };
}

function sumOf(field: MeasureId, sources: readonly string[] | null): QueryMeasure {
  return { kind: 'sum', id: field, field, ...(sources === null ? {} : { sources }) };
}

type Wanted = { readonly view: string; readonly dimension: GroupKey; readonly values: readonly number[] };

async function filterOf({ runner }: OpenDataset, { view, dimension, values }: Wanted): Promise<Filter> {
  const { rows } = await runner.run({ view, measures: [{ kind: 'rows', id: 'rows' }], dimensions: [dimension] });
  const names = rows.map(([name]) => name ?? null);
  const kind = values.length % 2 === 0 ? 'in' : 'not-in';
  return { kind, dimension, values: [...new Set(values.map((at) => names[at % names.length] ?? null))] };
}
