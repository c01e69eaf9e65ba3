import { describe, expect, it } from 'vitest';

import { readParts, rowsOf, workbookParts } from './xlsx.test-kit.ts';
import type { WorkbookText } from './xlsx.test-kit.ts';

/** Reads rows as they stand and again with a prefix on every element, which takes another way through the reader. */
async function check(rows: string, expected: readonly (readonly string[])[], others: Omit<WorkbookText, 'rows'> = {}): Promise<void> {
  for (const written of [rows, rows.replaceAll(/<(\/?)(?=[a-z])/giu, '<$1x:')]) {
    const read = await rowsOf(readParts(workbookParts({ ...others, rows: written })));
    expect(read.map(({ cells }) => cells)).toEqual(expected);
  }
}

const checkCell = (cell: string, expected: string, others: Omit<WorkbookText, 'rows'> = {}): Promise<void> =>
  check(`<row r="1">${cell}</row>`, expected === '' ? [] : [[expected]], others);

const shared = '<c r="A1" t="s"><v>0</v></c>';

describe('a shared text', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['is what its number says', '<t>Campaign</t>', 'Campaign'],
    ['has its entities and UTF-8 decoded', '<t>Söl &amp; Sand &lt;🌊&gt; &#8364;&#x20AC;</t>', 'Söl & Sand <🌊> €€'],
    ['decodes every entity once', '<t>&amp;lt; &amp;#65; &unknown;</t>', '&lt; &#65; &unknown;'],
    [
      'is put together from its runs',
      '<r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve">Bold </t></r><r><t>and not</t></r>',
      'Bold and not',
    ],
    ['leaves out how it is pronounced', '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>', '東京'],
    ['keeps space that is to be kept', '<t xml:space="preserve"> 7 Day Sales \n</t>', ' 7 Day Sales \n'],
    ['loses space that is not', '<t>\n  7 Day  Sales\t</t>', '7 Day  Sales'],
    ['holds characters that XML cannot hold', '<t>a_x000D_\nb_x0009_c_x0000_d</t>', 'a\r\nb\tcd'],
    ['holds what only looks like one of these', '<t>a_x005F_x000D_b_x00_</t>', 'a_x000D_b_x00_'],
    ['has one kind of line breaks', '<t>a\r\nb\rc</t>', 'a\nb\nc'],
    ['holds character data and comments', '<t>a<!-- > </t> --><![CDATA[ <b> &amp; ]]>c</t>', 'a <b> &amp; c'],
    ['may be empty', '<t/>', ''],
    ['may have no element', '', ''],
  ];
  it.each(cases)('%s', (_, text, expected) => checkCell(shared, expected, { texts: [text] }));

  it('is counted although others are empty', () =>
    check('<row><c t="s"><v>2</v></c><c t="s"><v>0</v></c></row>', [['c', 'a']], { texts: ['<t>a</t>', '', '<t>c</t>'] }));
});

describe('a cell', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['holds its own text', '<c r="A1" t="inlineStr"><is><t>Söl &amp; Sand</t></is></c>', 'Söl & Sand'],
    [
      'holds its own text in runs',
      '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>',
      'a b',
    ],
    ['holds the text of a formula', '<c r="A1" t="str"><f>A2&amp;"&lt;v&gt;"</f><v> a &lt; b</v></c>', ' a < b'],
    ['holds the number of a formula', '<c r="A1"><f t="shared" si="0">SUM(B1:B9)</f><v>42</v></c>', '42'],
    ['is true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['is false', '<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
    ['is an error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['is a day of the strict form', '<c r="A1" t="d"><v>2025-06-01T00:00:00.000</v></c>', '2025-06-01'],
    ['is a moment of the strict form', '<c r="A1" t="d"><v>2025-06-01T13:45:00Z</v></c>', '2025-06-01 13:45:00'],
    ['holds nothing', '<c r="A1" s="1"/>', ''],
    ['holds an empty value', '<c r="A1"><v></v></c>', ''],
    ['holds an empty shared text', '<c r="A1" t="s"><v/></c>', ''],
    ['is written over several lines', '<c\n r = "A1"\n\tt="n" >\n <v>\n 5 \n</v>\n</c>', '5'],
    ['is written with single quotes', `<c r='A1' t='str'><v>x > "y"</v></c>`, 'x > "y"'],
    ['has a value in character data', '<c r="A1"><v><![CDATA[12]]></v></c>', '12'],
    ['carries attributes of other programs', '<c cm="3" vm="1" xr:s="9" t="b" r="A1"><v>1</v></c>', 'TRUE'],
    ['holds what is no number', '<c r="A1"><v>n/a &amp; so on</v></c>', 'n/a & so on'],
  ];
  it.each(cases)('%s', (_, cell, expected) => checkCell(cell, expected, { formats: [0] }));

  it('without a place follows the one before, empty or not', () =>
    check('<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c><c s="0"/><c><v>7</v></c></row>', [['1', '', '', '4', '5', '', '7']]));

  it('states its place with spaces and without', () =>
    check('<row><c r = "B1"><v>1</v></c><c s="1" r="D1" ><v>2</v></c></row>', [['', '1', '', '2']]));

  it('far to the right has its column', () =>
    check('<row r="1"><c r="AB1"><v>28</v></c></row>', [[...Array.from({ length: 27 }, () => ''), '28']]));

  it('of more than a megabyte is read', () => {
    const text = Array.from({ length: 300_000 }, (_, index) => `ä<&${index}`).join('');
    return checkCell(shared, text, { texts: [`<t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t>`] });
  });
});

describe('a row', () => {
  it('ends at its last cell that holds something', () =>
    check('<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="C1" t="s"><v>0</v></c></row>', [['1']], { texts: ['<t/>'] }));

  it('has the number that it states, or the next one', async () => {
    const rows =
      '<row r="3"><c><v>3</v></c></row><row><c><v>4</v></c></row><row r="9" ht="15"/><row r="10"><c r="A10"/></row><row><c><v>11</v></c></row>';
    const read = await rowsOf(readParts(workbookParts({ rows })));
    expect(read.map(({ record, cells }) => [record, ...cells])).toEqual([
      [3, '3'],
      [4, '4'],
      [11, '11'],
    ]);
  });

  it('is the same wherever the inflated bytes are cut into chunks', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c><c r="B${index + 1}" t="inlineStr"><is><t>Set ${index}</t></is></c></row>`,
    );
    const read = await rowsOf(readParts(workbookParts({ rows: rows.join('') })));
    expect(read.map(({ cells }) => cells.join('|'))).toEqual(rows.map((_, index) => `${index}|Set ${index}`));
  });
});
