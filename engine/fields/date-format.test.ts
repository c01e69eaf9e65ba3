import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from './date-cell.ts';
import type { DateFormat } from './date-cell.ts';
import { inferDateFormat } from './date-format.ts';
import type { DateHints } from './date-format.ts';
import { addDays } from './day.ts';

/**
 * A column, its cells divided by ` ; `, read with the format that its own cells give: how sure the reading is, then days, ranges of
 * days as `first..last`, hours behind an `h`, and `∅` for a cell that is no such date.
 */
function read(column: string, hints: Partial<DateHints> = {}): string {
  const cells = column.split(' ; ');
  const inferred = inferDateFormat(cells, { header: 'Column', ...hints });
  if (inferred.kind === 'not-dates') return 'not-dates';
  const sureness = inferred.kind === 'date' ? inferred.confidence : inferred.kind;
  return `${sureness}: ${cells.map((cell) => readCell(cell, inferred.format)).join(' ; ')}`;
}

function readCell(cell: string, format: DateFormat): string {
  const parsed = parseDate(cell, format);
  if (parsed === null) return '∅';
  const days = parsed.start === parsed.end ? parsed.start : `${parsed.start}..${parsed.end}`;
  return parsed.hour === null ? days : `${days} h${parsed.hour}`;
}

function check(column: string, expected: string, hints: Partial<DateHints> = {}): void {
  expect(read(column, hints)).toBe(expected);
}

describe('a column of dates', () => {
  test.each<[string, string]>([
    // Year first.
    ['2025-06-01 ; 2025-06-02', '2025-06-01 ; 2025-06-02'],
    ['2025/6/1', '2025-06-01'],
    ['2025.06.01', '2025-06-01'],
    ['20250601 ; 20250602', '2025-06-01 ; 2025-06-02'],
    // A day above 12, or points, tell day from month.
    ['25/6/2025 ; 1/6/2025', '2025-06-25 ; 2025-06-01'],
    ['6/25/2025 ; 6/1/2025', '2025-06-25 ; 2025-06-01'],
    ['25-06-2025 ; 01-06-2025', '2025-06-25 ; 2025-06-01'],
    ['01.06.2025', '2025-06-01'],
    // Years of two digits.
    ['01.06.25', '2025-06-01'],
    ['1/13/26 ; 2/1/26', '2026-01-13 ; 2026-02-01'],
    ['13/1/70 ; 1/2/69', '1970-01-13 ; 2069-02-01'],
    ['05-Feb-26', '2026-02-05'],
    // Months in words.
    ['Feb 1, 2020', '2020-02-01'],
    ['Thu, 5 Feb 2026', '2026-02-05'],
    ['Sunday, February 1, 2026', '2026-02-01'],
    ['February 1st, 2026', '2026-02-01'],
    ['1-Feb-2026', '2026-02-01'],
    ['2026 Feb 1', '2026-02-01'],
    ['1. Sept. 2026 ; 2. Sept. 2026', '2026-09-01 ; 2026-09-02'],
    ['1. März 2026', '2026-03-01'],
    ['15. Jänner 2026', '2026-01-15'],
    ['5\u00A0févr.\u00A02026', '2026-02-05'],
    ['1er juin 2026', '2026-06-01'],
    ['mar. 3 févr. 2026', '2026-02-03'],
    ['1 de junio de 2026', '2026-06-01'],
    ['12 dic 2025', '2025-12-12'],
    ['3 de março de 2026', '2026-03-03'],
    ['4 giugno 2026', '2026-06-04'],
    // First and last day in one cell.
    ['2024-03-01 - 2024-03-11', '2024-03-01..2024-03-11'],
    ['2024-03-01 to 2024-03-11', '2024-03-01..2024-03-11'],
    ['2024-03-01/2024-03-11', '2024-03-01..2024-03-11'],
    ['20240301-20240311', '2024-03-01..2024-03-11'],
    ['1.3.2026 – 7.3.2026', '2026-03-01..2026-03-07'],
    ['Mar 1, 2026 - Mar 7, 2026', '2026-03-01..2026-03-07'],
    ['3/1/2026 - 3/17/2026', '2026-03-01..2026-03-17'],
    // Whole months.
    ['2024-02', '2024-02-01..2024-02-29'],
    ['06/2025', '2025-06-01..2025-06-30'],
    ['Jun 2025 ; Juli 2025', '2025-06-01..2025-06-30 ; 2025-07-01..2025-07-31'],
    // Times of day.
    ['2025060113 ; 2025060114', '2025-06-01 h13 ; 2025-06-01 h14'],
    ['2025-06-01T11:00:00Z', '2025-06-01 h11'],
    ['2025-06-01T23:30:00+02:00', '2025-06-01 h23'],
    ['2025-06-01 11:00:00.000', '2025-06-01 h11'],
    ['2026-02-05 22:58', '2026-02-05 h22'],
    ['3/15/2020 12:00:00 AM|7 ; 3/15/2020 12:00:00 AM|23', '2020-03-15 h7 ; 2020-03-15 h23'],
    ['2020-03-15|7', '2020-03-15 h7'],
    ['3/15/2020 5:00:00 PM ; 3/15/2020 12:00:00 AM', '2020-03-15 h17 ; 2020-03-15 h0'],
    ['5 Feb 2026, 11:00', '2026-02-05 h11'],
    // Blanks are passed over.
    ['-- ; 2025-06-01 ; ', '∅ ; 2025-06-01 ; ∅'],
  ])('%j is certainly %j', (column, expected) => check(column, `certain: ${expected}`));

  test.each<[string, Partial<DateHints>, string]>([
    // The reporting period decides.
    ['1/2/2026 ; 5/2/2026', { period: { start: '2026-02-01', end: '2026-02-28' } }, 'certain: 2026-02-01 ; 2026-02-05'],
    ['2/1/2026 ; 2/5/2026', { period: { start: '2026-02-01', end: '2026-02-28' } }, 'certain: 2026-02-01 ; 2026-02-05'],
    ['2/1/2026 ; 1/2/2026', { period: { start: '2026-01-01', end: '2026-02-28' } }, 'ambiguous: 2026-02-01 ; 2026-01-02'],
    // Days follow one another in one order only.
    ['1/2/2026 ; 2/2/2026 ; 3/2/2026', {}, 'likely: 2026-02-01 ; 2026-02-02 ; 2026-02-03'],
    ['2/1/2026 ; 2/2/2026 ; 2/3/2026', {}, 'likely: 2026-02-01 ; 2026-02-02 ; 2026-02-03'],
    ['1/1/2026 ; 2/1/2026 ; 3/1/2026', {}, 'ambiguous: 2026-01-01 ; 2026-02-01 ; 2026-03-01'],
    // The language decides last.
    ['1/2/2026', { localeOrder: 'dmy' }, 'likely: 2026-02-01'],
    ['1/2/2026', { localeOrder: 'mdy' }, 'likely: 2026-01-02'],
    ['25/2/2026', { localeOrder: 'mdy' }, 'certain: 2026-02-25'],
    // Nothing decides.
    ['1/2/2026', {}, 'ambiguous: 2026-01-02'],
    ['1-2-2026', {}, 'ambiguous: 2026-02-01'],
    ['01/02/03', {}, 'ambiguous: 2003-01-02'],
    ['3/1/2026 - 3/7/2026', {}, 'ambiguous: 2026-03-01..2026-03-07'],
    ['2/2/2026', {}, 'likely: 2026-02-02'],
    // Dates of two orders in one column.
    ['13/1/2026 ; 1/13/2026', {}, 'ambiguous: 2026-01-13 ; ∅'],
    ['13/1/2026 ; 1/13/2026 ; 1/14/2026', {}, 'ambiguous: ∅ ; 2026-01-13 ; 2026-01-14'],
    // A few cells are no dates.
    ['2025-06-01 ; 2025-06-02 ; later', {}, 'likely: 2025-06-01 ; 2025-06-02 ; ∅'],
    // Days since the start of the period (GA4).
    [
      '0000 ; 0001 ; 0027',
      { header: 'Nth day', period: { start: '2026-02-01', end: '2026-02-28' } },
      'certain: 2026-02-01 ; 2026-02-02 ; 2026-02-28',
    ],
    ['0000 ; 0001', { header: 'Nth day' }, 'not-dates'],
    ['0000 ; 0028', { header: 'Nth day', period: { start: '2026-02-01', end: '2026-02-28' } }, 'not-dates'],
    ['2024 ; 2025', { header: 'Year', period: { start: '2020-01-01', end: '2028-12-31' } }, 'not-dates'],
    // Serial days of Excel, of Windows and of old Macs.
    ['45809 ; 45810', { header: 'Date' }, 'certain: 2025-06-01 ; 2025-06-02'],
    ['45809.5 ; 45810.25', { header: 'Start date' }, 'certain: 2025-06-01 h12 ; 2025-06-02 h6'],
    ['44347 ; 44348', { header: 'Tag', period: { start: '2025-06-01', end: '2025-06-30' } }, 'certain: 2025-06-01 ; 2025-06-02'],
    ['45809', { header: 'Clicks' }, 'not-dates'],
    ['202506', { header: 'Month' }, 'certain: 2025-06-01..2025-06-30'],
    ['202506', { header: 'Campaign ID' }, 'not-dates'],
  ])('%j with %j is %j', (column, hints, expected) => check(column, expected, hints));

  test.each<[string]>([
    [''],
    ['--'],
    ['Brand'],
    ['1/2'],
    ['12345678'],
    ['2025-02-30'],
    ['2025-13-01'],
    ['1899-12-31'],
    ['2100-01-01'],
    ['2025-06-01 25:00'],
    ['2020-03-15|24'],
    ['00:00'],
    ['2026-W05'],
    ['2025-06-01 ; Brand ; Generic'],
    ['2025-06-30 - 2025-06-01'],
    [`2025-06-01${' '.repeat(80)}x`],
  ])('%j holds no dates', (column) => check(column, 'not-dates'));

  test('that read both ways are told with a cell that does', () => {
    expect(inferDateFormat(['1/1/2026', '2/1/2026', '3/1/2026'], { header: 'Date' })).toMatchObject({
      kind: 'ambiguous',
      reading: '"2/1/2026" can be 2026-01-02 (day-month) or 2026-02-01 (month-day), and no cell decides.',
    });
  });

  test('of two orders are told with a cell of each', () => {
    expect(inferDateFormat(['13/1/2026', '1/14/2026'], { header: 'Date' })).toMatchObject({
      reading: expect.stringMatching(/contradict each other: 1 .* day-month \("13\/1\/2026"\), 1 .* month-day \("1\/14\/2026"\)/u),
    });
  });
});

const year = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));

test.each(['en-US', 'en-GB', 'de-DE', 'de-AT', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX', 'it-IT', 'pt-BR', 'pt-PT'])(
  'every day of a year is read as %s writes it in words and in figures',
  (locale) => {
    for (const dateStyle of ['full', 'long', 'medium'] as const) {
      const writer = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
      check(year.map((day) => writer.format(new Date(`${day}T00:00:00Z`))).join(' ; '), `certain: ${year.join(' ; ')}`);
    }
  },
);

describe('days written in figures', () => {
  type Form = { readonly order: 'dmy' | 'mdy'; readonly separator: string; readonly digits: number; readonly hasShortYear: boolean };

  const form = fc.record({
    order: fc.constantFrom('dmy', 'mdy'),
    separator: fc.constantFrom('-', '/', '.'),
    digits: fc.constantFrom(1, 2),
    hasShortYear: fc.boolean(),
  });
  const days = fc.array(
    fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count)),
    { minLength: 1, maxLength: 15 },
  );

  function write(day: string, { order, separator, digits, hasShortYear }: Form): string {
    const year = day.slice(hasShortYear ? 2 : 0, 4);
    const [month, date] = [day.slice(5, 7), day.slice(8)].map((part) => String(Number(part)).padStart(digits, '0'));
    return (order === 'dmy' ? [date, month, year] : [month, date, year]).join(separator);
  }

  test('read back when one of them is above 12', () => {
    fc.assert(
      fc.property(form, days, fc.constantFrom('', ' 00:00', ' 0:00:00', 'T00:00:00Z'), (form, days, time) => {
        const own = [...days, '2026-05-31'];
        const column = own.map((day) => `${write(day, form)}${time}`).join(' ; ');
        check(column, `certain: ${own.map((day) => `${day}${time === '' ? '' : ' h0'}`).join(' ; ')}`);
      }),
    );
  });

  test('read back from the period that holds them', () => {
    fc.assert(
      fc.property(form, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }), (form, numbers) => {
        const own = numbers.map((number) => `2026-05-${String(number).padStart(2, '0')}`);
        const column = own.map((day) => write(day, form)).join(' ; ');
        const answer = read(column, { period: { start: '2026-05-01', end: '2026-05-31' } });
        expect(answer.replace(/^(?:certain|likely): /u, '')).toBe(own.join(' ; '));
      }),
    );
  });

  test('are read the same whatever their order in the file', () => {
    fc.assert(
      fc.property(form, days, (form, days) => {
        const cells = days.map((day) => write(day, form));
        expect(inferDateFormat(cells.toReversed(), { header: 'Date' })).toEqual(inferDateFormat(cells, { header: 'Date' }));
      }),
    );
  });
});
