const MILLION = 1_000_000n;
const DECIMAL_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?$/u;
/** Longer texts are no amounts; the limit keeps one hostile cell from costing seconds. */
const LONGEST_TEXT = 120;
const LARGEST_EXACT_DOUBLE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Plain decimal text (`-12.5`, `.22`, `0800`; no exponent, no grouping) as integer millionths.
 * More than six decimals are rounded half away from zero. Returns null for anything else.
 */
export function parseMillionths(text: string): bigint | null {
  if (text.length > LONGEST_TEXT) return null;
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const kept = BigInt(`0${whole}${fraction.slice(0, 6).padEnd(6, '0')}`);
  const size = (fraction[6] ?? '0') >= '5' ? kept + 1n : kept;
  return sign === '-' ? -size : size;
}

/** Integer millionths as the shortest plain decimal text: `12.5`, `-0.000001`, `0`. */
export function formatMillionths(value: bigint): string {
  const size = value < 0n ? -value : value;
  const fraction = String(size % MILLION)
    .padStart(6, '0')
    .replace(/0+$/u, '');
  return `${value < 0n ? '-' : ''}${size / MILLION}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Integer millionths as the nearest double: the one conversion, for statistics and charts, never for sums. */
export function toUnits(value: bigint): number {
  const isExact = value <= LARGEST_EXACT_DOUBLE && value >= -LARGEST_EXACT_DOUBLE;
  // Beyond 2^53 dividing would round twice.
  return isExact ? Number(value) / 1_000_000 : Number(formatMillionths(value));
}

/** The sum of decimal texts, each taken to millionths; `0` for none, null when one of them is not decimal text. */
export function addDecimals(texts: readonly string[]): string | null {
  let sum = 0n;
  for (const text of texts) {
    const value = parseMillionths(text);
    if (value === null) return null;
    sum += value;
  }
  return formatMillionths(sum);
}

/** First minus second, both taken to millionths; null when one of them is not decimal text. */
export function subtractDecimals(first: string, second: string): string | null {
  const from = parseMillionths(first);
  const what = parseMillionths(second);
  return from === null || what === null ? null : formatMillionths(from - what);
}

/** -1, 0 or 1 as the first is smaller than, equal to or larger than the second in millionths; null when one is not decimal text. */
export function compareDecimals(first: string, second: string): -1 | 0 | 1 | null {
  const left = parseMillionths(first);
  const right = parseMillionths(second);
  if (left === null || right === null) return null;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
