import { fieldOfHeader } from '../fields/aliases.ts';
import { normaliseHeader } from '../fields/header.ts';
import { platforms } from './index.ts';

/** Longer cells are texts: the longest header of any known export has 113 characters. */
const longestHeader = 160;

const rules = platforms.flatMap((platform) => platform.columns.map((rule) => rule.header));
const signatureHeaders = platforms.flatMap((platform) =>
  platform.signatures.flatMap((signature) => [...(signature.allOf ?? []), ...(signature.anyOf ?? [])]),
);
const names: ReadonlySet<string> = new Set([...rules.filter((header) => typeof header === 'string'), ...signatureHeaders]);
const patterns = rules.filter((header) => typeof header !== 'string');

/**
 * True for a cell, as printed, that some platform or the shared alias table knows as a header, whether it is imported or
 * not. It finds the header record, so it must be false for names, numbers and dates.
 */
export function isKnownHeader(raw: string): boolean {
  if (raw.length > longestHeader || !/\p{L}/u.test(raw)) return false;
  const normalised = normaliseHeader(raw);
  return names.has(normalised) || fieldOfHeader(normalised) !== null || patterns.some((pattern) => pattern.test(normalised));
}
