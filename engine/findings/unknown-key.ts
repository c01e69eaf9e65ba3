import { isNullText, tidyCell } from '../fields/number-cell.ts';

/** Words by which exports name the rows whose group they do not know. */
const words = /^(?:unknown|undetermined|unclassified|other|others|unbekannt|sonstige|inconnu|desconocido|sconosciuto)$/iu;

/** Whether the key of a group is no name: left empty by the source, or a word such as `(not set)`. */
export function isUnknownKey(key: string | null): boolean {
  if (key === null) return true;
  const tidy = tidyCell(key);
  return tidy === '' || isNullText(tidy) || words.test(tidy);
}
