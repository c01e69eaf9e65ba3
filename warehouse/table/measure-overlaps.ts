import { namingDimensions } from '@pca/engine';
import type { Overlap } from '@pca/engine';

import type { Certificate } from '../import/certificate.ts';
import type { ImportedTable } from '../import/import-file.ts';
import { canonicalColumns } from '../import/select-sql.ts';
import { canonicalSql } from '../import/table-sums.ts';
import type { EngineProcess } from '../runner/engine-process.ts';

type Compared = { readonly certificate: Certificate; readonly table: ImportedTable };

/** Rows above which only a sixteenth of the keys is compared. */
const maxComparedRows = 200_000;

/** Numbers that tell whether two rows of one key are the same. */
const comparedMeasures = ['spend', 'impressions', 'clicks'] as const;

/** Compares every two imports of one platform that name their rows by the same dimensions, and answers what they share. */
export async function measureOverlaps(
  imports: readonly Compared[],
  engine: EngineProcess,
): Promise<(first: string, second: string) => Overlap | null> {
  const found = new Map<string, Overlap>();
  for (const [index, first] of imports.entries()) {
    for (const second of imports.slice(index + 1)) {
      if (!isComparable(first, second)) continue;
      const overlap = await overlapOf(first.table, second.table, engine);
      const [a, b] = [first.certificate.importId, second.certificate.importId];
      found.set(`${a} ${b}`, overlap);
      found.set(`${b} ${a}`, { ...overlap, ofFirst: overlap.ofSecond, ofSecond: overlap.ofFirst });
    }
  }
  return (first, second) => found.get(`${first} ${second}`) ?? null;
}

/** Columns by which rows of two tables are the same row: day, platform and the dimensions that name rows. */
export function rowKeys(first: ImportedTable, second: ImportedTable): readonly string[] {
  const [own, other] = [canonicalColumns(first.plan).dimensions, canonicalColumns(second.plan).dimensions];
  const both = own.filter((id) => other.includes(id));
  return ['date', 'date_end', ...(both.includes('platform') ? ['platform'] : []), ...namingDimensions(both)];
}

function isComparable(first: Compared, second: Compared): boolean {
  const names = ({ table }: Compared): string => namingDimensions(canonicalColumns(table.plan).dimensions).join();
  const isSameFile = first.certificate.sha256 === second.certificate.sha256;
  return first.certificate.platform === second.certificate.platform && !isSameFile && names(first) === names(second);
}

async function overlapOf(first: ImportedTable, second: ImportedTable, engine: EngineProcess): Promise<Overlap> {
  const keys = rowKeys(first, second);
  const isSampled = first.sums.facts + second.sums.facts > maxComparedRows;
  const [own, other] = [canonicalColumns(first.plan).measures, canonicalColumns(second.plan).measures];
  const measures = comparedMeasures.filter((id) => own.includes(id) && other.includes(id));
  const where = `row_role is null${isSampled ? ` and hash(${keys.join(', ')}) % 16 = 0` : ''}`;
  const grouped = ({ parquet, plan }: ImportedTable): string =>
    `select ${[...keys, ...measures.map((id) => `sum(${id}) as ${id}`)].join(', ')} from ${canonicalSql(parquet, plan)} where ${where} group by ${keys.join(', ')}`;
  const isEqual = measures.length === 0 ? 'true' : measures.map((id) => `a.${id} is not distinct from b.${id}`).join(' and ');
  const answer = await engine.run(
    `with a as (${grouped(first)}), b as (${grouped(second)}) ` +
      `select (select count(*) from a), (select count(*) from b), count(*), count(*) filter (where ${isEqual}) from a join b on ${sameKeys('a', 'b', keys)}`,
  );
  const [ofFirst = 0, ofSecond = 0, shared = 0, equal = 0] = (answer.rows[0] ?? []).map(Number);
  return { ofFirst, ofSecond, shared, equal, isSampled };
}

/** SQL that is true where two rows have the same keys, missing ones among them. */
export function sameKeys(first: string, second: string, keys: readonly string[]): string {
  return keys.map((key) => `${first}.${key} is not distinct from ${second}.${key}`).join(' and ');
}
