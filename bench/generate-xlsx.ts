import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

import { makeRandom } from './random.ts';
import type { Random } from './random.ts';

/** Rows of a sheet without its header; a workbook of so many stays far below the sizes that need ZIP64. */
const maxRows = 1_048_575;
const rowsPerChunk = 1000;
const days = 92;
/** 2025-06-01 as a serial number. */
const firstDay = 45_809;

const devices = ['Mobile phones', 'Computers', 'Tablets', 'TV screens'];
const countries = ['United States', 'Germany', 'France', 'United Kingdom', 'Spain', 'Italy', 'Netherlands', 'Poland'];
const header = [
  'Day',
  'Campaign name',
  'Ad set name',
  'Ad name',
  'Impression device',
  'Country',
  'Currency',
  'Impressions',
  'Link clicks',
  'Amount spent (USD)',
  'Purchases',
  'Purchases conversion value',
];
const columns = 'ABCDEFGHIJKL';
const campaigns = 40;
const adSets = 8;
const ads = 400;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Writes a workbook of `rows` rows in the layout of a Meta export, as Excel would save it; the same number gives the same file. */
export async function generateXlsx(path: string, rows: number): Promise<void> {
  if (rows > maxRows) throw new RangeError(`a sheet holds at most ${maxRows} rows below its header`);
  await using file = await open(path, 'w');
  const texts = new Map<string, number>();
  const parts: readonly (readonly [string, Iterable<string>])[] = [
    ['[Content_Types].xml', [contentTypes()]],
    ['_rels/.rels', [relationList([['officeDocument', 'xl/workbook.xml']])]],
    ['xl/workbook.xml', [workbook()]],
    [
      'xl/_rels/workbook.xml.rels',
      [
        relationList([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
    ],
    ['xl/styles.xml', [styles()]],
    ['xl/worksheets/sheet1.xml', sheet(rows, texts)],
    ['xl/sharedStrings.xml', sharedStrings(texts)],
  ];
  await writeZip(file, parts);
}

function contentTypes(): string {
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${types}.${type}+xml"/>`;
  return (
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}` +
    `${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}</Types>`
  );
}

function relationList(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packages}/relationships">${list.join('')}</Relationships>`;
}

function workbook(): string {
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Raw Data Report" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

/** Style 1 is a date, style 2 an amount with two places. */
function styles(): string {
  return (
    `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill/></fills>` +
    `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>` +
    `<cellXfs count="3"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0"/><xf numFmtId="4" xfId="0"/></cellXfs></styleSheet>`
  );
}

/** Notes every text of its cells in `texts`, with the number under which it must be listed. */
function* sheet(rows: number, texts: Map<string, number>): Generator<string> {
  const random = makeRandom(3);
  yield `${declaration}<worksheet xmlns="${main}"><dimension ref="A1:L${rows + 1}"/><sheetData>${row(1, header, texts)}`;
  for (let first = 0; first < rows; first += rowsPerChunk) {
    let chunk = '';
    for (let index = first; index < Math.min(rows, first + rowsPerChunk); index += 1)
      chunk += row(index + 2, adCells(firstDay + Math.floor((index * days) / rows), random), texts);
    yield chunk;
  }
  yield '</sheetData></worksheet>';
}

function adCells(day: number, random: Random): readonly (string | number)[] {
  const campaign = random(campaigns);
  const adSet = `Set ${campaign}-${random(adSets)}`;
  const ad = `Ad ${random(ads)}, video & sound`;
  const impressions = random(30_000);
  const clicks = random(Math.max(1, Math.floor(impressions / 20)));
  const purchases = random(10) < 3 ? 0 : random(Math.max(1, Math.floor(clicks / 8)));
  const place = [devices[random(devices.length)] ?? '', countries[random(countries.length)] ?? '', 'USD'];
  const spend = (clicks * (20 + random(300))) / 100;
  const value = (purchases * (1500 + random(9000))) / 100;
  return [
    day,
    `Prospecting | ${campaign}`,
    adSet,
    ad,
    ...place,
    impressions,
    clicks,
    spend,
    ...(purchases === 0 ? [] : [purchases, value]),
  ];
}

function row(number: number, cells: readonly (string | number)[], texts: Map<string, number>): string {
  const written = cells.map((cell, column) => {
    const reference = `${columns[column]}${number}`;
    if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${textNumber(cell, texts)}</v></c>`;
    return `<c r="${reference}"${styleOf(column)}><v>${cell}</v></c>`;
  });
  return `<row r="${number}" spans="1:12">${written.join('')}</row>`;
}

function textNumber(text: string, texts: Map<string, number>): number {
  const number = texts.get(text) ?? texts.size;
  texts.set(text, number);
  return number;
}

function styleOf(column: number): string {
  if (column === 0) return ' s="1"';
  return header[column]?.startsWith('Purchases c') === true || header[column]?.startsWith('Amount') === true ? ' s="2"' : '';
}

function* sharedStrings(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `${declaration}<sst xmlns="${main}" uniqueCount="${texts.size}">`;
  for (const text of texts.keys()) yield `<si><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></si>`;
  yield '</sst>';
}

type Written = {
  readonly name: string;
  readonly checksum: number;
  readonly compressed: number;
  readonly inflated: number;
  readonly offset: number;
};

const versionNeeded = 20;
const deflated = 8;
/** Midnight of 1980-01-01, the first moment that the format knows. */
const timeAndDay = 0x21_00_00;

/** Sizes are known when a part has been written, so its header is written over afterwards. */
async function writeZip(file: FileHandle, parts: readonly (readonly [string, Iterable<string>])[]): Promise<void> {
  const written: Written[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const part = await writePart(file, { name, offset }, content);
    written.push(part);
    offset += 30 + name.length + part.compressed;
  }
  const directory = Buffer.concat(written.map(directoryHeader));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  await file.write(Buffer.concat([directory, end]), 0, directory.length + end.length, offset);
}

async function writePart(
  file: FileHandle,
  { name, offset }: { name: string; offset: number },
  content: Iterable<string>,
): Promise<Written> {
  let checksum = 0;
  let inflated = 0;
  let compressed = 0;
  const counted = function* (): Generator<Buffer> {
    for (const text of content) {
      const bytes = Buffer.from(text);
      checksum = crc32(bytes, checksum);
      inflated += bytes.length;
      yield bytes;
    }
  };
  const start = offset + 30 + name.length;
  const deflate: AsyncIterable<Buffer> = Readable.from(counted()).pipe(createDeflateRaw());
  for await (const chunk of deflate) compressed += (await file.write(chunk, 0, chunk.length, start + compressed)).bytesWritten;
  const part = { name, checksum, compressed, inflated, offset };
  const local = localHeader(part);
  await file.write(local, 0, local.length, offset);
  return part;
}

function localHeader({ name, ...part }: Written): Buffer {
  const bytes = Buffer.alloc(30 + name.length);
  bytes.writeUInt32LE(0x04_03_4b_50, 0);
  writeFacts(bytes.subarray(4), name, part);
  bytes.write(name, 30, 'latin1');
  return bytes;
}

function directoryHeader({ name, ...part }: Written): Buffer {
  const bytes = Buffer.alloc(46 + name.length);
  bytes.writeUInt32LE(0x02_01_4b_50, 0);
  bytes.writeUInt16LE(versionNeeded, 4);
  writeFacts(bytes.subarray(6), name, part);
  bytes.writeUInt32LE(part.offset, 42);
  bytes.write(name, 46, 'latin1');
  return bytes;
}

/** The run of fields that both headers have. */
function writeFacts(bytes: Buffer, name: string, { checksum, compressed, inflated }: Omit<Written, 'name'>): void {
  bytes.writeUInt16LE(versionNeeded, 0);
  bytes.writeUInt16LE(deflated, 4);
  bytes.writeUInt32LE(timeAndDay, 6);
  bytes.writeUInt32LE(checksum, 10);
  bytes.writeUInt32LE(compressed, 14);
  bytes.writeUInt32LE(inflated, 18);
  bytes.writeUInt16LE(name.length, 22);
}
