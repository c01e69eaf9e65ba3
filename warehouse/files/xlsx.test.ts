import { describe, expect, it } from 'vitest';

import { codeOf, readBytes, readParts, relationList, rowsOf, sheetXml, withParts, workbookParts, workbookXml } from './xlsx.test-kit.ts';
import type { ReadSheet } from './xlsx.test-kit.ts';
import { zipOf } from './zip.test-kit.ts';
import type { ZipPart } from './zip.test-kit.ts';

const row = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c></row>';
const plain = workbookParts({ rows: row, texts: ['<t>Cost</t>'] });

async function checkRead(parts: readonly ZipPart[]): Promise<void> {
  expect(await rowsOf(readParts(parts))).toEqual([{ record: 1, cells: ['Cost', '12.5'], formats: [null, null] }]);
}

async function sheetsOf(sheets: string, others: Readonly<Record<string, Partial<ZipPart> | null>>): Promise<readonly ReadSheet[]> {
  const answer = await readParts(withParts(plain, { 'xl/workbook.xml': { content: workbookXml(sheets) }, ...others }));
  if ('refusal' in answer) throw new Error(answer.message);
  return answer.sheets;
}

const relation = (part: string): ZipPart['content'] =>
  relationList([
    ['rId1', 'worksheet', part],
    ['rId3', 'sharedStrings', 'sharedStrings.xml'],
  ]);

const renamed = (names: Readonly<Record<string, string>>): readonly ZipPart[] =>
  plain.map((part) => ({ ...part, name: names[part.name] ?? part.name }));

describe('a workbook is read', () => {
  it('as Excel writes it', () => checkRead(plain));

  it('without styles, as Apache POI writes it', () =>
    checkRead(workbookParts({ rows: row.replace('r="B1"', 'r="B1" s="7"'), texts: ['<t>Cost</t>'], formats: null })));

  it('without shared strings', async () => {
    const parts = workbookParts({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>', texts: null, formats: null });
    expect(await rowsOf(readParts(parts))).toEqual([{ record: 1, cells: ['1'], formats: [null] }]);
  });

  it('without lists of relations, by the usual names', () =>
    checkRead(withParts(plain, { '_rels/.rels': null, 'xl/_rels/workbook.xml.rels': null })));

  it('with absolute and roundabout targets', async () => {
    await checkRead(withParts(plain, { 'xl/_rels/workbook.xml.rels': { content: relation('/xl/worksheets/sheet1.xml') } }));
    await checkRead(withParts(plain, { 'xl/_rels/workbook.xml.rels': { content: relation('./../xl/worksheets/sheet1.xml') } }));
  });

  it('in another folder', () =>
    checkRead(
      withParts(renamed({ 'xl/workbook.xml': 'book/main.xml', 'xl/_rels/workbook.xml.rels': 'book/_rels/main.xml.rels' }), {
        '_rels/.rels': { content: relationList([['a', 'officeDocument', '/book/main.xml']]) },
        'book/_rels/main.xml.rels': { content: relation('/xl/worksheets/sheet1.xml') },
      }),
    ));

  it('with part names in other case and with backslashes', () =>
    checkRead(renamed({ 'xl/worksheets/sheet1.xml': 'xl\\worksheets\\Sheet1.xml', 'xl/sharedStrings.xml': '/xl/SharedStrings.xml' })));

  it('in the strict form with prefixes on all elements', () => {
    const strict = (content: ZipPart['content']): string =>
      String(content)
        .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006', 'http://purl.oclc.org/ooxml/officeDocument')
        .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006', 'http://purl.oclc.org/ooxml/spreadsheetml')
        .replaceAll(/<(\/?)(?=[a-z])/giu, '<$1x:');
    return checkRead(plain.map((part) => ({ ...part, content: strict(part.content) })));
  });

  it('with stored parts, directories and a byte-order mark', () =>
    checkRead([
      { name: 'xl/', content: '', method: 0 },
      ...plain.map((part) => ({ ...part, content: `\ufeff${String(part.content)}`, method: 0 })),
    ]));

  it('with 64-bit sizes in headers and end record, and a comment', async () => {
    const bytes = zipOf(
      plain.map((part) => ({ ...part, isLarge: true })),
      { isLarge: true, comment: `PK\u0005\u0006${'\0'.repeat(18)} made by a test` },
    );
    expect(await rowsOf(readBytes(bytes))).toHaveLength(1);
  });

  it('with sizes that follow the parts, and bytes after the end', async () => {
    const bytes = zipOf(plain.map((part) => ({ ...part, flags: 8 })));
    expect(await rowsOf(readBytes(Buffer.concat([bytes, Buffer.from('\r\n')])))).toHaveLength(1);
  });
});

describe('a sheet', () => {
  it('carries its name with its entities, and whether it is hidden', async () => {
    const sheets = await sheetsOf(
      '<sheet name="Search &amp; Social &#x2013; &quot;Q3&quot;" sheetId="5" r:id="rId1"/><sheet state="hidden" name="Notes" sheetId="2" r:id="rId1"/>' +
        `<sheet sheetId='3' state = 'veryHidden' name='Lists > "old"' r:id='rId1'/>`,
      {},
    );
    expect(sheets.map(({ name, isVisible }) => [name, isVisible])).toEqual([
      ['Search & Social – "Q3"', true],
      ['Notes', false],
      ['Lists > "old"', false],
    ]);
  });

  it('is found by its relation, not by its place, and charts are left out', async () => {
    const sheets = await sheetsOf('<sheet name="Chart" r:id="c"/><sheet name="B" r:id="b"/><sheet name="A" r:id="a"/>', {
      'xl/_rels/workbook.xml.rels': {
        content: relationList([
          ['a', 'worksheet', 'worksheets/sheet1.xml'],
          ['b', 'worksheet', 'worksheets/other.xml'],
          ['c', 'chartsheet', 'chartsheets/sheet1.xml'],
        ]),
      },
      'xl/worksheets/other.xml': { content: sheetXml('<row r="1"><c r="A1"><v>7</v></c></row>') },
    });
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.cells])).toEqual([
      ['B', ['7']],
      ['A', ['Cost', '12.5']],
    ]);
  });

  it('without rows is empty', async () => {
    expect(
      await rowsOf(readParts(withParts(plain, { 'xl/worksheets/sheet1.xml': { content: '<worksheet><sheetData/></worksheet>' } }))),
    ).toEqual([]);
  });
});

describe('an archive that is no workbook is refused', () => {
  const text = { name: 'report.csv', content: 'Day,Clicks\n2025-06-01,1\n' };
  const cases: readonly (readonly [string, readonly ZipPart[], string])[] = [
    ['with exports in it', [text], 'file.zip'],
    [
      'as a text document',
      [
        { name: '_rels/.rels', content: relationList([['a', 'officeDocument', 'word/document.xml']]) },
        { name: 'word/document.xml', content: '<w:document/>' },
      ],
      'file.zip',
    ],
    ['as a binary workbook', [{ name: 'xl/workbook.bin', content: 'x' }], 'file.xlsb'],
    [
      'as an OpenDocument spreadsheet',
      [
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: '<x/>' },
      ],
      'file.ods',
    ],
    ['as a Numbers document', [{ name: 'Index/Document.iwa', content: 'x' }], 'file.numbers'],
  ];
  it.each(cases)('%s', async (_, parts, code) => {
    expect(await codeOf(readParts(parts))).toBe(code);
  });
});
