import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMillionths } from './decimal.ts';
import { inferNumberFormat, parseNumber } from './number-format.ts';
import type { NumberFormat, NumberHints } from './number-format.ts';

/**
 * A column, its cells divided by ` | `, read with the format that its own cells give: how sure the reading is, then decimal text,
 * `<` or `>` before a bound, `∅` for no value, `?` for a cell that is no such number.
 */
function read(column: string, hints: Partial<NumberHints> = {}): string {
  const cells = column.split(' | ');
  const inferred = inferNumberFormat(cells, { header: 'Cost', ...hints });
  return inferred.kind === 'text' ? 'text' : `${inferred.kind}: ${cells.map((cell) => readCell(cell, inferred.format)).join(' | ')}`;
}

function readCell(cell: string, format: NumberFormat): string {
  const parsed = parseNumber(cell, format);
  if (parsed.kind === 'value') return parsed.decimal;
  if (parsed.kind === 'censored') return `${parsed.side === 'below' ? '<' : '>'}${parsed.bound}`;
  return parsed.kind === 'none' ? '∅' : '?';
}

function check(column: string, expected: string, hints: Partial<NumberHints> = {}): void {
  expect(read(column, hints)).toBe(expected);
}

describe('a column of numbers', () => {
  test.each<[string, string]>([
    // Grouping.
    ['1,234.56 | 12.30', '1234.56 | 12.3'],
    ['18257.62', '18257.62'],
    ['1.234,56 | 12,30', '1234.56 | 12.3'],
    ['1 234,56', '1234.56'],
    ['1\u00A0234,56', '1234.56'],
    ['1\u202F234\u202F567,8', '1234567.8'],
    ['1\u2009234.5', '1234.5'],
    ["1'234.50", '1234.5'],
    ['1’234.50', '1234.5'],
    ['1,23,45,678.90', '12345678.9'],
    ['12,34,567', '1234567'],
    ['1,00,000', '100000'],
    ['1,234,567 | 1,234', '1234567 | 1234'],
    ['1.234.567 | 1.234', '1234567 | 1234'],
    ['12,345.678', '12345.678'],
    // Decimals without a whole part, without a fraction, with a point that other cells decide.
    ['.22 | 10.00 | 1.', '0.22 | 10 | 1'],
    ['1.234 | 12.5', '1.234 | 12.5'],
    ['1,0 | 2,5', '1 | 2.5'],
    ['0,5', '0.5'],
    ['00012 | 0800', '12 | 800'],
    ['1.5E-4 | 2e3 | 1.25E+2', '0.00015 | 2000 | 125'],
    ['1,5E3', '1500'],
    // Percent signs.
    ['2.81% | 133.93% | 0', '2.81 | 133.93 | 0'],
    ['45,67\u00A0%', '45.67'],
    ['%5', '5'],
    // Currencies before and after.
    ['US$10.14 | US$1,050.00 | US$0.00', '10.14 | 1050 | 0'],
    ['Rs.201.68', '201.68'],
    ['Rs. 201.68', '201.68'],
    ['₹1,23,456.00', '123456'],
    ['€1,622.60', '1622.6'],
    ['1.234,56 €', '1234.56'],
    ['1\u202F234,56\u00A0€', '1234.56'],
    ['EUR 12.50', '12.5'],
    ['12.50 EUR', '12.5'],
    ['CHF 1’234.50', '1234.5'],
    ['R$ 1.234,56', '1234.56'],
    ['1 234,50 kr', '1234.5'],
    ['12,50 zł', '12.5'],
    ['R 1 234,50', '1234.5'],
    ['1,000円 | 12,345,678円', '1000 | 12345678'],
    ['N$12.50', '12.5'],
    // Signs.
    ['(1,234.56) | (5.00) | 7.00', '-1234.56 | -5 | 7'],
    ['($1,234.56)', '-1234.56'],
    ['$(1,234.56)', '-1234.56'],
    ['\u22125.25 | 5.25', '-5.25 | 5.25'],
    ['–5.25', '-5.25'],
    ['- 5.25', '-5.25'],
    ['5.25-', '-5.25'],
    ['5,25- €', '-5.25'],
    ['+5.5 | -3.2', '5.5 | -3.2'],
    ['-0 | -0.00', '0 | 0'],
    // Lists and bounds.
    ['[9] | [] | [12]', '9 | ∅ | 12'],
    ['< 10% | > 90% | 45.00%', '<10 | >90 | 45'],
    ['<10% | 35.1%', '<10 | 35.1'],
    ['< 1000 | 2000', '<1000 | 2000'],
    // No value.
    ['-- |  -- | - |  | — | 12.5', '∅ | ∅ | ∅ | ∅ | ∅ | 12.5'],
    ['n/a | (not set) | N/A | #DIV/0! | null | 1.5', '∅ | ∅ | ∅ | ∅ | ∅ | 1.5'],
    // A few other texts in a column of numbers.
    ['#REF! | 12.5 | 13.5', '? | 12.5 | 13.5'],
  ])('%j reads as %j', (column, expected) => check(column, `number: ${expected}`));

  test.each<[string]>([
    ['Brand | Generic | 12.5'],
    ['1.2.3'],
    ['192.168.1.10'],
    ['1234,567.8'],
    ['12.345.67'],
    ['1 23'],
    ['10:30'],
    ['2026-03-01'],
    ['5–10'],
    ['--5'],
    ['$ 1,234.56 USD'],
    ['[1, 2]'],
    ['1e41'],
    ['12 r'],
    ['9'.repeat(81)],
  ])('%j is text', (column) => check(column, 'text'));

  test.each<[string, string]>([
    ['', '∅'],
    [' | --', '∅ | ∅'],
    ['n/a | (not set)', '∅ | ∅'],
    ['[]', '∅'],
  ])('%j is blank', (column, expected) => check(column, `blank: ${expected}`));

  test('that is blank so far takes whole numbers, and no mark that nothing has decided', () => {
    const { format } = blankFormat();
    expect(['', '--', '12', '1.234', '1,5'].map((cell) => readCell(cell, format))).toEqual(['∅', '∅', '12', '?', '?']);
  });
});

function blankFormat(): { readonly format: NumberFormat } {
  const inferred = inferNumberFormat(['', '--'], { header: 'Cost' });
  if (inferred.kind !== 'blank') throw new Error(`read as ${inferred.kind}`);
  return inferred;
}

describe('a column that reads both ways', () => {
  test.each<[string, Partial<NumberHints>, string]>([
    ['1.234', {}, 'ambiguous: 1.234'],
    ['1,234', {}, 'ambiguous: 1234'],
    ['1.234 €', {}, 'ambiguous: 1.234'],
    ['1,234 | 5.678', {}, 'ambiguous: 1234 | 5.678'],
    ['1.234', { localeDecimal: '.' }, 'number: 1.234'],
    ['1.234', { localeDecimal: ',' }, 'number: 1234'],
    ['1,234', { localeDecimal: ',' }, 'number: 1.234'],
    ['1.234', { isCount: true }, 'number: 1234'],
    ['1.234', { isCount: false, header: 'Clicks' }, 'ambiguous: 1.234'],
    ['1.234', { header: 'Impressionen' }, 'number: 1234'],
    ['1,234', { header: 'Clicks (all)' }, 'number: 1234'],
    ['1.234', { header: 'Cost per click' }, 'ambiguous: 1.234'],
    // A hint never overrules a cell.
    ['1.234,5', { localeDecimal: '.' }, 'number: 1234.5'],
    ['12.5', { isCount: true, localeDecimal: ',' }, 'number: 12.5'],
    // A database prints three decimals, or a German file thousands.
    ['10.000 | 250.000', { isCount: true }, 'ambiguous: 10 | 250'],
    ['10.000 | 250.000', { isCount: true, localeDecimal: ',' }, 'number: 10000 | 250000'],
    // Cells of two formats: each stays what it is, and one of them is not read.
    ['1.234,56 | 1,234.56', {}, 'ambiguous: ? | 1234.56'],
    ['1.234,56 | 1,234.56', { localeDecimal: ',' }, 'ambiguous: 1234.56 | ?'],
    ['1,234.56 | 12,5', {}, 'ambiguous: ? | 12.5'],
    // A percent sign on some cells only.
    ['5% | 7', {}, 'ambiguous: 5 | ?'],
  ])('%j with %j is %j', (column, hints, expected) => check(column, expected, hints));

  test('is told in a sentence with both values', () => {
    expect(inferNumberFormat(['1.234'], { header: 'Cost' })).toMatchObject({
      reading: expect.stringMatching(/"1\.234" can be read as 1\.234 .* or as 1234 /u),
    });
  });
});

describe('a format', () => {
  const plain: NumberFormat = {
    decimal: '.',
    group: ',',
    percent: false,
    symbols: ['US$'],
    nulls: ['--'],
    listed: false,
    censored: false,
  };

  test.each<[string, string]>([
    ['1,234.5', '1234.5'],
    ['US$1,234.5', '1234.5'],
    ['--', '∅'],
    ['', '∅'],
    ['1.234,5', '?'],
    ['12,34.5', '?'],
    ['1234,567', '?'],
    ['€5', '?'],
    ['5%', '?'],
    ['[5]', '?'],
    ['< 5', '?'],
    ['n/a', '?'],
    ['five', '?'],
  ])('takes %j for %j', (cell, expected) => {
    expect(readCell(cell, plain)).toBe(expected);
  });

  test('without a decimal mark takes no cell that has one', () => {
    expect(readCell('1.5', { ...plain, decimal: null })).toBe('?');
  });

  test('names what its cells carry, longest symbol first', () => {
    expect(inferNumberFormat(['$5.00', 'US$7.50', '--', 'n/a'], { header: 'Cost' })).toMatchObject({
      kind: 'number',
      format: { decimal: '.', group: null, symbols: ['US$', '$'], nulls: ['--', 'n/a'] },
    });
  });
});

const marks = [
  { group: '', decimal: '.' },
  { group: '', decimal: ',' },
  { group: ',', decimal: '.' },
  { group: '.', decimal: ',' },
  { group: ' ', decimal: ',' },
  { group: '\u00A0', decimal: ',' },
  { group: '\u202F', decimal: '.' },
  { group: "'", decimal: '.' },
  { group: '’', decimal: '.' },
  { group: 'indian', decimal: '.' },
] as const;
const affixes = ['#', 'US$#', '$#', '€ #', '#\u00A0€', 'Rs.#', '₹#', 'CHF #', '# kr', '#%', '# %', '[#]'] as const;
const signs = ['-#', '\u2212#', '#-', '(#)'] as const;

/** A hundredth of an amount with exactly two decimals, written in one of the ways of the world. */
function write(hundredths: bigint, form: { marks: (typeof marks)[number]; affix: string; sign: string; isSignInside: boolean }): string {
  const size = hundredths < 0n ? -hundredths : hundredths;
  const whole = String(size / 100n);
  const pattern = form.marks.group === 'indian' ? /\B(?=(?:\d{2})*\d{3}$)/gu : /\B(?=(?:\d{3})+$)/gu;
  const grouped = whole.replace(pattern, form.marks.group === 'indian' ? ',' : form.marks.group);
  const digits = `${grouped}${form.marks.decimal}${String(size % 100n).padStart(2, '0')}`;
  const place = (frame: string, text: string): string => frame.replace('#', () => text);
  if (hundredths >= 0n) return place(form.affix, digits);
  return form.isSignInside ? place(form.affix, place(form.sign, digits)) : place(form.sign, place(form.affix, digits));
}

test('every amount reads back from every way of writing it', () => {
  const form = fc.record({
    marks: fc.constantFrom(...marks),
    affix: fc.constantFrom(...affixes),
    sign: fc.constantFrom(...signs),
    isSignInside: fc.boolean(),
  });
  const amounts = fc.array(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(form, amounts, (form, amounts) => {
      // A list holds the whole number, sign and all.
      const own = form.affix === '[#]' ? { ...form, isSignInside: true } : form;
      const written = amounts.map((amount) => write(amount, own)).join(' | ');
      check(written, `number: ${amounts.map((amount) => formatMillionths(amount * 10_000n)).join(' | ')}`);
    }),
    { numRuns: 500 },
  );
});

test('what a column is read as does not depend on the order of its cells', () => {
  const cell = fc.constantFrom('1,234.5', '1.234,5', '1.234', '1,234', '12.5', '5%', '< 5', '[9]', '--', 'US$5', '€5', 'x', '');
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
      expect(inferNumberFormat(cells.toReversed(), { header: '' })).toEqual(inferNumberFormat(cells, { header: '' }));
    }),
  );
});
