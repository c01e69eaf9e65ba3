import type { FieldId } from './catalogue.ts';

/** Normalised headers by field, in order of preference. A field without headers is absent. */
export type Aliases = Readonly<Partial<Record<FieldId, readonly string[]>>>;

/**
 * A table of headers from one text per field, its headers parted by `|`: lists of words stay readable when they are
 * not one word a line. White space around a header does not count.
 */
export function aliasTable(lists: Readonly<Partial<Record<FieldId, string>>>): Aliases {
  return Object.fromEntries(Object.entries(lists).map(([field, list]) => [field, list.split('|').map((name) => name.trim())]));
}
