/** How a number format shows a number, as far as it changes what the number means. */
export type NumberForm =
  | 'plain'
  | 'date'
  /** A time of day. */
  | 'time'
  /** Hours that go on beyond 24. */
  | 'duration'
  /** A ratio that is shown times a hundred. */
  | 'percent'
  /** A number with a percent sign that is only printed behind it. */
  | 'percent-sign';

/**
 * Formats that workbooks name by a number alone. Those with a currency (5–8, 42, 44) print the sign of whoever looks
 * at them unless the workbook spells them out, so they stand here without one.
 * @see ECMA-376 part 1, 18.8.30
 */
const builtIn: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '#,##0'],
  [6, '#,##0'],
  [7, '#,##0.00'],
  [8, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'mm-dd-yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [41, '#,##0'],
  [42, '#,##0'],
  [43, '#,##0.00'],
  [44, '#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);

/** Dates and times of Chinese, Japanese and Korean Excel, which differ by language in their order only. */
const eastAsianDates = new Set([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const eastAsianTimes = new Set([32, 33, 34, 35]);

/** Code of a format that the workbook does not spell out; null for General. */
export function builtInFormat(id: number): string | null {
  if (eastAsianDates.has(id)) return 'yyyy/m/d';
  if (eastAsianTimes.has(id)) return 'h:mm:ss';
  return builtIn.get(id) ?? null;
}

const literals = /"[^"]*"?|\\[^]|[_*][^]/gu;
const clockWords = /am\/pm|a\/p/giu;

/** What a format code makes of a number. */
export function formOf(code: string): NumberForm {
  const unquoted = code.replace(literals, '');
  const isElapsed = /\[(?:h+|m+|s+)\]/iu.test(unquoted);
  const printed = unquoted.replace(/\[[^\]]*\]?/gu, '');
  if (printed.includes('%')) return 'percent';
  const [first = ''] = printed.split(';');
  const calendar = calendarForm(first.toLowerCase(), isElapsed);
  if (calendar !== null) return calendar;
  return code.includes('%') ? 'percent-sign' : 'plain';
}

/** Only letters of dates and times may stand in one; digits are placeholders of a number unless they are fractions of seconds. */
function calendarForm(section: string, isElapsed: boolean): NumberForm | null {
  const letters = section.replace(clockWords, 'h').replace(/s\.0+/gu, 's');
  if (/[#?]|[^\Wymdhsegab]/u.test(letters)) return null;
  const hasTime = isElapsed || /[hs]/u.test(letters);
  if (/[ydeg]|mmm|aaa|bb/u.test(letters) || (!hasTime && letters.includes('m'))) return 'date';
  if (!hasTime) return null;
  return isElapsed ? 'duration' : 'time';
}
