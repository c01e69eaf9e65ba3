import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isKnownHeader, planImport } from '@pca/engine';
import type { ImportPlan } from '@pca/engine';

import { startRangeReaders } from '../columns/range-readers.ts';
import type { RangeReaders } from '../columns/range-readers.ts';
import type { CsvTable } from '../files/file-table.ts';
import { testFolder } from '../files/open-bytes.test-kit.ts';
import { openFile } from '../files/open-file.ts';
import { startScan } from '../files/structural-scan.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { testLimits } from '../runner/engine.test-kit.ts';
import { startEngineProcess } from '../runner/start-engine-process.ts';
import { columnPlan } from './column-plan.ts';
import { selectSql } from './select-sql.ts';
import { sourceSql } from './source-sql.ts';
import { timeSql } from './time-sql.ts';
import { writeColumns } from './write-columns.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');
/** Small enough that every table here is cut in the middle of cells and has several row groups. */
const smallSizes = { rows: 7, bytes: 61 };

let engine: EngineProcess;
let folder: Awaited<ReturnType<typeof testFolder>>;
beforeAll(async () => {
  folder = await testFolder();
  engine = startEngineProcess(testLimits);
  await engine.open({ path: null, folders: [folder.path, samples], files: [], temporaryFolder: join(folder.path, 'spill') });
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe('a table that is read column by column', () => {
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:csv|tsv|xlsx)$/u.test(name));

  it.each(files)('holds what the engine reads: %s', async (name) => {
    for (const { table, plan } of await tablesOf(join(samples, name))) {
      const ways = await bothWays(table, plan);
      // Only wide tables, whose rows are read several times, are left to the engine.
      expect(ways.isWritten).toBe(plan.rows.length === 1);
      expect(ways.differences).toEqual([]);
    }
  });

  it('holds what the engine reads, whatever its cells hold', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(exportText, async (text) => {
        run += 1;
        const path = join(folder.path, `random-${run}.csv`);
        await writeFile(path, text);
        for (const { table, plan } of await tablesOf(path)) expect((await bothWays(table, plan)).differences).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds the same rows when several threads read its ranges', async () => {
    await using readers = startRangeReaders();
    await fc.assert(
      fc.asyncProperty(exportText, async (text) => {
        const path = join(folder.path, 'ranges.csv');
        await writeFile(path, text);
        for (const { table, plan } of await tablesOf(path)) {
          const checkpoints = checkpointsOf(text, table);
          expect((await bothWays({ ...table, checkpoints }, plan, readers)).differences).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
    expect(await readers.hash(join(folder.path, 'ranges.csv'))).toMatch(/^[0-9a-f]{64}$/u);
    await expect(readers.hash(join(folder.path, 'none.csv'))).rejects.toMatchObject({ code: 'ENOENT', syscall: 'open' });
  });

  it('is left to the engine where a record has other cells than the header', async () => {
    const path = join(folder.path, 'uneven.csv');
    await writeFile(
      path,
      `Day,Campaign,Cost,Clicks\n${'2026-05-01,A,1.00,10\n'.repeat(3000)}2026-05-02,B,2.00\n${'2026-05-03,C,3.00,30\n'.repeat(300)}`,
    );
    const [found] = await tablesOf(path);
    expect(found).toBeDefined();
    if (found === undefined) return;
    expect(found.table.isCopy).toBe(false);
    const columns = columnPlan({ plan: found.plan, readings: new Map(), isUnreadableMarked: true }, found.table);
    expect(columns).not.toBeNull();
    if (columns !== null)
      expect(await writeColumns(columns, found.table, { parquet: join(folder.path, 'uneven.parquet'), engine })).toBeNull();
  });
});

/** Every place at which a body record begins and the bytes were cut, as a scan in small pieces notes them. */
function checkpointsOf(text: string, { delimiter, bodyOffset, isCopy }: CsvTable): CsvTable['checkpoints'] {
  const mark = text.startsWith('\ufeff') ? 3 : 0;
  const bytes = Buffer.from(text).subarray(mark);
  const scan = startScan(delimiter.charCodeAt(0), bytes.length + 1);
  for (let at = 0; at < bytes.length; at += smallSizes.bytes) scan.push(bytes.subarray(at, at + smallSizes.bytes));
  const places = scan.end().checkpoints.map(({ offset, record }) => ({ offset: offset + mark, record }));
  return isCopy ? [] : places.filter(({ offset }) => offset > bodyOffset);
}

type Found = { readonly table: CsvTable; readonly plan: ImportPlan };

async function tablesOf(path: string): Promise<readonly Found[]> {
  const opened = await openFile(path, {
    isKnownHeader,
    workFolder: folder.path,
    runSql: () => Promise.reject(new Error('no SQL is needed')),
  });
  if ('refusal' in opened) return [];
  const found: Found[] = [];
  for (const table of opened.value.tables) {
    const { id, bodyRecords, ...sketch } = table;
    if (bodyRecords === 0) continue;
    const plan = planImport({ ...sketch, bodyRecords, fileName: basename(path) });
    const plain = await opened.value.toPlain(id, folder.path);
    if (plain.kind === 'csv') found.push({ table: plain, plan });
  }
  return found;
}

/** Rows that differ between the two ways, of the first ten; none where the table does not fit. */
async function bothWays(
  table: CsvTable,
  plan: ImportPlan,
  readers: RangeReaders | null = null,
): Promise<{ readonly isWritten: boolean; readonly differences: readonly unknown[] }> {
  const parts = { plan, readings: new Map(), isUnreadableMarked: true };
  const [own, theirs] = [join(folder.path, 'own.parquet'), join(folder.path, 'theirs.parquet')];
  const columns = columnPlan(parts, table);
  const isWritten = columns !== null && (await writeColumns(columns, table, { parquet: own, engine, sizes: smallSizes, readers })) !== null;
  if (!isWritten) return { isWritten, differences: [] };
  const source = sourceSql(table);
  await engine.run(`copy (${selectSql({ ...parts, source, time: await timeSql(plan, source, engine) })}) to '${theirs}' (format parquet)`);
  const read = (path: string): string => `read_parquet('${path}', file_row_number = true)`;
  const { rows } = await engine.run(
    `select cast(a as varchar), cast(b as varchar) from ${read(own)} as a full join ${read(theirs)} as b on a.file_row_number = b.file_row_number where a is distinct from b limit 10`,
  );
  return { isWritten, differences: rows };
}

const names = [
  'A',
  'Brand, "EU"',
  'b',
  ' spaced ',
  '--',
  '-',
  '',
  'Total',
  'Gesamt',
  'Österreich',
  'two\nlines',
  '😀',
  "it's",
  '\u00a0x',
  '15" tv',
];
const numbers = [
  '0',
  '12',
  '-3',
  '1,234',
  '1,234.50',
  '12.5%',
  '$5.00',
  '$1,234.56',
  '--',
  ' --',
  '',
  '0.1234567',
  '1e3',
  '1_000',
  '99999999999',
  'n/a',
  ' 7',
  '+1',
];
const days = ['2026-05-01', '2026-05-02', ' 2026-05-03', '2026-5-4', '', 'Total', '2026-02-30', '2026-05-05 10:00'];

const record = fc.tuple(
  fc.constantFrom(...days),
  fc.constantFrom(...names),
  fc.constantFrom(...names),
  fc.constantFrom(...numbers),
  fc.constantFrom(...numbers),
  fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: 0, max: 1_000_000 }).map(String)),
);

/** An export of some rows, with cells that are written with and without need for quotes. */
const exportText = fc
  .record({
    records: fc.array(record, { minLength: 1, maxLength: 60 }),
    usual: fc.nat({ max: 60 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    delimiter: fc.constantFrom(',', ';', '\t'),
    hasMark: fc.boolean(),
    isClosed: fc.boolean(),
    areQuoted: fc.boolean(),
  })
  .map(({ records, usual, lineEnd, delimiter, hasMark, isClosed, areQuoted }) => {
    const cells = [
      ['Day', 'Campaign', 'Device', 'Clicks', 'Cost', 'Impr.'],
      ...Array.from({ length: usual }, (_, row) => [`2026-05-0${(row % 9) + 1}`, 'A', 'b', String(row), `${row}.50`, '100']),
      ...records,
    ];
    const written = (cell: string): string =>
      areQuoted || cell.includes(delimiter) || /["\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    const lines = cells.map((record) => record.map(written).join(delimiter));
    return `${hasMark ? '\ufeff' : ''}${lines.join(lineEnd)}${isClosed ? lineEnd : ''}`;
  });
