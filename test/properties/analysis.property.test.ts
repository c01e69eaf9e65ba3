import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formatMillionths, kpiIds, kpiOf, parseMillionths } from '@pca/engine';
import type { Analysis, Breakdown, ImportIssue, MeasureId } from '@pca/engine';
import { renderJson } from '@pca/report';

import { adRows, inWestern, manyCampaigns, withMoneyTimes } from './ad-table.test-kit.ts';
import type { AdRow } from './ad-table.test-kit.ts';
import { layouts, tableSql, textFile, workbookFile } from './export-file.test-kit.ts';
import type { CellForm, ExportFile, Layout } from './export-file.test-kit.ts';
import { openLab } from './lab.test-kit.ts';
import type { Lab, Result } from './lab.test-kit.ts';

const layout = fc.constantFrom(...layouts);
const measures = ['spend', 'impressions', 'clicks', 'conversions', 'revenue'] as const;

/** How a text may be written without meaning anything else. */
const textForm = fc.record({
  encoding: fc.constantFrom('utf-8', 'utf-8+bom', 'utf-16le+bom', 'utf-16be+bom', 'windows-1252'),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quotes: fc.constantFrom('needed', 'spaces', 'all'),
});
/** Without a sign that names the currency, which would be one fact more. */
const cellForm: fc.Arbitrary<CellForm> = fc.record({
  numbers: fc.constantFrom('plain', 'grouped', 'german', 'french', 'swiss', 'dollar'),
  days: fc.constantFrom('iso', 'day-month', 'month-day', 'points', 'german', 'english', 'compact'),
});

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab[Symbol.asyncDispose]());

describe('the analysis of an export', { timeout: 120_000 }, () => {
  it('has the sums of its rows, however they are written', async () => {
    const cells = fc.oneof(cellForm, fc.constant<CellForm>({ numbers: 'euro', days: 'german' }));
    await check(fc.record({ rows: adRows, layout, text: textForm, cells }), async ({ rows, layout, text, cells }) => {
      const own = text.encoding === 'windows-1252' ? inWestern(rows) : rows;
      const result = await lab.analysed([report(textFile(own, layout, { text, cells }))]);
      expectRead(result);
      expect(figuresOf(result.analysis.totals)).toEqual(sumsOf(own));
      expect(byCampaign(result.analysis)).toEqual(sumsByCampaign(own));
    });
  });

  it('is the same in every encoding, with every delimiter, with all quotes and line ends', async () => {
    await check(fc.record({ rows: adRows, layout, text: textForm }), async ({ rows, layout, text }) => {
      const own = text.encoding === 'windows-1252' ? inWestern(rows) : rows;
      await expectSame(textFile(own, layout), textFile(own, layout, { text }), 'whole');
    });
  });

  it('is the same in every way of writing numbers and days', async () => {
    await check(fc.record({ rows: adRows, layout, cells: cellForm }), async ({ rows, layout, cells }) => {
      await expectSame(textFile(rows, layout), textFile(rows, layout, { cells }));
    });
  });

  it('does not depend on the order of the rows', async () => {
    await check(fc.record({ rows: shuffled, layout }), async ({ rows: [rows, again], layout }) => {
      await expectSame(textFile(rows, layout), textFile(again, layout));
    });
  });

  it('does not depend on the number of files that hold the rows', async () => {
    await check(fc.record({ parts: split, layout }), async ({ parts, layout }) => {
      const [whole, inParts] = await Promise.all([
        lab.analysed([report(textFile(parts.flat(), layout))]),
        lab.analysed(partFiles(parts, layout)),
      ]);
      expectRead(inParts);
      expect(withoutFiles(inParts.analysis, 'none')).toBe(withoutFiles(whole.analysis, 'none'));
    });
  });

  it('does not depend on the order in which files are read, to the byte', async () => {
    await check(fc.record({ parts: split, others: adRows, layout }), async ({ parts, others, layout }) => {
      const files = [...partFiles(parts, layout), { name: 'z.csv', bytes: textFile(others, layout === 'meta' ? 'google' : 'meta') }];
      const [forwards, backwards] = await Promise.all([lab.analysed(files), lab.analysed(files.toReversed())]);
      expect(renderJson(backwards.analysis)).toBe(renderJson(forwards.analysis));
    });
  });

  it('scales with money: money and costs by the factor, ratios of counts not at all', async () => {
    await check(fc.record({ rows: adRows, layout, factor: fc.constantFrom(2n, 7n, 100n) }), async ({ rows, layout, factor }) => {
      const [one, many] = await Promise.all([
        lab.analysed([report(textFile(rows, layout))]),
        lab.analysed([report(textFile(withMoneyTimes(factor, rows), layout))]),
      ]);
      expectScaled(one.analysis, many.analysis, factor);
    });
  });

  it('is the same from a text, a workbook and a Parquet file', async () => {
    await check(fc.record({ rows: adRows, strings: fc.constantFrom('shared', 'inline') }), async ({ rows, strings }) => {
      const files = [report(textFile(rows, 'generic')), { name: 'report.xlsx', bytes: workbookFile(rows, strings) }];
      const [text, workbook] = await Promise.all(files.map((file) => lab.analysed([file])));
      const parquet = await lab.analysed([await lab.parquetFile('report.parquet', tableSql(rows))]);
      for (const other of [workbook, parquet]) {
        expectRead(other);
        expect(withoutFiles(other?.analysis, 'none')).toBe(withoutFiles(text?.analysis, 'none'));
      }
    });
  });

  it('breaks down every dimension into parts that add up to the whole', async () => {
    await check(fc.record({ rows: fc.oneof(adRows, manyCampaigns), layout }), async ({ rows, layout }) => {
      const { analysis } = await lab.analysed([report(textFile(rows, layout))]);
      const primary = analysis.breakdowns.filter(({ view }) => view === 'primary');
      expect(primary.length).toBeGreaterThan(0);
      for (const breakdown of primary) {
        expect({ id: breakdown.id, ...figuresOf(sumOfParts(breakdown)) }).toEqual({ id: breakdown.id, ...figuresOf(analysis.totals) });
      }
    });
  });
});

/** Two orders of the same rows. */
const shuffled = adRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })));

/** The rows in two or three parts, none of them empty. */
const split = fc
  .tuple(adRows, fc.array(fc.nat(2), { minLength: 50, maxLength: 50 }))
  .map(([rows, places]) => [0, 1, 2].map((part) => rows.filter((_, index) => (index < 2 ? index : places[index]) === part)))
  .map((parts) => parts.filter((rows) => rows.length > 0));

/** Holds a law against ten random cases; a failure is told without being made smaller, which would take minutes. */
async function check<Case>(cases: fc.Arbitrary<Case>, law: (one: Case) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(cases, law), { numRuns: 10, endOnFailure: true });
}

function partFiles(parts: readonly (readonly AdRow[])[], layout: Layout): readonly ExportFile[] {
  return parts.map((rows, index) => ({ name: `part-${index + 1}.csv`, bytes: textFile(rows, layout) }));
}

function report(bytes: Buffer): ExportFile {
  return { name: 'report.csv', bytes };
}

/** Two texts of one report give one analysis, to the byte, apart from what tells the files apart. */
async function expectSame(one: Buffer, other: Buffer, issues: IssueForm = 'codes'): Promise<void> {
  const [first, second] = await Promise.all([lab.analysed([report(one)]), lab.analysed([report(other)])]);
  expectRead(first);
  expect(withoutFiles(second.analysis, issues)).toBe(withoutFiles(first.analysis, issues));
}

/** Every file is read without a question. */
function expectRead(result: Result | undefined): void {
  const asked = result?.certificates.flatMap(({ status, issues }) =>
    status === 'ok' ? [] : issues.filter(({ severity }) => severity !== 'info'),
  );
  expect(asked).toEqual([]);
}

/** Issues quote cells and number records: `codes` where rows or cells are written otherwise, `none` where files are of another number or kind. */
type IssueForm = 'whole' | 'codes' | 'none';

/** An analysis as text, without what is the file's own: its hash, the ids made of it, and its encoding. */
function withoutFiles(analysis: Analysis | undefined, issues: IssueForm): string {
  if (analysis === undefined) return '';
  const told = ({ code, severity, message, records = [] }: ImportIssue): ImportIssue =>
    issues === 'whole' ? { code, severity, message, records } : { code, severity, message: '' };
  const sources = analysis.sources.map((source) => ({
    ...source,
    importId: '',
    sha256: '',
    issues: source.issues.filter(({ code }) => !code.startsWith('encoding.')).map(told),
  }));
  return renderJson({
    ...analysis,
    datasetSources: analysis.datasetSources.map((source) => ({ ...source, imports: [] })),
    sources: issues === 'none' ? [] : sources,
  });
}

type Figures = Readonly<Record<(typeof measures)[number], string | null>>;

function figuresOf({ spend, impressions, clicks, conversions, revenue }: Figures): Figures {
  return { spend, impressions, clicks, conversions, revenue };
}

/** What the rows add up to, as an analysis writes it. */
function sumsOf(rows: readonly AdRow[]): Figures {
  const sum = (pick: (row: AdRow) => bigint | null, unit: bigint): string | null => {
    const values = rows.map(pick).filter((value) => value !== null);
    return values.length === 0 ? null : formatMillionths(values.reduce((total, value) => total + value * unit, 0n));
  };
  return {
    spend: sum((row) => row.cost, 10_000n),
    impressions: sum((row) => row.impressions, 1_000_000n),
    clicks: sum((row) => row.clicks, 1_000_000n),
    conversions: sum((row) => row.conversions, 10_000n),
    revenue: sum((row) => row.revenue, 10_000n),
  };
}

/** Figures of each campaign that a breakdown shows, by its name; undefined without a breakdown by campaign. */
function byCampaign(analysis: Analysis): Readonly<Record<string, Figures>> | undefined {
  const rows = analysis.breakdowns.find(({ id }) => id === 'campaign')?.rows;
  return rows === undefined ? undefined : Object.fromEntries(rows.map(({ key, totals }) => [String(key), figuresOf(totals)]));
}

function sumsByCampaign(rows: readonly AdRow[]): Readonly<Record<string, Figures>> | undefined {
  const byName = Map.groupBy(rows, ({ campaign }) => campaign.trim());
  if (byName.size < 2) return undefined;
  return Object.fromEntries([...byName].map(([name, own]) => [name, sumsOf(own)]));
}

function sumOfParts({ rows, rest }: Breakdown): Figures {
  const parts = [...rows.map(({ totals }) => totals), ...(rest === null ? [] : [rest.totals])];
  const sum = (id: MeasureId): string | null => {
    const values = parts.map((totals) => totals[id]).filter((value) => value !== null);
    return values.length === 0 ? null : formatMillionths(values.reduce((total, value) => total + (parseMillionths(value) ?? 0n), 0n));
  };
  return {
    spend: sum('spend'),
    impressions: sum('impressions'),
    clicks: sum('clicks'),
    conversions: sum('conversions'),
    revenue: sum('revenue'),
  };
}

function expectScaled(one: Analysis, many: Analysis, factor: bigint): void {
  const times = (text: string | null): string | null => (text === null ? null : formatMillionths((parseMillionths(text) ?? 0n) * factor));
  expect(figuresOf(many.totals)).toEqual({ ...figuresOf(one.totals), spend: times(one.totals.spend), revenue: times(one.totals.revenue) });
  for (const id of kpiIds) {
    const [before, after] = [one.kpis[id], many.kpis[id]];
    const scale = kpiOf(id).unit === 'money' ? Number(factor) : 1;
    expect({ id, method: after?.method, isTooFew: after?.isTooFew }).toEqual({ id, method: before?.method, isTooFew: before?.isTooFew });
    for (const part of ['value', 'low', 'high'] as const) expectNear(after?.[part], before?.[part], scale);
  }
}

/** Values are rounded to twelve figures, so that is how exact a factor can be. */
function expectNear(after: number | null | undefined, before: number | null | undefined, scale: number): void {
  if (after == null || before == null) expect(after).toBe(before);
  else expect(Math.abs(after - before * scale)).toBeLessThanOrEqual(Math.abs(after) * 1e-10);
}
