import { fields } from '../fields/catalogue.ts';
import { kpiOf } from './catalogue.ts';
import { isKpiId } from './objective-kpis.ts';
import type { TargetId } from '../brief.ts';
import type { FieldUnit } from '../fields/catalogue.ts';

/** How a number is written; `unit` decides the sign and the decimals. Rounded by code: same number, same text on every machine. */
export type NumberStyle = {
  readonly unit: FieldUnit;
  readonly currency: string | null;
  readonly extraDigits?: number;
  /** BCP 47 tag that decides the marks between digits; English when absent. */
  readonly locale?: string;
};

/** A value with its unit: `3.42`, `24.10 EUR`, `2.31 %`, `1,234`. */
export function numberText(value: number, style: NumberStyle): string {
  switch (style.unit) {
    case 'share':
      return `${decimalText(value * 100, style, 100)} %`;
    case 'money':
      return style.currency === null ? decimalText(value, style) : `${decimalText(value, style)} ${style.currency}`;
    case 'count':
      return groupedText(value.toFixed(Number.isInteger(value) ? 0 : 1 + (style.extraDigits ?? 0)), style.locale);
    case 'number':
    case 'seconds':
      return decimalText(value, style);
  }
}

/** Both numbers with as many decimals as it takes to tell them apart, four more at most. */
export function pairText(a: number, b: number, style: NumberStyle): readonly [string, string] {
  for (let extraDigits = 0; extraDigits < 4; extraDigits++) {
    const pair = [numberText(a, { ...style, extraDigits }), numberText(b, { ...style, extraDigits })] as const;
    if (pair[0] !== pair[1] || a === b) return pair;
  }
  return [numberText(a, { ...style, extraDigits: 4 }), numberText(b, { ...style, extraDigits: 4 })];
}

/** Decimal text (`-1234.50`) with all of its digits, the marks of a locale and a true minus: `−1,234.50`. */
export function groupedText(decimal: string, locale = 'en'): string {
  const places = decimal.split('.')[1]?.length ?? 0;
  // The cast holds because the text is a decimal, which Intl reads without going through a float.
  return marksOf(locale, places)
    .format(decimal as Intl.StringNumericLiteral)
    .replace('-', '−');
}

/** Making a formatter costs far more than using one; there are as many as locales and numbers of decimals. */
const formats = new Map<string, Intl.NumberFormat>();

function marksOf(locale: string, places: number): Intl.NumberFormat {
  const key = `${locale} ${places}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places, numberingSystem: 'latn' });
  formats.set(key, made);
  return made;
}

/** Name and unit of what a target is set on. */
export function describeTarget(id: TargetId): { readonly label: string; readonly unit: FieldUnit } {
  if (isKpiId(id)) return { label: kpiOf(id).label, unit: kpiOf(id).unit };
  return { label: fields[id].label, unit: fields[id].unit };
}

/** Two decimals below 1,000 (100 in percent), none above; below 0.1 as many as show two digits. */
function decimalText(value: number, style: NumberStyle, whole = 1000): string {
  const size = Math.abs(value);
  const base = size >= whole ? 0 : 2;
  const small = size > 0 && size < 0.1 ? 1 - Math.floor(Math.log10(size)) : base;
  return groupedText(value.toFixed(Math.min(12, small + (style.extraDigits ?? 0))), style.locale);
}
