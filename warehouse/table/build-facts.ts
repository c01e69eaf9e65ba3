import { rename } from 'node:fs/promises';

import { fieldIdsOfKind } from '@pca/engine';
import type { DimensionId, MeasureId } from '@pca/engine';

import type { EngineProcess } from '../runner/engine-process.ts';
import { enumTypeName } from '../runner/fact-types.ts';
import type { ImportedTable } from '../import/import-file.ts';
import { amountType } from '../import/number-sql.ts';
import { canonicalColumns } from '../import/select-sql.ts';
import { literal } from '../import/sql-text.ts';
import { canonicalSql } from '../import/table-sums.ts';
import { rowKeys, sameKeys } from './measure-overlaps.ts';

/** One import as it enters the facts: its rows of each platform belong to the source named for it. */
export type FactsPart = {
  readonly importId: string;
  readonly file: string;
  readonly table: ImportedTable;
  readonly view: string;
  /** Source id by platform; rows without a platform use the entry of ''. */
  readonly sources: Readonly<Record<string, string>>;
  /** Imports whose rows are left out of this one, because they are counted there. */
  readonly without: readonly ImportedTable[];
};

/** Dimensions with more distinct values than this are kept as text: an enum of a million search terms costs more than it saves. */
const maxEnumValues = 200_000;

/** Rows up to which the facts fit into the memory of an engine as they are; packing them takes longer than a query. */
const maxPlainRows = 3_000_000;

/** Parquet files that one statement reads. */
const filesAtOnce = 100;

/**
 * Builds the query cache of a dataset: one DuckDB file with the table `facts`, dimensions as enums, amounts as exact
 * decimals. It is built under another name and renamed, and never written again.
 */
export async function buildFacts(parts: readonly FactsPart[], path: string, engine: EngineProcess): Promise<void> {
  const draft = `${path}.draft`;
  const { dimensions, measures } = factColumns(parts);
  await engine.run(`attach ${literal(draft)} as cache`);
  // A type cannot be named with its catalogue, so the cache is made the default.
  await engine.run('use cache');
  const types = new Map<string, string>();
  for (const id of dimensions) types.set(id, await dimensionType(id, parts, engine));
  types.set('source', await createEnum('source', new Set(parts.flatMap((part) => Object.values(part.sources))), engine));
  types.set('view', await createEnum('view', new Set(parts.map((part) => part.view)), engine));
  await engine.run(`create table facts (${tableColumns({ parts, dimensions, measures, types }).join(', ')})`);
  for (const part of parts) await engine.run(`insert into facts ${factsSql({ part, dimensions, measures, types })}`);
  await engine.run('checkpoint cache');
  await engine.run('use memory');
  await engine.run('detach cache');
  await rename(draft, path);
}

/** The dimensions and measures that the facts of a dataset have, in catalogue order. */
export function factColumns(parts: readonly FactsPart[]): {
  readonly dimensions: readonly DimensionId[];
  readonly measures: readonly MeasureId[];
} {
  const has = (kind: 'dimensions' | 'measures', id: string): boolean =>
    parts.some((part) => canonicalColumns(part.table.plan)[kind].some((own) => own === id));
  return {
    dimensions: fieldIdsOfKind('dimension').filter((id) => has('dimensions', id)),
    measures: fieldIdsOfKind('measure').filter((id) => has('measures', id)),
  };
}

function tableColumns(facts: Omit<Parameters<typeof factsSql>[0], 'part'> & { readonly parts: readonly FactsPart[] }): readonly string[] {
  const { parts, dimensions, measures, types } = facts;
  const rows = parts.reduce((sum, { table }) => sum + table.sums.facts, 0);
  const names = [
    'date date',
    ...(['view', 'source', ...dimensions] as const).map((name) => `${name} ${types.get(name) ?? 'varchar'}`),
    ...measures.map((id) => `${id} ${amountType}`),
  ];
  return names.map((column) => (rows <= maxPlainRows ? `${column} using compression uncompressed` : column));
}

/** An enum of the values that the imports know of their own, or else of those that are in their tables. */
async function dimensionType(id: DimensionId, parts: readonly FactsPart[], engine: EngineProcess): Promise<string> {
  const owners = parts.filter((part) => canonicalColumns(part.table.plan).dimensions.includes(id));
  const lists = owners.map(({ table }) => table.names.get(id));
  if (!lists.every((list) => list !== undefined)) return tableType(id, owners, engine);
  const values = new Set(lists.flat());
  return values.size === 0 || values.size > maxEnumValues ? 'varchar' : createEnum(id, values, engine);
}

async function tableType(id: DimensionId, owners: readonly FactsPart[], engine: EngineProcess): Promise<string> {
  // A few files at a time, because each of them is held open.
  const list = `list_of_${id}`;
  await engine.run(`create temp table ${list} (value varchar)`);
  for (let at = 0; at < owners.length; at += filesAtOnce) {
    const values = owners
      .slice(at, at + filesAtOnce)
      .map(
        ({ table: { parquet, plan } }) =>
          `select ${id} as value from ${canonicalSql(parquet, plan)} where row_role is null and ${id} is not null`,
      );
    await engine.run(`insert into ${list} ${values.map((sql) => `select distinct value from (${sql})`).join(' union ')}`);
  }
  const count = Number((await engine.run(`select count(distinct value) from ${list}`)).rows[0]?.[0] ?? 0);
  if (count === 0 || count > maxEnumValues) return 'varchar';
  await engine.run(`create type ${enumTypeName(id)} as enum (select distinct value from ${list} order by 1)`);
  return enumTypeName(id);
}

/** Answers are ordered by the codes of enums, so these have the order of texts. */
async function createEnum(name: string, values: ReadonlySet<string>, engine: EngineProcess): Promise<string> {
  const list = `unnest(from_json(${literal(JSON.stringify([...values]))}, '["VARCHAR"]'))`;
  await engine.run(`create type ${enumTypeName(name)} as enum (select ${list} order by 1)`);
  return enumTypeName(name);
}

/** SQL of what only the canonical table of an import tells of a row's time. */
export function periodSql({ table }: FactsPart): readonly string[] {
  return ['date_end', `${literal(table.plan.grain)} as grain`];
}

/** SQL of the facts of one import: keys are texts where `types` names no other type; `more` columns stand before the others. */
export function factsSql(input: {
  part: FactsPart;
  dimensions: readonly DimensionId[];
  measures: readonly MeasureId[];
  types: ReadonlyMap<string, string>;
  more?: readonly string[];
}): string {
  const { part, dimensions, measures, types, more = [] } = input;
  const typeOf = (name: string): string => types.get(name) ?? 'varchar';
  const own = canonicalColumns(part.table.plan);
  const list = [
    ...more,
    'date',
    `cast(${literal(part.view)} as ${typeOf('view')}) as view`,
    `cast(${sourceCase(part)} as ${typeOf('source')}) as source`,
    ...dimensions.map((id) => `cast(${own.dimensions.includes(id) ? id : 'null'} as ${typeOf(id)}) as ${id}`),
    ...measures.map((id) => (own.measures.includes(id) ? id : `cast(null as ${amountType}) as ${id}`)),
  ];
  return `select ${list.join(', ')} from ${ownRowsSql(part)} where row_role is null`;
}

/** The rows of an import without those that other imports hold too; all of them name their rows by the same columns. */
function ownRowsSql({ table, without }: FactsPart): string {
  const all = canonicalSql(table.parquet, table.plan);
  if (without.length === 0) return all;
  const keys = rowKeys(table);
  const held = without.map(({ parquet, plan }) => `select ${keys.join(', ')} from ${canonicalSql(parquet, plan)} where row_role is null`);
  return `(select a.* from ${all} as a anti join (${held.join(' union ')}) as b on ${sameKeys('a', 'b', keys)})`;
}

function sourceCase(part: FactsPart): string {
  const entries = Object.entries(part.sources);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) return literal(first[1]);
  const cases = entries
    .filter(([platform]) => platform !== '')
    .map(([platform, source]) => `when ${literal(platform)} then ${literal(source)}`);
  return `case platform ${cases.join(' ')} else ${literal(part.sources[''] ?? first?.[1] ?? '')} end`;
}
