import type { MappingFile } from '@pca/engine';
import type { Certificate } from '@pca/warehouse';

/** Columns of a mapping file that no file has, a sentence each: a slip of the pen would otherwise pass unseen. */
export function unusedMapping(mapping: MappingFile | null, certificates: readonly Certificate[]): readonly string[] {
  if (mapping === null) return [];
  const headers = new Set(certificates.flatMap((certificate) => certificate.columns.map((column) => column.header)));
  // A file that was not opened has no columns to compare with.
  if (headers.size === 0) return [];
  const named = [mapping.columns, ...Object.values(mapping.files ?? {}).map((file) => file.columns)].flatMap((columns) =>
    Object.keys(columns ?? {}),
  );
  return [...new Set(named)]
    .filter((name) => !headers.has(name.trim()))
    .map((name) => `The mapping names a column "${name}", which no file has.`);
}
