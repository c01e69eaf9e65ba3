import type { FileLimits } from './file-table.ts';
import { WorkbookRefusal, workbookDamage } from './xlsx-refusal.ts';
import { refuse } from './refusals.ts';
import { attributesOf, eachTag, nameCode } from './xlsx-tags.ts';
import type { Zip, ZipEntry } from './zip-directory.ts';
import { inflateWhole } from './zip-inflate.ts';

/** The parts of a workbook that hold its cells. */
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: ZipEntry | null;
  readonly styles: ZipEntry | null;
  /** Days are counted from 1904. */
  readonly is1904: boolean;
};

type SheetPart = { readonly name: string; readonly isVisible: boolean; readonly entry: ZipEntry };

type Relation = { readonly id: string; readonly type: string; readonly part: string };
type Listing = { readonly sheets: readonly ListedSheet[]; readonly is1904: boolean };
type ListedSheet = { readonly name: string; readonly isVisible: boolean; readonly relation: string };

/** Lists of parts and sheets are small in every honest workbook. */
const maxListBytes = 16 * 1024 ** 2;

const names = {
  relation: nameCode('Relationship'),
  workbook: nameCode('workbook'),
  settings: nameCode('workbookPr'),
  sheet: nameCode('sheet'),
};

/** Finds the sheets of a workbook and what they refer to. Throws a `WorkbookRefusal`, also when the archive is no workbook. */
export async function findParts(zip: Zip, limits: FileLimits): Promise<WorkbookParts> {
  const workbook = await findWorkbook(zip, limits);
  const listing = readListing(await readList(zip, workbook, limits), workbook);
  const relations = await relationsOf(zip, workbook.name, limits);
  return {
    sheets: sheetParts(zip, listing, relations),
    sharedStrings: relatedPart(zip, relations, { type: '/sharedstrings', usual: 'xl/sharedStrings.xml' }),
    styles: relatedPart(zip, relations, { type: '/styles', usual: 'xl/styles.xml' }),
    is1904: listing.is1904,
  };
}

/** Refuses archives that are something else, by the names in them alone. */
export function refuseForeignZip({ entries }: Zip): void {
  if (entries.has('xl/workbook.bin')) throw foreign('file.xlsb', 'a binary workbook (.xlsb)');
  if (entries.has('index/document.iwa')) throw foreign('file.numbers', 'a Numbers document');
  if (entries.has('mimetype') && entries.has('content.xml')) throw foreign('file.ods', 'an OpenDocument spreadsheet (.ods)');
  if (!entries.has('xl/workbook.xml') && !entries.has('_rels/.rels')) throw noWorkbook();
}

function foreign(code: string, what: string): WorkbookRefusal {
  return new WorkbookRefusal(code, `This is ${what}, which is not read. Save it as .xlsx or export CSV.`);
}

function noWorkbook(): WorkbookRefusal {
  const { code, message } = refuse('file.zip').refusal;
  return new WorkbookRefusal(code, message);
}

async function findWorkbook(zip: Zip, limits: FileLimits): Promise<ZipEntry> {
  const relations = await relationsOf(zip, '', limits);
  const named = relations.find(({ type }) => type.endsWith('/officedocument'));
  const entry = entryOf(zip, named?.part ?? 'xl/workbook.xml') ?? entryOf(zip, 'xl/workbook.xml');
  if (entry === null) throw noWorkbook();
  return entry;
}

function readList(zip: Zip, entry: ZipEntry, limits: FileLimits): Promise<Buffer> {
  return inflateWhole(zip, entry, { limits, maxBytes: maxListBytes });
}

/** Relations of a part, `''` for those of the archive; none when the list is missing. Types are in lower case. */
async function relationsOf(zip: Zip, part: string, limits: FileLimits): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = entryOf(zip, `${folder}_rels/${part.slice(folder.length)}.rels`);
  if (entry === null) return [];
  const bytes = await readList(zip, entry, limits);
  const relations: Relation[] = [];
  eachTag(bytes, (tag) => {
    if (tag.name !== names.relation || tag.kind === 'end') return;
    const attributes = attributesOf(bytes, tag);
    if (attributes.get('TargetMode') === 'External') return;
    const type = (attributes.get('Type') ?? '').toLowerCase();
    relations.push({ id: attributes.get('Id') ?? '', type, part: resolvePart(folder, attributes.get('Target') ?? '') });
  });
  return relations;
}

/** A target is absolute or relative to the folder of the part that names it. */
function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  const full = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of full.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function readListing(bytes: Buffer, { name }: ZipEntry): Listing {
  const sheets: ListedSheet[] = [];
  let isWorkbook = false;
  let is1904 = false;
  eachTag(bytes, (tag) => {
    if (tag.kind === 'end') return;
    if (tag.name === names.workbook) isWorkbook = true;
    if (tag.name === names.settings) is1904 = /^(?:1|true|on)$/u.test(attributesOf(bytes, tag).get('date1904') ?? '');
    if (tag.name === names.sheet) sheets.push(listedSheet(attributesOf(bytes, tag)));
  });
  if (!isWorkbook) throw name.startsWith('xl/') ? workbookDamage(`its part "${name}" lists no sheets`) : noWorkbook();
  return { sheets, is1904 };
}

function listedSheet(attributes: ReadonlyMap<string, string>): ListedSheet {
  const state = attributes.get('state') ?? 'visible';
  return { name: attributes.get('name') ?? '', isVisible: !/hidden/iu.test(state), relation: attributes.get('id') ?? '' };
}

/** Sheets that hold only a chart or a dialogue have no cells and are left out. */
function sheetParts(zip: Zip, { sheets }: Listing, relations: readonly Relation[]): readonly SheetPart[] {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const found = sheets.flatMap(({ name, isVisible, relation }, index): readonly SheetPart[] => {
    const related = byId.get(relation);
    if (related !== undefined && !related.type.endsWith('/worksheet')) return [];
    const entry = entryOf(zip, related?.part ?? `xl/worksheets/sheet${index + 1}.xml`);
    if (entry === null) throw workbookDamage(`the part of its sheet "${name}" is missing`);
    return [{ name, isVisible, entry }];
  });
  if (found.length === 0) throw workbookDamage('it lists no sheet with cells');
  return found;
}

function relatedPart(zip: Zip, relations: readonly Relation[], { type, usual }: { type: string; usual: string }): ZipEntry | null {
  const related = relations.find((relation) => relation.type.endsWith(type));
  return entryOf(zip, related?.part ?? usual) ?? entryOf(zip, usual);
}

function entryOf({ entries }: Zip, part: string): ZipEntry | null {
  return entries.get(part.toLowerCase()) ?? null;
}
