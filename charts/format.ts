/** What a number counts; `money` without a known currency is printed as a plain number. */
export type Unit =
  | { readonly kind: 'money'; readonly currency: string | null }
  | { readonly kind: 'count' }
  | { readonly kind: 'share' }
  | { readonly kind: 'seconds' }
  | { readonly kind: 'number' };

export type FormatOptions = {
  /** BCP 47 tag; `en` when absent or unknown. */
  readonly locale?: string;
  /** `full` for text, `compact` for tiles and axes (12.9k), `bare` for tables whose header names the unit. */
  readonly style?: 'full' | 'compact' | 'bare';
  /** Write `+` before a gain. */
  readonly isSigned?: boolean;
  /** Exactly so many decimals, in place of those that the unit asks for. */
  readonly decimals?: number;
};

/** Printed where a value is missing. */
export const missingText = '–';

const narrowSpace = '\u202F';
const decimalText = /^-?\d+(\.\d+)?$/;

/**
 * A number as people read it: decimal text is printed exactly, floats by the unit's precision.
 * Shares are 0–1 and printed in percent. Returns `–` for null and for anything that is not a finite number.
 */
export function formatNumber(value: number | string | null, unit: Unit, options: FormatOptions = {}): string {
  if (value === null || !isPrintable(value)) return missingText;
  const locale = knownLocale(options.locale);
  const settings = {
    ...settingsFor(Number(value), unit, options),
    signDisplay: options.isSigned === true ? 'exceptZero' : 'negative',
  } as const;
  const text = printParts(unit.kind === 'share' ? Number(value) * 100 : value, locale, settings);
  return text + suffixOf(unit);
}

/** `a–b`; `a to b` where a bound is negative, so that no dash stands beside a minus. `–` when a bound is missing. */
export function formatInterval(low: number | null, high: number | null, unit: Unit, options: FormatOptions = {}): string {
  if (low === null || high === null || !isPrintable(low) || !isPrintable(high)) return missingText;
  const [from, to] = [formatNumber(low, unit, options), formatNumber(high, unit, options)];
  return low < 0 || high < 0 ? `${from} to ${to}` : `${unit.kind === 'share' ? from.slice(0, -2) : from}–${to}`;
}

/** A whole percentage (attainment, coverage) from a share of 1. `–` when missing. */
export function formatPercent(share: number | null, locale = 'en'): string {
  if (share === null || !Number.isFinite(share)) return missingText;
  return `${printParts(share * 100, knownLocale(locale), { maximumFractionDigits: 0, signDisplay: 'negative' })}${narrowSpace}%`;
}

/** A reporting day `YYYY-MM-DD` in words; the text itself when it is not a day. */
export function formatDay(day: string, locale = 'en', style: 'short' | 'long' = 'long'): string {
  const instant = middayOf(day);
  if (instant === null) return day;
  return dayFormat(knownLocale(locale), style).format(instant);
}

/** First and last day of a period, both included. */
export function formatPeriod(start: string, end: string, locale = 'en'): string {
  if (start === end) return formatDay(start, locale);
  const [from, to] = [middayOf(start), middayOf(end)];
  if (from === null || to === null || from > to) return `${start} – ${end}`;
  return dayFormat(knownLocale(locale), 'long').formatRange(from, to);
}

/** The label of an axis tick: as many decimals as its step needs. */
export function formatTick(value: number, step: number, unit: Unit, locale = 'en'): string {
  const scale = unit.kind === 'share' ? 100 : 1;
  const places = Math.min(8, Math.max(0, -Math.floor(Math.log10(Math.max(step * scale, 1e-8)) + 1e-9)));
  const settings = Math.abs(value) >= 10_000 ? ({ notation: 'compact', maximumSignificantDigits: 4 } as const) : decimals(places);
  return (
    printParts(value * scale, knownLocale(locale), { ...currencySettings(unit), ...settings, signDisplay: 'negative' }) + suffixOf(unit)
  );
}

/** What to write in a header beside the name of a column of this unit; empty for plain counts and numbers. */
export function unitLabel(unit: Unit): string {
  if (unit.kind === 'money') return unit.currency ?? '';
  if (unit.kind === 'share') return '%';
  return unit.kind === 'seconds' ? 's' : '';
}

function isPrintable(value: number | string): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : decimalText.test(value);
}

function suffixOf(unit: Unit): string {
  if (unit.kind === 'share') return `${narrowSpace}%`;
  return unit.kind === 'seconds' ? `${narrowSpace}s` : '';
}

function settingsFor(value: number, unit: Unit, options: FormatOptions): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  const currency = options.style === 'bare' ? {} : currencySettings(unit);
  const isCompact = options.style === 'compact' && size >= 10_000 && unit.kind !== 'share';
  if (isCompact) return { ...currency, notation: 'compact', maximumSignificantDigits: 3 };
  return { ...currency, ...(options.decimals === undefined ? precisionOf(size, unit) : decimals(options.decimals)) };
}

function currencySettings(unit: Unit): Intl.NumberFormatOptions {
  // Intl throws on anything but three letters, and exports write currencies freely.
  const isCode = unit.kind === 'money' && unit.currency !== null && /^[A-Z]{3}$/.test(unit.currency);
  return isCode ? { style: 'currency', currency: unit.currency } : {};
}

function precisionOf(size: number, unit: Unit): Intl.NumberFormatOptions {
  switch (unit.kind) {
    case 'money':
      return size >= 1000 ? decimals(0) : smallOr(size, 0.1, decimals(2));
    case 'share':
      return size >= 1 ? decimals(0) : smallOr(size, 0.01, decimals(2));
    case 'number':
      return size >= 1000 ? decimals(0) : smallOr(size, 0.1, decimals(2));
    case 'count':
      return { minimumFractionDigits: 0, maximumFractionDigits: size < 1000 ? 1 : 0 };
    case 'seconds':
      return { minimumFractionDigits: 0, maximumFractionDigits: 1 };
  }
}

/** Two significant digits below the limit, where fixed decimals would print 0.00. */
function smallOr(size: number, limit: number, otherwise: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  return size > 0 && size < limit ? { minimumSignificantDigits: 2, maximumSignificantDigits: 2 } : otherwise;
}

function decimals(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}

function printParts(value: number | string, locale: string, settings: Intl.NumberFormatOptions): string {
  // The cast holds because `isPrintable` admits only decimal text, which Intl reads without going through a float.
  const parts = numberFormat(locale, settings).formatToParts(value as number);
  return parts.map(readablePart).join('');
}

function readablePart(part: Intl.NumberFormatPart): string {
  if (part.type === 'minusSign') return '−';
  return part.type === 'compact' && part.value === 'K' ? 'k' : part.value;
}

/** Making a formatter costs far more than using one, and a report prints thousands of numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const maxNumberFormats = 500;

function numberFormat(locale: string, settings: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(settings)}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, settings);
  if (numberFormats.size < maxNumberFormats) numberFormats.set(key, made);
  return made;
}

function dayFormat(locale: string, style: 'short' | 'long'): Intl.DateTimeFormat {
  const year = style === 'long' ? ({ year: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC', ...year });
}

/** Midday UTC, printed in UTC: the calendar day cannot shift. */
function middayOf(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return null;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12);
}

function knownLocale(locale: string | undefined): string {
  if (locale === undefined) return 'en';
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch (error) {
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}
