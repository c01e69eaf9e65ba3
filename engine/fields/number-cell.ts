import { currencyOfSymbol, currencySymbols, isCurrencyCode } from './currency.ts';

/** A cell taken apart: the digits with their marks, and everything that was written around them. */
export type NumberCell = {
  /** Digits, marks and exponent only: `1,286.58`, `1.5E-4`. */
  readonly core: string;
  readonly isNegative: boolean;
  /** Currency symbol or code as written, null without one. */
  readonly symbol: string | null;
  readonly hasPercent: boolean;
  readonly isListed: boolean;
  /** `< 10%` is censored below its bound, `> 90%` above. */
  readonly side: 'below' | 'above' | null;
};

/** Finds the currency symbol that stands at one end of a text; null when there is none. */
export type SymbolFinder = (text: string, end: 'start' | 'end') => string | null;

/** Longer cells are prose, not numbers. */
const LONGEST_CELL = 80;
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const SPACE = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const APOSTROPHE = /[\u2018\u2019\u02BC\u2032]/gu;
const CORE = /^[.,]?\d[\d.,' ]*(?:[eE][+-]?\d{1,3})?$/u;
const MINUS = '-\u2010\u2011\u2012\u2013\u2212\uFE63\uFF0D';
const LEADING_SIGN = new RegExp(`^([${MINUS}+])`, 'u');
const TRAILING_MINUS = new RegExp(`[${MINUS}]$`, 'u');
const PERCENT = /^[%\uFF05\u066A]|[%\uFF05\u066A]$/u;

const NULL_WORDS = new Set([
  'n/a',
  '#n/a',
  'na',
  'n.a.',
  'n/d',
  'n.d.',
  'k. a.',
  'k.a.',
  '(not set)',
  '(none)',
  'none',
  'unknown',
  'null',
  '(null)',
  'nan',
  '<na>',
  '#div/0!',
  'inf',
  '-inf',
  'infinity',
  '-infinity',
  '∞',
  'not available',
  'undefined',
  '\\n',
]);

/** The cell with every space plain, apostrophes straight, invisible marks gone, and trimmed. */
export function tidyCell(cell: string): string {
  return cell.replace(INVISIBLE, '').replace(SPACE, ' ').replace(APOSTROPHE, "'").trim();
}

/** True for texts that exports print where there is no value: dashes, `n/a`, `(not set)`. An Excel `#REF!` is a lost value, so it is none of them. */
export function isNullText(tidied: string): boolean {
  return /^[-\u2010-\u2015\u2212]{1,3}$/u.test(tidied) || NULL_WORDS.has(tidied.toLowerCase());
}

/** Takes a tidied cell apart; `empty-list` for `[]`, null when it is no number. The marks inside the core are not judged. */
export function splitNumberCell(tidied: string, findSymbol: SymbolFinder): NumberCell | 'empty-list' | null {
  if (tidied.length > LONGEST_CELL) return null;
  const listed = /^\[(.*)\]$/u.exec(tidied);
  const inner = (listed?.[1] ?? tidied).trim();
  if (listed !== null && inner === '') return 'empty-list';
  const censored = /^([<>≤≥])=?(.*)$/u.exec(inner);
  const peeled = peelAffixes((censored?.[2] ?? inner).trim(), findSymbol);
  if (peeled === null) return null;
  const side = censored === null ? null : /[<≤]/u.test(censored[1] ?? '') ? 'below' : 'above';
  return {
    core: peeled.text,
    isNegative: peeled.sign === 'minus',
    symbol: peeled.symbol,
    hasPercent: peeled.hasPercent,
    isListed: listed !== null,
    side,
  };
}

/** Finds any currency symbol or ISO code that people write beside numbers. */
export const findAnySymbol: SymbolFinder = (text, end) => knownSymbol(text, end) ?? signSymbol(text, end) ?? isoCode(text, end);

/** Finds only the symbols of one column, which are listed longest first. */
export function findSymbolOf(symbols: readonly string[]): SymbolFinder {
  return (text, end) => symbols.find((symbol) => (end === 'start' ? text.startsWith(symbol) : text.endsWith(symbol))) ?? null;
}

type Peeling = {
  readonly text: string;
  readonly sign: 'plus' | 'minus' | null;
  readonly symbol: string | null;
  readonly hasPercent: boolean;
};

function peelAffixes(text: string, findSymbol: SymbolFinder): Peeling | null {
  let peeling: Peeling = { text, sign: null, symbol: null, hasPercent: false };
  // A sign, a symbol and a percent sign: no number has more around it.
  for (let layer = 0; layer < 3 && !CORE.test(peeling.text); layer += 1) {
    const next = peelSign(peeling) ?? peelPercent(peeling) ?? peelSymbol(peeling, findSymbol);
    if (next === null) return null;
    peeling = next;
  }
  return CORE.test(peeling.text) ? peeling : null;
}

function peelSign(peeling: Peeling): Peeling | null {
  if (peeling.sign !== null) return null;
  const accounting = /^\((.*)\)$/u.exec(peeling.text);
  if (accounting !== null) return { ...peeling, sign: 'minus', text: (accounting[1] ?? '').trim() };
  const leading = LEADING_SIGN.exec(peeling.text);
  if (leading !== null) return { ...peeling, sign: leading[1] === '+' ? 'plus' : 'minus', text: peeling.text.slice(1).trim() };
  if (TRAILING_MINUS.test(peeling.text)) return { ...peeling, sign: 'minus', text: peeling.text.slice(0, -1).trim() };
  return null;
}

function peelPercent(peeling: Peeling): Peeling | null {
  if (peeling.hasPercent || !PERCENT.test(peeling.text)) return null;
  return { ...peeling, hasPercent: true, text: peeling.text.replace(PERCENT, '').trim() };
}

function peelSymbol(peeling: Peeling, findSymbol: SymbolFinder): Peeling | null {
  if (peeling.symbol !== null) return null;
  const before = findSymbol(peeling.text, 'start');
  if (before !== null) return { ...peeling, symbol: before, text: peeling.text.slice(before.length).trim() };
  const after = findSymbol(peeling.text, 'end');
  if (after !== null) return { ...peeling, symbol: after, text: peeling.text.slice(0, -after.length).trim() };
  return null;
}

function knownSymbol(text: string, end: 'start' | 'end'): string | null {
  for (const symbol of currencySymbols) {
    const written = end === 'start' ? text.slice(0, symbol.length) : text.slice(-symbol.length);
    const neighbour = end === 'start' ? text.charAt(symbol.length) : text.charAt(text.length - symbol.length - 1);
    if (written.toLowerCase() === symbol && !/\p{L}/u.test(neighbour) && !isOneLetterUnit(written, end)) return written;
  }
  return null;
}

/** `R 1 234,50` is rand, `12 r` is not; `1,000円` and `1.000 đ` are money. */
function isOneLetterUnit(written: string, end: 'start' | 'end'): boolean {
  return /^[a-z]$/iu.test(written) && (end === 'end' || written !== written.toUpperCase());
}

/** A currency sign that the table of symbols does not have is still no digit: `N$`, `₿`. */
function signSymbol(text: string, end: 'start' | 'end'): string | null {
  const match = end === 'start' ? /^\p{L}{0,3}\p{Sc}/u.exec(text) : /\p{L}{0,3}\p{Sc}$/u.exec(text);
  return match?.[0] ?? null;
}

function isoCode(text: string, end: 'start' | 'end'): string | null {
  const match = end === 'start' ? /^([A-Z]{3})(?!\p{L})/u.exec(text) : /(?<!\p{L})([A-Z]{3})$/u.exec(text);
  const code = match?.[1] ?? '';
  return isCurrencyCode(code) && currencyOfSymbol(code) !== null ? code : null;
}
