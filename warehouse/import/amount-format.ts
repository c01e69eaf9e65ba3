import type { MeasureColumn, NumberFormat } from '@pca/engine';

import type { AmountFormat, DigitMarks } from '../columns/read-amount.ts';

/** Space, no-break space and narrow no-break space, which may stand between a number and its currency. */
const gaps = ['', ' ', '\u00a0', '\u202f'];

/**
 * The numbers of a column that are read from its bytes as `numberSql` reads them from its text; all other cells are left
 * to that. Null where a number may be something else in disguise.
 */
export function amountFormat({ format, scale }: MeasureColumn, delimiter: string): AmountFormat | null {
  // A share has a percent sign to be looked for, and a mark for "no value" may itself be a number.
  if (scale === 0.01 || format.nulls.some((text) => /\d/u.test(text))) return null;
  const quoted = digitMarks(format);
  const isDelimiter = (mark: number): boolean => mark === delimiter.charCodeAt(0);
  return {
    quoted,
    bare: { decimal: isDelimiter(quoted.decimal) ? -1 : quoted.decimal, group: isDelimiter(quoted.group) ? -1 : quoted.group },
    prefixes: format.symbols.flatMap((symbol) => gaps.map((gap) => Buffer.from(`${symbol}${gap}`))).toSorted(longestFirst),
    suffixes: format.symbols.flatMap((symbol) => gaps.map((gap) => Buffer.from(`${gap}${symbol}`))).toSorted(longestFirst),
    decimals: scale === 1 ? 6 : 0,
  };
}

/** A grouping mark settles the decimal mark, whether the sample shows decimals or not. */
function digitMarks({ decimal, group }: NumberFormat): DigitMarks {
  if (group === ',') return marks('.', group);
  if (group === '.') return marks(',', group);
  return marks(decimal, group);
}

function marks(decimal: string | null, group: string | null): DigitMarks {
  return { decimal: decimal?.charCodeAt(0) ?? -1, group: group?.charCodeAt(0) ?? -1 };
}

function longestFirst(a: Buffer, b: Buffer): number {
  return b.length - a.length;
}
