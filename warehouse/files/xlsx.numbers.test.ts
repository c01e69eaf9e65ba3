import { describe, expect, it } from 'vitest';

import { readParts, rowsOf, workbookParts } from './xlsx.test-kit.ts';
import type { SheetRow } from './xlsx.ts';

async function readCell(value: string, format: string | number, settings = ''): Promise<SheetRow | undefined> {
  const rows = `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`;
  const [row] = await rowsOf(readParts(workbookParts({ rows, formats: [format], settings })));
  return row;
}

async function check(value: string, format: string | number, expected: string): Promise<void> {
  expect((await readCell(value, format))?.cells).toEqual([expected]);
}

async function checkFormat(format: string | number, expected: string | null): Promise<void> {
  expect((await readCell('5', format))?.formats).toEqual([expected]);
}

describe('a number', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['0', '0'],
    ['1211188', '1211188'],
    ['1211188.0', '1211188'],
    ['-1211188.000', '-1211188'],
    ['12.34', '12.34'],
    ['12.50', '12.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0', '0'],
    ['-0.0', '0'],
    ['+7', '7'],
    ['1.2E-5', '0.000012'],
    ['-1.25e+3', '-1250'],
    ['2.5E1', '25'],
    ['1E3', '1000'],
    ['9.99E-7', '0.000000999'],
    ['0.30000000000000004', '0.3'],
    ['0.1', '0.1'],
    ['4.3499999999999996', '4.35'],
    ['1.7999999999999998E-2', '0.018'],
    ['123456.78900000001', '123456.789'],
    ['99999999999999.999', '100000000000000'],
    ['123456789012345.67', '123456789012346'],
    ['-0.00000000000000000012345678901234567', '-0.000000000000000000123456789012346'],
    ['23851234567890123', '23851234567890123'],
    ['2.3851234567890124E16', '23851234567890124'],
    ['120210000000000123.0', '120210000000000123'],
    ['1E999', `1${'0'.repeat(999)}`],
    ['1E99999', '1E99999'],
    ['1.2.3', '1.2.3'],
    ['-', '-'],
    ['.', '.'],
    ['NaN', 'NaN'],
  ];
  it.each(cases)('%s is read as %s', (value, expected) => check(value, 0, expected));

  it('under a money format stays a number', async () => {
    await check('1234.5', '[$$]#,##0.00', '1234.5');
    await check('1234.5', '#,##0.00\\ "days%"', '1234.5%');
  });
});

describe('a percentage', () => {
  const cases: readonly (readonly [string, string | number, string])[] = [
    ['0.0123', '0.00%', '1.23%'],
    ['0.012345', '0%', '1.2345%'],
    ['0.0123', 9, '1.23%'],
    ['0.0123', 10, '1.23%'],
    ['1', '0.0000%', '100%'],
    ['12', '0%', '1200%'],
    ['0', '0%;-0%;"–"', '0%'],
    ['-0.5', '0.0%;[Red]-0.0%', '-50%'],
    ['7.0000000000000007E-2', '0.00%', '7%'],
    ['1E-4', '0.00%', '0.01%'],
    ['0.005', '#,##0.00\\ %', '0.5%'],
    ['1.23', '0.00"%"', '1.23%'],
    ['1.23', '0.00\\%', '1.23%'],
    ['n/a', '0.00%', 'n/a'],
  ];
  it.each(cases)('%s under %s is %s', (value, format, expected) => check(value, format, expected));
});

describe('a date', () => {
  const cases: readonly (readonly [string, string | number, string])[] = [
    ['45809', 14, '2025-06-01'],
    ['45809.0', 14, '2025-06-01'],
    ['45809.572916666664', 22, '2025-06-01 13:45:00'],
    ['45809.572916666664', 'd/m', '2025-06-01 13:45:00'],
    ['45809.999999', 'yyyy-mm-dd hh:mm:ss', '2025-06-02'],
    ['45809', 'mmm\\ dd\\,\\ yyyy', '2025-06-01'],
    ['45809', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2025-06-01'],
    ['45809', '[$-409]mmm\\-yy;@', '2025-06-01'],
    ['45809', 'mmmm', '2025-06-01'],
    ['45809', 'yyyy"年"m"月"d"日"', '2025-06-01'],
    ['45809', 31, '2025-06-01'],
    ['45809', '[$-411]ge.m.d', '2025-06-01'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['2958465', 14, '9999-12-31'],
    ['2958466', 14, '2958466'],
    ['2958465.9999999', 14, '2958465.9999999'],
    ['-1', 14, '-1'],
    ['0.572916666666667', 20, '13:45:00'],
    ['0.572916666666667', 'h:mm:ss AM/PM', '13:45:00'],
    ['0.5', '[$-F400]h:mm:ss\\ AM/PM', '12:00:00'],
    ['45809.5', 'hh:mm', '12:00:00'],
    ['1.0625', '[h]:mm:ss', '25:30:00'],
    ['4.3981481481481484E-4', 'mm:ss', '00:00:38'],
    ['4.3981481481481484E-4', 'mm:ss.000', '00:00:38'],
    ['4.3981481481481484E-4', 47, '00:00:38'],
    ['45809', '0.00E+00', '45809'],
    ['45809', '#,##0.00" days"', '45809'],
    ['45809', '#,##0 USD', '45809'],
    ['45809', '[Red]General', '45809'],
    ['45809', 'Standard', '45809'],
    ['45809', '@', '45809'],
    ['45809', '_-* #,##0.00\\ [$€-407]_-;\\-* #,##0.00\\ [$€-407]_-', '45809'],
  ];
  it.each(cases)('%s under %s is %s', (value, format, expected) => check(value, format, expected));

  it.each([' date1904="1"', ' date1904="true"', " date1904 = 'true'"])(
    'counts from 1904 where the workbook says so (%s)',
    async (settings) => {
      expect((await readCell('44347', 14, settings))?.cells).toEqual(['2025-06-01']);
      expect((await readCell('0', 14, settings))?.cells).toEqual(['1904-01-01']);
    },
  );

  it('counts from 1900 where the workbook says that', async () => {
    expect((await readCell('45809', 14, ' date1904="false"'))?.cells).toEqual(['2025-06-01']);
  });

  it('that is written as text under a date format stays its text', async () => {
    const rows = '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>';
    expect(await rowsOf(readParts(workbookParts({ rows, formats: ['d/m'], texts: ['<t>2024-03-01 - 2024-03-11</t>'] })))).toEqual([
      { record: 1, cells: ['2024-03-01 - 2024-03-11'], formats: ['d/m'] },
    ]);
  });
});

describe('the format of a cell', () => {
  const cases: readonly (readonly [string | number, string | null])[] = [
    ['[$$]#,##0.00;\\([$$]#,##0.00\\)', '[$$]#,##0.00;\\([$$]#,##0.00\\)'],
    ['\\₹\\ #,##0.00', '\\₹\\ #,##0.00'],
    ['#,##0.00 "€"', '#,##0.00 "€"'],
    ['General', null],
    [0, null],
    [4, '#,##0.00'],
    [14, 'mm-dd-yy'],
    [9999, null],
  ];
  it.each(cases)('%s is delivered as %s', (format, expected) => checkFormat(format, expected));

  it('is null where there is no cell', async () => {
    const rows = '<row r="1"><c r="B1" s="1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="B2" s="2"><v>3</v></c></row>';
    const read = await rowsOf(readParts(workbookParts({ rows, formats: ['0.0', '0.000'] })));
    expect(read.map(({ formats }) => formats)).toEqual([
      [null, '0.0', null],
      [null, '0.000'],
    ]);
  });
});
