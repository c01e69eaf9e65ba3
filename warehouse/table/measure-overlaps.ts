import { namingDimensions } from '@pca/engine';
import type { Overlap } from '@pca/engine';

import type { Certificate } from '../import/certificate.ts';
import type { ImportedTable } from '../import/import-file.ts';
import { canonicalColumns } from '../import/select-sql.ts';
import { canonicalSql } from '../import/table-sums.ts';
import type { EngineProcess } from '../runner/engine-process.ts';

type Compared = { readonly certificate: Certificate; readonly table: ImportedTable };

/** Rows of a group of imports above which only a sixteenth of the keys is compared. */
const maxComparedRows = 200_000;

/** Numbers that tell whether two rows of one key are the same. */
const comparedMeasures = ['spend', 'impressions', 'clicks'] as const;

/** Compares the imports of one platform that name their rows by the same dimensions, and answers what two of them share. */
export async function measureOverlaps(
  imports: readonly Compared[],
  engine: EngineProcess,
): Promise<(first: string, second: string) => Overlap | null> {
  const found = new Map<string, Overlap>();
  for (const group of groupsOf(imports)) {
    for (const [key, overlap] of await overlapsOf(group, engine)) found.set(key, overlap);
  }
  return (first, second) => found.get(pairKey(first, second)) ?? null;
}

/** Columns by which rows are the same row: day, platform and the dimensions that name rows. */
export function rowKeys({ plan }: ImportedTable): readonly string[] {
  const { dimensions } = canonicalColumns(plan);
  return ['date', 'date_end', ...(dimensions.includes('platform') ? ['platform'] : []), ...namingDimensions(dimensions)];
}

/** SQL that is true where two rows have the same keys, missing ones among them. */
export function sameKeys(first: string, second: string, keys: readonly string[]): string {
  return keys.map((key) => `${first}.${key} is not distinct from ${second}.${key}`).join(' and ');
}

function groupsOf(imports: readonly Compared[]): readonly (readonly Compared[])[] {
  const groups = new Map<string, Compared[]>();
  for (const entry of imports) {
    const name = [entry.certificate.platform, ...rowKeys(entry.table)].join('|');
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The keys are gathered in a table import by import: a single query over all would hold all of their files open. */
async function overlapsOf(group: readonly Compared[], engine: EngineProcess): Promise<ReadonlyMap<string, Overlap>> {
  const [first, ...more] = group;
  if (first === undefined) return new Map();
  const keys = rowKeys(first.table);
  const isSampled = group.reduce((sum, { table }) => sum + table.sums.facts, 0) > maxComparedRows;
  await engine.run(`create or replace temp table held as ${heldSql(first.table, { part: 0, keys, isSampled })}`);
  for (const [index, { table }] of more.entries())
    await engine.run(`insert into held ${heldSql(table, { part: index + 1, keys, isSampled })}`);
  const isEqual = comparedMeasures
    .map((id) => `(a.${id} is not distinct from b.${id} or a.${id} is null or b.${id} is null)`)
    .join(' and ');
  const counts = await engine.run('select part, count(*) from held group by part');
  const shared = await engine.run(
    `select a.part, b.part, count(*), count(*) filter (where ${isEqual}) from held as a join held as b on a.part < b.part and ${sameKeys('a', 'b', keys)} group by a.part, b.part`,
  );
  await engine.run('drop table held');
  const rows = new Map(counts.rows.map(([part, count]) => [Number(part), Number(count)]));
  return new Map(shared.rows.flatMap((row) => pairOf(row.map(Number), { group, rows, isSampled })));
}

/** The keys of an import with its numbers; measures that it does not report are null and count as equal. */
function heldSql(
  { parquet, plan }: ImportedTable,
  { part, keys, isSampled }: { part: number; keys: readonly string[]; isSampled: boolean },
): string {
  const { measures } = canonicalColumns(plan);
  const sums = comparedMeasures.map(
    (id) => `${measures.includes(id) ? `cast(sum(${id}) as decimal(38,6))` : 'cast(null as decimal(38,6))'} as ${id}`,
  );
  const sample = isSampled ? ` and hash(${keys.join(', ')}) % 16 = 0` : '';
  return `select ${[`${part} as part`, ...keys, ...sums].join(', ')} from ${canonicalSql(parquet, plan)} where row_role is null${sample} group by ${keys.join(', ')}`;
}

type Pairing = { readonly group: readonly Compared[]; readonly rows: ReadonlyMap<number, number>; readonly isSampled: boolean };

function pairOf(
  [a = -1, b = -1, shared = 0, equal = 0]: readonly number[],
  { group, rows, isSampled }: Pairing,
): readonly (readonly [string, Overlap])[] {
  const [first, second] = [group[a]?.certificate.importId, group[b]?.certificate.importId];
  if (first === undefined || second === undefined) return [];
  const overlap: Overlap = { ofFirst: rows.get(a) ?? 0, ofSecond: rows.get(b) ?? 0, shared, equal, isSampled };
  return [
    [pairKey(first, second), overlap],
    [pairKey(second, first), { ...overlap, ofFirst: overlap.ofSecond, ofSecond: overlap.ofFirst }],
  ];
}

function pairKey(first: string, second: string): string {
  return `${first} ${second}`;
}
