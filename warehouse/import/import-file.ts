import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { isKnownHeader, mappingOfFile, planImport } from '@pca/engine';
import type { ImportPlan, Mapping, MappingFile, TableSketch } from '@pca/engine';

import { startRangeReaders } from '../columns/range-readers.ts';
import type { RangeReaders } from '../columns/range-readers.ts';
import type { FileLimits, FileTable, OpenedFile, PlainTable } from '../files/file-table.ts';
import { openFile } from '../files/open-file.ts';
import { EngineError } from '../runner/engine-process.ts';
import type { EngineProcess } from '../runner/engine-process.ts';

import type { Certificate } from './certificate.ts';
import { makeCertificate, refusedCertificate } from './make-certificate.ts';
import { checkQuality } from './quality.ts';
import { reconcile } from './reconcile.ts';
import { originOf } from './table-origin.ts';
import type { TableOrigin } from './table-origin.ts';
import type { TableSums } from './table-sums.ts';
import { timeIssues } from './time-issues.ts';
import { writeTable } from './write-table.ts';
import type { DimensionNames } from './write-columns.ts';
import type { WrittenTable } from './write-table.ts';

type ImportProgress = {
  readonly stage: 'scan' | 'read';
  readonly file: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'rows';
};

export type ImportRequest = {
  readonly importId: string;
  readonly path: string;
  readonly mapping: MappingFile | null;
  readonly workFolder: string;
  readonly engine: EngineProcess;
  readonly limits?: Partial<FileLimits>;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** An import that can be analysed: its certificate, its canonical Parquet and the plan by which it was read. */
export type Imported = { readonly certificate: Certificate; readonly table: ImportedTable | null };

export type ImportedTable = {
  readonly parquet: string;
  readonly plan: ImportPlan;
  readonly sums: TableSums;
  readonly names: DimensionNames;
  readonly origin: TableOrigin;
};

/** Reads one file into canonical Parquet. Whatever the file holds, the answer is a certificate; only broken code throws. */
export async function importFile(request: ImportRequest): Promise<Imported> {
  const readers = await readersFor(request.path);
  try {
    return await importWith(request, readers);
  } finally {
    await readers?.[Symbol.asyncDispose]();
  }
}

/** Files below this are read before new threads have compiled what they run. */
const minBytesForReaders = 128 * 1024 * 1024;

async function readersFor(path: string): Promise<RangeReaders | null> {
  const found = await stat(path).catch(() => null);
  return found === null || found.size < minBytesForReaders ? null : startRangeReaders();
}

async function importWith(request: ImportRequest, readers: RangeReaders | null): Promise<Imported> {
  const fileName = basename(request.path);
  const mapping = mappingOfFile(request.mapping, fileName);
  const opened = await open(request, mapping, readers);
  if ('refusal' in opened) return refused(request, fileName, null, opened.refusal);
  const chosen = chooseTable(opened.value, mapping);
  if ('code' in chosen) return refused(request, fileName, opened.value, chosen);
  const rows = { stage: 'read', file: fileName, total: chosen.bodyRecords, unit: 'rows' } as const;
  request.onProgress?.({ ...rows, done: 0 });
  try {
    const imported = await importTable({ request, readers, mapping, opened: opened.value, table: chosen });
    request.onProgress?.({ ...rows, done: chosen.bodyRecords });
    return imported;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return refused(request, fileName, opened.value, {
      code: error.code,
      message: `The file could not be read to its end: ${error.message}`,
    });
  }
}

function open(request: ImportRequest, mapping: Mapping, readers: RangeReaders | null): ReturnType<typeof openFile> {
  const fileName = basename(request.path);
  return openFile(request.path, {
    isKnownHeader,
    workFolder: request.workFolder,
    runSql: (sql) => request.engine.run(sql),
    ...(request.limits === undefined ? {} : { limits: request.limits }),
    ...(mapping.table === undefined ? {} : { tablesFrom: mapping.table }),
    ...(mapping.headerRecord === undefined ? {} : { headerRecord: mapping.headerRecord }),
    ...(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter }),
    ...(mapping.encoding === undefined ? {} : { encoding: mapping.encoding }),
    ...(readers === null ? {} : { hash: readers.hash }),
    onProgress: (done, total) => request.onProgress?.({ stage: 'scan', file: fileName, done, total, unit: 'bytes' }),
  });
}

function refused(request: ImportRequest, name: string, opened: OpenedFile | null, refusal: Refusal): Imported {
  return { certificate: refusedCertificate(request.importId, { name, opened, platform: platformOf(opened) }, refusal), table: null };
}

/** Whose export a file is, as far as its first header tells; null when no platform is recognised. */
function platformOf(opened: OpenedFile | null): ImportPlan['platform'] | null {
  const [table] = opened?.tables ?? [];
  if (opened === null || table === undefined) return null;
  const { platform } = planImport(sketchOf(opened, table));
  return platform.id === 'generic' ? null : platform;
}

type Refusal = { readonly code: string; readonly message: string; readonly severity?: 'question' };

/** The table to import: the one a person names, or the only one that holds measures; several are a question. */
function chooseTable(opened: OpenedFile, mapping: Mapping): FileTable | Refusal {
  if (mapping.table !== undefined) return namedTable(opened, mapping.table);
  const [first] = opened.tables;
  if (first === undefined)
    return {
      code: 'table.no-header',
      message:
        'No header record was found: no row names columns that this product knows. State the header record in a mapping file (headerRecord: 3) and map its columns.',
    };
  if (opened.tables.length === 1) return withRows(first);
  const measured = opened.tables.filter((table) => table.bodyRecords > 0 && hasMeasures(opened, table));
  const [only] = measured;
  if (measured.length === 1 && only !== undefined) return only;
  const named = opened.tables.slice(0, 20).map(
    (table) =>
      `${table.id} (${table.header
        .slice(0, 4)
        .map((header) => header.trim())
        .join(', ')}; ${table.bodyRecords} rows)`,
  );
  return {
    code: 'file.several-tables',
    severity: 'question',
    message: `The file holds ${opened.tables.length} tables that describe the same events in different ways, so none was imported: ${named.join('; ')}. Choose one in a mapping file (table: "${first.id}").`,
  };
}

function namedTable(opened: OpenedFile, id: string): FileTable | Refusal {
  const table = opened.tables.find((other) => other.id === id);
  if (table !== undefined) return withRows(table);
  return {
    code: 'table.unknown',
    message: `The mapping names table "${id}", but the file holds ${opened.tables.map((other) => `"${other.id}"`).join(', ')}.`,
  };
}

function withRows(table: FileTable): FileTable | Refusal {
  if (table.bodyRecords > 0) return table;
  return {
    code: 'table.no-rows',
    message: `The file has a header (record ${table.headerRecord}) and no rows: the platform reported nothing for the period. Check the period and filters of the export.`,
  };
}

function hasMeasures(opened: OpenedFile, table: FileTable): boolean {
  return planImport(sketchOf(opened, table)).rows.some((row) => Object.keys(row.measures).length > 0);
}

function sketchOf(opened: OpenedFile, table: FileTable): TableSketch {
  const { sheet, preamble, headerRecord, header, head, tail, bodyRecords, footer, numberFormats } = table;
  return { fileName: opened.fileName, sheet, preamble, headerRecord, header, head, tail, bodyRecords, footer, numberFormats };
}

type TableRequest = {
  readonly request: ImportRequest;
  readonly readers: RangeReaders | null;
  readonly mapping: Mapping;
  readonly opened: OpenedFile;
  readonly table: FileTable;
};

async function importTable(parts: TableRequest): Promise<Imported> {
  const { request, mapping, opened, table } = parts;
  const sketch = sketchOf(opened, table);
  const early = planImport(sketch, { mapping });
  const stop = early.issues.find((issue) => issue.severity === 'error');
  if (stop !== undefined) return refused(request, opened.fileName, opened, { code: stop.code, message: stop.message });
  const parquet = join(request.workFolder, `${request.importId}.parquet`);
  const plain = await opened.toPlain(table.id, request.workFolder);
  const read = await readTable({ ...parts, sketch, plan: early, parquet, plain });
  if (read.sums.facts === 0)
    return refused(request, opened.fileName, opened, {
      code: 'table.only-totals',
      message: `The file holds ${read.sums.rows} totals rows and no data rows. Export the rows as well.`,
    });
  const issues = [
    ...opened.issues,
    ...read.plan.issues,
    ...read.issues,
    ...timeIssues(read.plan, read.sums),
    ...(await checkQuality({
      parquet,
      plan: read.plan,
      runs: read.plain.runs,
      bodyRecords: read.plain.rows,
      facts: read.sums.facts,
      engine: request.engine,
    })),
  ];
  const certificate = makeCertificate({
    importId: request.importId,
    opened,
    table,
    plain: read.plain,
    plan: read.plan,
    sums: read.sums,
    reconciliation: reconcile(read.plan, read.sums),
    issues,
    mapping,
  });
  if (certificate.status === 'refused') return { certificate, table: null };
  return {
    certificate,
    table: { parquet, plan: read.plan, sums: read.sums, names: read.names, origin: await originOf(opened, table, read.plain) },
  };
}

type ReadRequest = TableRequest & {
  readonly sketch: TableSketch;
  readonly plan: ImportPlan;
  readonly parquet: string;
  readonly plain: PlainTable;
};
type ReadTable = WrittenTable & { readonly plain: PlainTable };

/** Reads the table in place first; a record that breaks the table's shape makes it be rewritten record by record and read again. */
async function readTable(parts: ReadRequest): Promise<ReadTable> {
  const { request, opened, table, plain } = parts;
  try {
    const read = await readPlain(parts, plain);
    if (read.sums.rows === table.bodyRecords * read.plan.rows.length || plain.kind === 'parquet' || plain.isCopy) return read;
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'engine.sql' || plain.kind === 'parquet' || plain.isCopy) throw error;
  }
  return readPlain(parts, await opened.toPlain(table.id, request.workFolder, { forceCopy: true }));
}

async function readPlain(parts: ReadRequest, plain: PlainTable): Promise<ReadTable> {
  const { request, readers, sketch, plan, parquet, mapping } = parts;
  const write = { sketch, table: plain, parquet, readers, engine: request.engine };
  const written = await writeTable({ ...write, options: { mapping }, plan });
  const micros = microsByTotals(written.plan, written.sums);
  if (micros.length === 0) return { ...written, plain };
  return { ...(await writeTable({ ...write, options: { mapping, microsFields: micros } })), plain };
}

/** Money fields whose sum is a million times the printed total: the rows are in micros and the totals row in units. */
function microsByTotals(plan: ImportPlan, sums: TableSums): ReturnType<typeof moneyFields> {
  const [printed] = plan.printedTotals;
  if (printed === undefined) return [];
  return moneyFields(plan).filter((field) => {
    const sum = Number(sums.totals[field] ?? Number.NaN);
    const total = Number(printed.values[field] ?? Number.NaN);
    return Number.isFinite(sum / total) && Math.abs(sum / total / 1e6 - 1) < 0.005;
  });
}

function moneyFields(plan: ImportPlan): readonly ('spend' | 'revenue')[] {
  return (['spend', 'revenue'] as const).filter((field) => plan.rows.some((row) => field in row.measures));
}
