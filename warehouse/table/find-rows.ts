import { formatMillionths, parseMillionths } from '@pca/engine';
import type { FieldId, Query, QueryMeasure } from '@pca/engine';

import type { RecordTools } from '../import/table-origin.ts';
import { compileRows } from '../runner/compile-rows.ts';
import type { CompiledRows } from '../runner/compile-rows.ts';
import type { FactTable } from '../runner/dialect.ts';
import { duckdbDialect } from '../runner/duckdb-dialect.ts';
import type { EngineProcess } from '../runner/engine-process.ts';
import { factColumns, factsSql, periodSql } from './build-facts.ts';
import type { FactsPart } from './build-facts.ts';
import { fieldsOfQuery } from './source-fields.ts';
import { readSourceRows } from './source-rows.ts';
import type { FoundRow, LocatedPart, Place, SourceRows } from './source-rows.ts';

/** At most `limit` rows (0 to 1,000) after the page that said `next`. */
export type PageOptions = { readonly limit: number; readonly after?: string };

export type RowsQuestion = { readonly parts: readonly LocatedPart[]; readonly engine: EngineProcess; readonly tools: RecordTools };

const maxPage = 1000;

/** Parquet files that one statement reads. */
const filesAtOnce = 100;

/**
 * Finds the records that the sums of a query are made from, by the same facts and the same conditions. Rows in which none of
 * the measures has a value are left out; order, limit and groups of the query are not looked at. The engine must have a database
 * open that may read the canonical tables and the files.
 * @throws RangeError when the limit is no whole number from 0 to 1,000, or when `after` is not from these facts
 */
export async function findRows(query: Query, { limit, after }: PageOptions, question: RowsQuestion): Promise<SourceRows> {
  if (!Number.isInteger(limit) || limit < 0 || limit > maxPage) throw new RangeError(`a page has from 0 to ${maxPage} rows, not ${limit}`);
  const start = after === undefined ? null : placeNamed(question.parts, after);
  const search = searchOf(query, question);
  const counts = await countRows(search);
  const places = await listPlaces(search, { start, limit: limit + 1 });
  const page = places.slice(0, limit);
  const last = page.at(-1);
  const { rows, issues } = await readSourceRows(search, page);
  return {
    ...counts,
    rows,
    next: places.length > limit && last !== undefined ? placeName(question.parts, last) : null,
    issues,
  };
}

type Search = RowsQuestion & {
  readonly query: Query;
  readonly fields: readonly FieldId[];
  /** SQL over at most `filesAtOnce` imports each, with the first of them. */
  readonly statements: readonly (CompiledRows & { readonly firstPart: number; readonly lastPart: number })[];
};

function placeName(parts: readonly LocatedPart[], { part, bodyRecord, rowPlan }: Place): string {
  return [parts[part]?.importId, bodyRecord, rowPlan].join(':');
}

function placeNamed(parts: readonly LocatedPart[], text: string): Place {
  const [, importId, bodyRecord, rowPlan] = /^([\w-]+):(\d{1,15}):(\d{1,15})$/u.exec(text) ?? [];
  const part = parts.findIndex((other) => other.importId === importId);
  if (part < 0) throw new RangeError(`no page of these rows begins after "${text}"`);
  return { part, bodyRecord: Number(bodyRecord), rowPlan: Number(rowPlan) };
}

function searchOf(query: Query, question: RowsQuestion): Search {
  const fields = fieldsOfQuery(query);
  const columns = factColumns(question.parts);
  const names = ['date', 'date_end', 'grain', 'view', 'source', ...columns.dimensions, ...columns.measures];
  const asked = question.parts.flatMap((part, at) => (part.view === query.view ? [{ part, at }] : []));
  const statements: Search['statements'][number][] = [];
  for (let from = 0; from < asked.length; from += filesAtOnce) {
    const some = asked.slice(from, from + filesAtOnce);
    const sql = some
      .map(({ part, at }) => factsSql({ part, ...columns, types: new Map(), more: [...placeSql(part, at), ...periodSql(part)] }))
      .join(' union all ');
    const table: FactTable = { sql: `(${sql}) as facts`, columns: new Map(names.map((name) => [name, { name, type: 'varchar' }])) };
    const compiled = compileRows(query, { place: ['part', 'body_record', 'row_plan'], keys: fields }, { table, dialect: duckdbDialect });
    statements.push({ ...compiled, firstPart: some[0]?.at ?? 0, lastPart: some.at(-1)?.at ?? 0 });
  }
  return { ...question, query, fields, statements };
}

/** A table with several row plans stands in the canonical table once per plan. */
function placeSql({ table }: FactsPart, at: number): readonly string[] {
  const records = Math.max(table.origin.bodyRecords, 1);
  return [`${at} as part`, `source_row % ${records} as body_record`, `source_row // ${records} as row_plan`];
}

type Counts = Pick<SourceRows, 'total' | 'sums' | 'files'>;

/** Measures of days do not add up. */
const addingKinds: readonly QueryMeasure['kind'][] = ['sum', 'rows', 'reported-rows'];

async function countRows({ query, parts, engine, statements }: Search): Promise<Counts> {
  const adding = query.measures.flatMap(({ kind, id }, at) =>
    addingKinds.includes(kind) ? [{ id, at, none: kind === 'sum' ? null : '0' }] : [],
  );
  const list = ['part', 'count(*)', ...adding.map(({ at }) => `cast(sum(a${at}) as varchar)`)];
  const counted: (readonly (string | null)[])[] = [];
  for (const { sql, parameters } of statements)
    counted.push(...(await engine.run(`select ${list.join(', ')} from (${sql}) as found group by part order by part`, parameters)).rows);
  return {
    total: counted.reduce((sum, [, rows]) => sum + Number(rows), 0),
    sums: Object.fromEntries(adding.map(({ id, none }, index) => [id, addUp(counted.map((row) => row[index + 2] ?? null)) ?? none])),
    files: counted.flatMap(([at, rows]) => {
      const part = parts[Number(at)];
      return part === undefined ? [] : [{ importId: part.importId, file: part.file, sheet: part.table.origin.sheet, rows: Number(rows) }];
    }),
  };
}

function addUp(amounts: readonly (string | null)[]): string | null {
  const millionths = amounts.flatMap((amount) => (amount === null ? [] : (parseMillionths(amount) ?? [])));
  return millionths.length === 0 ? null : formatMillionths(millionths.reduce((sum, amount) => sum + amount, 0n));
}

async function listPlaces(
  { query, fields, engine, statements }: Search,
  { start, limit }: { start: Place | null; limit: number },
): Promise<readonly FoundRow[]> {
  const texts = [...fields.map((_, at) => `k${at}`), ...query.measures.map((_, at) => `cast(a${at} as varchar)`)];
  const found: FoundRow[] = [];
  for (const { sql, parameters, lastPart } of statements) {
    if (found.length >= limit || (start !== null && lastPart < start.part)) continue;
    const bound = parameters.length;
    const isAfter = start === null ? '' : `where (part, body_record, row_plan) > ($${bound + 1}, $${bound + 2}, $${bound + 3})`;
    const values = start === null ? [] : [start.part, start.bodyRecord, start.rowPlan];
    const { rows } = await engine.run(
      `select ${['part', 'body_record', 'row_plan', ...texts].join(', ')} from (${sql}) as found ${isAfter} order by part, body_record, row_plan limit ${limit - found.length}`,
      [...parameters, ...values],
    );
    for (const [part, bodyRecord, rowPlan, ...rest] of rows)
      found.push({
        part: Number(part),
        bodyRecord: Number(bodyRecord),
        rowPlan: Number(rowPlan),
        keys: rest.slice(0, fields.length),
        given: rest.slice(fields.length),
      });
  }
  return found;
}
