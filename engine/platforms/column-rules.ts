import { aliasRank, fieldOfHeader } from '../fields/aliases.ts';
import { normaliseHeader } from '../fields/header.ts';
import type { ColumnRule, Platform } from './platform.ts';

/** Shared aliases come after every rule of a platform that names another header for the same field. */
const aliasPreference = 10;

/**
 * The rules by which a platform reads a header as printed, in order; a header may feed several fields. The platform's own
 * rules replace the shared alias, whose preference is 10 and a hundredth per place in its field's list, so that of two
 * aliases in one file the better known is read. Empty when nobody knows the header.
 */
export function rulesFor(platform: Platform, header: string): readonly ColumnRule[] {
  const normalised = normaliseHeader(header);
  const own = platform.columns.filter((rule) => isRuleFor(rule, normalised));
  if (own.length > 0) return own;
  const field = fieldOfHeader(normalised);
  return field === null ? [] : [{ header: normalised, field, preference: aliasPreference + aliasRank(normalised) / 100 }];
}

function isRuleFor(rule: ColumnRule, normalised: string): boolean {
  return typeof rule.header === 'string' ? rule.header === normalised : rule.header.test(normalised);
}
