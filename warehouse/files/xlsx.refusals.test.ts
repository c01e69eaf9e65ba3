import { describe, expect, it } from 'vitest';

import type { FileLimits } from './file-table.ts';
import { openBytes, testFolder } from './open-bytes.test-kit.ts';
import { codeOf, readBytes, readParts, sheetXml, withParts, workbookParts, workbookXml } from './xlsx.test-kit.ts';
import { zipOf } from './zip.test-kit.ts';
import type { ZipEnd, ZipPart } from './zip.test-kit.ts';

const mebibyte = 1024 ** 2;
const sheet = 'xl/worksheets/sheet1.xml';
const texts = 'xl/sharedStrings.xml';
const plain = workbookParts({
  rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c><c r="C1" t="s"><v>0</v></c></row>',
  texts: ['<t>Cost per click</t>'],
});

async function check(parts: readonly ZipPart[], code: string, limits: Partial<FileLimits> = {}): Promise<void> {
  expect(await codeOf(readParts(parts, limits))).toBe(code);
}

const sheetOf = (rows: string): readonly ZipPart[] => workbookParts({ rows, texts: [`<t>${'x'.repeat(1000)}</t>`] });
const changed = (name: string, part: Partial<ZipPart>): readonly ZipPart[] => withParts(plain, { [name]: part });
/** Text that deflates to about half. */
const noise = (length: number): string =>
  Array.from({ length: length / 8 }, (_, index) => ((index * 2_654_435_761) % 0xff_ff_ff_ff).toString(16).padStart(8, '0')).join('');

describe('a workbook is refused as a bomb when', () => {
  it('a sheet would inflate beyond the ratio', () => check(sheetOf(' '.repeat(5 * mebibyte)), 'file.zip-bomb'));

  it('its texts would', () => check(workbookParts({ rows: '', texts: [`<t>${'a'.repeat(5 * mebibyte)}</t>`] }), 'file.zip-bomb'));

  it.each([sheet, texts, 'xl/workbook.xml', 'xl/styles.xml', '_rels/.rels'])('%s holds more than it declares', (name) =>
    check(changed(name, { content: ' '.repeat(5 * mebibyte), declaredBytes: 1000 }), 'file.zip-bomb'),
  );

  it('two parts lie in the same place', () => check(changed(texts, { declaredOffset: 0 }), 'file.zip-bomb'));

  it('and the refusal says what was found and what to do', async () => {
    const answer = await readParts(sheetOf(' '.repeat(5 * mebibyte)));
    expect('refusal' in answer && answer.message).toMatch(
      /^The workbook was not read, because 5\.\d KiB of its part "xl\/worksheets\/sheet1\.xml" would inflate to 5\.0 MiB, more than 200 times as much\. .* export CSV\.$/u,
    );
  });
});

describe('a workbook is read although', () => {
  it('a small part compresses very well', () => check(sheetOf(' '.repeat(mebibyte / 2)), 'read'));

  it('a part that nobody reads does', () =>
    check(withParts(plain, { 'xl/media/empty.bmp': { content: Buffer.alloc(5 * mebibyte) } }), 'read'));

  it('a tag holds what is no attribute', () =>
    check(changed('xl/workbook.xml', { content: '<workbook><sheets><sheet "="/></sheets></workbook>' }), 'read'));

  it('a row holds half of what it may', () =>
    check(sheetOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(500)}</row>`), 'read', { maxRecordBytes: mebibyte }));
});

describe('a workbook with many long rows', () => {
  it('is read', () => check(sheetOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(700)}</row>`.repeat(3)), 'read', { maxRecordBytes: mebibyte }));
});

describe('a workbook is refused beyond a limit when', () => {
  it('its parts declare more than may be inflated', () =>
    check(sheetOf(noise(4 * mebibyte)), 'file.workbook-too-large', { maxInflatedBytes: mebibyte }));

  it('its texts declare more than is held in memory', () =>
    check(changed(texts, { declaredBytes: 600 * mebibyte }), 'file.workbook-too-large'));

  it('its texts are too many, though empty', () =>
    check(changed(texts, { content: `<sst>${'<si/>'.repeat(100_000)}</sst>` }), 'file.workbook-too-large', {
      maxInflatedBytes: 2 * mebibyte,
    }));

  it('its list of sheets is as long as a sheet', () =>
    check(changed('xl/workbook.xml', { declaredBytes: 17 * mebibyte }), 'file.workbook-too-large'));

  it('too many parts are named', async () => {
    await check(plain, 'file.zip-entries', { maxZipEntries: 6 });
    expect(await codeOf(readBytes(zipOf(plain, { entries: 2 ** 40, isLarge: true })))).toBe('file.zip-entries');
  });

  it('a row has too many columns', async () => {
    const rows = '<row><c r="C1"><v>1</v></c></row>';
    await check(sheetOf(rows), 'file.too-many-columns', { maxColumns: 2 });
    await check(sheetOf(rows), 'read', { maxColumns: 3 });
    await check(sheetOf(rows.replace('C1', 'ZZZZZZZZ1')), 'file.too-many-columns');
  });

  it('only formats lie beyond the columns, it is read', () => check(sheetOf('<row><c r="XFD1" s="1"/></row>'), 'read', { maxColumns: 3 }));

  it('a row repeats a text too often', () =>
    check(sheetOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(1500)}</row>`), 'file.record-too-long', { maxRecordBytes: mebibyte }));

  it('a cell, a text or a tag never ends', async () => {
    const limits = { maxRecordBytes: mebibyte };
    await check(sheetOf(`<row><c t="str"><v>${noise(4 * mebibyte)}</v></c></row>`), 'file.record-too-long', limits);
    await check(sheetOf(`<row><c t="${noise(4 * mebibyte)}"/></row>`), 'file.record-too-long', limits);
    await check(sheetOf(`<!-- ${noise(4 * mebibyte)}`), 'file.record-too-long', limits);
    await check(changed(texts, { content: `<sst><si><t>${noise(4 * mebibyte)}</t></si></sst>` }), 'file.record-too-long', limits);
  });
});

describe('a workbook is refused as protected or unknown when', () => {
  it('a part is encrypted', async () => {
    await check(changed(sheet, { flags: 1 }), 'file.zip-encrypted');
    await check(changed(sheet, { method: 99 }), 'file.zip-encrypted');
  });

  it('a part is compressed in a way that Excel does not know', () => check(changed(sheet, { method: 12 }), 'file.zip-compression'));
});

describe('a workbook is refused as damaged when', () => {
  const cases: readonly (readonly [string, readonly ZipPart[]])[] = [
    ['a checksum does not fit', changed(sheet, { checksum: 1 })],
    ['a part is shorter than declared', changed(sheet, { declaredBytes: 5000 })],
    [
      'a part does not lie where it is said to',
      [...changed(sheet, { declaredOffset: 1 })].sort((a, b) => Number(b.name === sheet) - Number(a.name === sheet)),
    ],
    ['a part is said to lie beyond the file', changed(texts, { declaredOffset: 2 ** 31 })],
    ['a part of a sheet is missing', withParts(plain, { [sheet]: null })],
    ['a sheet ends in the middle', changed(sheet, { content: sheetXml('<row r="1"><c r="A1"><v>5').slice(0, 160) })],
    [
      'a sheet begins with the end of a cell and ends with the start of one',
      changed(sheet, { content: ' r="A1"><v>5</v></c><c r="AAAAAAAAAAAA' }),
    ],
    ['a sheet is empty', changed(sheet, { content: '' })],
    ['a cell refers to a text that is not there', sheetOf('<row><c t="s"><v>1</v></c></row>')],
    ['a cell refers to no number of a text', sheetOf('<row><c t="s"><v>-1</v></c></row>')],
    ['its table of texts ends in the middle', changed(texts, { content: '<sst><si><t>a</t></si>' })],
    ['it lists no sheets', changed('xl/workbook.xml', { content: '<workbook><sheets/></workbook>' })],
    ['its list of sheets is something else', changed('xl/workbook.xml', { content: '<html/>' })],
    ['a name occurs twice', [...plain, { name: 'XL/styles.xml', content: '<styleSheet/>' }]],
  ];
  it.each(cases)('%s', (_, parts) => check(parts, 'file.workbook-damaged'));

  const ends: readonly (readonly [string, ZipEnd])[] = [
    ['it names more parts than it holds', { entries: 8 }],
    ['its large end record names more parts than it holds', { entries: 8, isLarge: true }],
  ];
  it.each(ends)('%s', async (_, end) => {
    expect(await codeOf(readBytes(zipOf(plain, end)))).toBe('file.workbook-damaged');
  });

  it('its deflated bytes are changed', async () => {
    const bytes = zipOf(plain);
    const at = bytes.indexOf(sheet) + sheet.length;
    bytes.fill(0xff, at, at + 20);
    expect(await codeOf(readBytes(bytes))).toBe('file.workbook-damaged');
  });
});

describe('a workbook that is cut off', () => {
  it('is refused as truncated', async () => {
    const bytes = zipOf(plain);
    expect(await codeOf(readBytes(bytes.subarray(0, bytes.length - 10)))).toBe('file.truncated');
    expect(await codeOf(readBytes(bytes.subarray(0, 100)))).toBe('file.truncated');
    expect(await codeOf(readBytes(bytes.subarray(0, 10)))).toBe('file.truncated');
  });
});

describe('a workbook that is opened as a file', () => {
  const rows = (count: number): string =>
    `<row r="1"><c r="A1" t="inlineStr"><is><t>Campaign</t></is></c><c r="B1" t="inlineStr"><is><t>Cost</t></is></c></row>${Array.from(
      { length: count },
      (_, index) =>
        `<row r="${index + 2}"><c r="A${index + 2}" t="str"><v>Brand ${index}</v></c><c r="B${index + 2}" s="1"><v>${index}.25</v></c></row>`,
    ).join('')}`;

  it('shows its cells and the formats of its columns', async () => {
    await using folder = await testFolder();
    const answer = await openBytes(folder.path, zipOf(workbookParts({ rows: rows(3), formats: ['\\₹\\ #,##0.00'] })));
    const [table] = 'value' in answer ? answer.value.tables : [];
    expect([table?.sheet, table?.header, table?.head[0]?.cells, table?.numberFormats]).toEqual([
      'Report',
      ['Campaign', 'Cost'],
      ['Brand 0', '0.25'],
      [null, '\\₹\\ #,##0.00'],
    ]);
  });

  it('is refused when a sheet proves damaged after many rows', async () => {
    await using folder = await testFolder();
    const parts = withParts(workbookParts({ rows: rows(20_000) }), { [sheet]: { checksum: 1 } });
    const answer = await openBytes(folder.path, zipOf(parts));
    expect('refusal' in answer && answer.refusal).toEqual({
      code: 'file.workbook-damaged',
      message:
        'The workbook is damaged: the checksum of its part "xl/worksheets/sheet1.xml" does not fit its content. Download it again, or open it in Excel and save it as a new file.',
    });
  });

  it('is refused for a bomb in a hidden sheet, before anything is inflated', async () => {
    await using folder = await testFolder();
    const parts = withParts(workbookParts({ rows: rows(3) }), {
      'xl/workbook.xml': { content: workbookXml('<sheet name="A" r:id="rId1"/><sheet name="B" state="hidden" r:id="rId9"/>') },
      'xl/worksheets/sheet2.xml': { content: sheetXml(' '.repeat(5 * mebibyte)) },
    });
    const answer = await openBytes(folder.path, zipOf(parts));
    expect('refusal' in answer && answer.refusal.code).toBe('file.zip-bomb');
  });

  it('is refused as any other archive when it holds no workbook', async () => {
    await using folder = await testFolder();
    const answer = await openBytes(folder.path, zipOf([{ name: 'report.csv', content: 'Day,Clicks\n' }]));
    expect('refusal' in answer && answer.refusal.code).toBe('file.zip');
  });
});
