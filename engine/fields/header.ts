import { currencyInHeader } from './currency.ts';

/**
 * The form under which a header is looked up: lower case, single spaces, without byte-order mark, `="…"` wrapper and
 * currency. Underscores, dots between letters, hyphens inside words and camel case become spaces, so that `Ad_Group_ID`,
 * `adGroupId`, `ad_group.id` and `Ad group ID` are one name. Marks that carry meaning stay: `(all)`, `%`, `/`, `(#)`.
 * Returns an empty text for a header that holds nothing else.
 */
export function normaliseHeader(raw: string): string {
  const text = plainText(raw);
  return separateWords(currencyInHeader(text)?.header ?? text)
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) %/gu, '%')
    .replace(/\( /gu, '(')
    .replace(/ \)/gu, ')')
    .trim();
}

/** Compatibility forms (no-break spaces, full-width brackets) are folded, because localised exports mix them freely. */
function plainText(raw: string): string {
  const folded = raw
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[‐-―−]/gu, '-')
    .replace(/[‘’´`]/gu, "'");
  return unwrap(folded.replace(/\s+/gu, ' ').trim());
}

function unwrap(text: string): string {
  return (/^="(.*)"$/u.exec(text)?.[1] ?? /^"(.*)"$/u.exec(text)?.[1] ?? text).trim();
}

function separateWords(text: string): string {
  return (isIdentifier(text) ? splitCamelCase(text) : text)
    .replace(/_/gu, ' ')
    .toLowerCase()
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, ' ')
    .replace(/(?<=[\p{L}\d.])-(?=\p{L})/gu, ' ');
}

/** Product names (`TrueView`, `LinkedIn`) inside a worded header are not camel case. */
function isIdentifier(text: string): boolean {
  return !text.includes(' ');
}

/** Two small letters must stand before the capital, so that `eCPM` and `iOS` stay whole. */
function splitCamelCase(text: string): string {
  return text.replace(/(?<=\p{Ll}{2})(?=\p{Lu})/gu, ' ').replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu, ' ');
}
