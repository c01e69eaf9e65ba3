import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { FileLimits } from './file-table.ts';
import { limitsOf } from './limits.ts';
import { WorkbookRefusal } from './xlsx-refusal.ts';
import { openWorkbook } from './xlsx.ts';
import type { SheetRow, Workbook } from './xlsx.ts';
import { zipOf } from './zip.test-kit.ts';
import type { ZipPart } from './zip.test-kit.ts';

/** What a small workbook is made of; texts are XML. */
export type WorkbookText = {
  /** Rows of the first sheet. */
  readonly rows: string;
  /** Contents of `si` elements; null leaves the part out. */
  readonly texts?: readonly string[] | null;
  /** A number names a built-in format, a text is a format code; style 0 is General. Null leaves the part out. */
  readonly formats?: readonly (string | number)[] | null;
  /** Attributes of `workbookPr`. */
  readonly settings?: string;
};

export type ReadSheet = { readonly name: string; readonly isVisible: boolean; readonly rows: readonly SheetRow[] };
export type ReadAnswer = { readonly sheets: readonly ReadSheet[] } | { readonly refusal: string; readonly message: string };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook with one sheet, `Report`. */
export function workbookParts({ rows, texts = [], formats = [], settings = '' }: WorkbookText): readonly ZipPart[] {
  return [
    { name: '[Content_Types].xml', content: `${declaration}<Types/>` },
    { name: '_rels/.rels', content: relationList([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbookXml('<sheet name="Report" sheetId="1" r:id="rId1"/>', settings) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationList([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(rows) },
    ...(texts === null ? [] : [{ name: 'xl/sharedStrings.xml', content: textsXml(texts) }]),
    ...(formats === null ? [] : [{ name: 'xl/styles.xml', content: stylesXml(formats) }]),
  ];
}

/** The parts with some replaced or added by name; a content of null takes one out. */
export function withParts(parts: readonly ZipPart[], others: Readonly<Record<string, Partial<ZipPart> | null>>): readonly ZipPart[] {
  const kept = parts.flatMap((part) => (others[part.name] === null ? [] : [{ ...part, ...others[part.name] }]));
  const known = new Set(parts.map(({ name }) => name));
  return [...kept, ...Object.entries(others).flatMap(([name, part]) => (known.has(name) ? [] : [{ name, content: '', ...part }]))];
}

export function sheetXml(rows: string): string {
  return `${declaration}<worksheet xmlns="${main}"><cols><col min="1" max="2"/></cols><sheetData>${rows}</sheetData><pageMargins left="0.7"/></worksheet>`;
}

export function workbookXml(sheets: string, settings = ''): string {
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relationTypes}"><workbookPr${settings}/><sheets>${sheets}</sheets></workbook>`;
}

export function relationList(relations: readonly (readonly [string, string, string])[]): string {
  const list = relations.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relationTypes}/${type}" Target="${target}"/>`);
  return `${declaration}<Relationships>${list.join('')}</Relationships>`;
}

function textsXml(texts: readonly string[]): string {
  return `${declaration}<sst xmlns="${main}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`;
}

/** Named styles and conditional formats come with formats of their own, which no cell refers to. */
function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats.map((format, index) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(format)}"/>`,
  );
  const styles = formats.map((format, index) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + index}" xfId="0"/>`);
  return (
    `${declaration}<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/><xf numFmtId="9"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>`
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Reads all sheets of a workbook. */
export async function readBytes(bytes: Buffer, limits: Partial<FileLimits> = {}): Promise<ReadAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'xlsx-'));
  try {
    const path = join(folder, 'report.xlsx');
    await writeFile(path, bytes);
    const opened = await openWorkbook(path, limitsOf(limits));
    return 'refusal' in opened ? refused(opened.refusal) : await readSheets(opened.value);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function readParts(parts: readonly ZipPart[], limits: Partial<FileLimits> = {}): Promise<ReadAnswer> {
  return readBytes(zipOf(parts), limits);
}

/** Rows of the first sheet; a refusal fails the test with its message. */
export async function rowsOf(answer: Promise<ReadAnswer>): Promise<readonly SheetRow[]> {
  const found = await answer;
  if ('refusal' in found) throw new Error(`${found.refusal}: ${found.message}`);
  return found.sheets[0]?.rows ?? [];
}

/** Code of the refusal, or `read`. */
export async function codeOf(answer: Promise<ReadAnswer>): Promise<string> {
  const found = await answer;
  return 'refusal' in found ? found.refusal : 'read';
}

async function readSheets(workbook: Workbook): Promise<ReadAnswer> {
  const sheets: ReadSheet[] = [];
  try {
    for (const { name, isVisible, rows } of workbook.sheets) {
      const all: SheetRow[] = [];
      for await (const batch of rows()) all.push(...batch);
      sheets.push({ name, isVisible, rows: all });
    }
    return { sheets };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return refused(error.refusal);
    throw error;
  } finally {
    await workbook.close();
  }
}

function refused({ code, message }: { readonly code: string; readonly message: string }): ReadAnswer {
  return { refusal: code, message };
}
