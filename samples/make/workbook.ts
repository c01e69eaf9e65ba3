import { writeZip } from './zip.ts';

/** A cell: text, a number as its digits with an optional format, or null for a cell that is not written at all. */
export type SheetCell = string | { readonly number: string; readonly format?: string } | null;

export type Sheet = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] };

export type WorkbookForm = {
  /** `shared`: texts in a table of their own (Excel, Apache POI); `inline`: texts in their cells (exporters that stream). */
  readonly strings: 'shared' | 'inline';
  /** Number formats of text cells by column, as reports keep them that write dates as text. */
  readonly textFormats?: Readonly<Record<number, string>>;
};

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An XLSX workbook of one sheet, with no more than a reader needs. */
export function writeWorkbook(sheet: Sheet, form: WorkbookForm): Buffer {
  const strings: string[] = [];
  const formats = formatsOf(sheet, form);
  const body = sheetXml(sheet, { form, strings, formats });
  const isShared = form.strings === 'shared';
  return writeZip([
    { name: '[Content_Types].xml', text: contentTypes(isShared) },
    { name: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', text: workbookXml(sheet.name) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'], ...sharedRelation(isShared)]),
    },
    { name: 'xl/styles.xml', text: stylesXml(formats) },
    ...(isShared ? [{ name: 'xl/sharedStrings.xml', text: stringsXml(strings) }] : []),
    { name: 'xl/worksheets/sheet1.xml', text: body },
  ]);
}

type Parts = { readonly form: WorkbookForm; readonly strings: string[]; readonly formats: readonly string[] };

function formatsOf({ rows }: Sheet, { textFormats = {} }: WorkbookForm): readonly string[] {
  const used = rows.flat().flatMap((cell) => (cell !== null && typeof cell === 'object' && cell.format !== undefined ? [cell.format] : []));
  return [...new Set([...used, ...Object.values(textFormats)])];
}

function sheetXml(sheet: Sheet, parts: Parts): string {
  const rows = sheet.rows.map(
    (row, index) => `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, { row: index, column, parts })).join('')}</row>`,
  );
  return `${xml}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, place: { readonly row: number; readonly column: number; readonly parts: Parts }): string {
  const { row, column, parts } = place;
  if (cell === null) return '';
  const name = `${columnName(column)}${row + 1}`;
  if (typeof cell === 'object') return `<c r="${name}"${styleOf(cell.format, parts)}><v>${cell.number}</v></c>`;
  const style = row === 0 ? '' : styleOf(parts.form.textFormats?.[column], parts);
  if (parts.form.strings === 'inline') return `<c r="${name}"${style} t="inlineStr"><is>${textXml(cell)}</is></c>`;
  return `<c r="${name}"${style} t="s"><v>${sharedIndex(cell, parts.strings)}</v></c>`;
}

function styleOf(format: string | undefined, { formats }: Parts): string {
  return format === undefined ? '' : ` s="${formats.indexOf(format) + 1}"`;
}

function sharedIndex(text: string, strings: string[]): number {
  const known = strings.indexOf(text);
  return known >= 0 ? known : strings.push(text) - 1;
}

function columnName(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

function textXml(text: string): string {
  return `<t${/^\s|\s$/u.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t>`;
}

function stringsXml(strings: readonly string[]): string {
  return `${xml}<sst xmlns="${main}" uniqueCount="${strings.length}">${strings.map((text) => `<si>${textXml(text)}</si>`).join('')}</sst>`;
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`);
  const styles = formats.map((_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`);
  return (
    `${xml}<styleSheet xmlns="${main}">${codes.length === 0 ? '' : `<numFmts count="${codes.length}">${codes.join('')}</numFmts>`}` +
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
    `<borders count="1"><border/></borders><cellXfs count="${styles.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${styles.join('')}</cellXfs></styleSheet>`
  );
}

function workbookXml(name: string): string {
  return `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

function sharedRelation(isShared: boolean): readonly (readonly [string, string])[] {
  return isShared ? [['sharedStrings', 'sharedStrings.xml']] : [];
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`);
  return `${xml}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(isShared: boolean): string {
  const part = (name: string, kind: string): string => `<Override PartName="/xl/${name}" ContentType="${spreadsheet}.${kind}+xml"/>`;
  return (
    `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}` +
    `${part('styles.xml', 'styles')}${isShared ? part('sharedStrings.xml', 'sharedStrings') : ''}</Types>`
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
