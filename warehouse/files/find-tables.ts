import type { SketchRecord } from '@pca/engine';

import { blocksOf } from './blocks.ts';
import type { Block, Place } from './blocks.ts';
import { commonWidth, filled, isNumeric, knownHeader, likelyHeader, looksLikeHeader } from './header.ts';
import type { IsKnownHeader } from './header.ts';
import type { PlacedRecord } from './read-records.ts';
import { placeAfter, startOf } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import type { Separator, Structure } from './structural-scan.ts';

/** Consecutive records of a table's body. */
export type Segment = Place & { readonly end: number; readonly records: number; readonly hidden: number };

/** A table by its places in the text; its body is the segments. */
export type PlacedTable = {
  readonly preamble: readonly SketchRecord[];
  readonly header: PlacedRecord;
  /** Header cells that some platform knows. */
  readonly known: number;
  readonly segments: readonly Segment[];
  readonly footer: readonly SketchRecord[];
  /** Records after the body, of which `footer` holds the first. */
  readonly footerRecords: number;
  readonly blankRecords: number;
};

export type TableQuestion = {
  readonly structure: Structure;
  readonly reader: RecordReader;
  readonly isKnown: IsKnownHeader;
  readonly headerRecord?: number | undefined;
};

/** Tables looked for in one text or sheet; GA4 home exports hold 14. */
export const maxTables = 200;
/** Records kept of a preamble or a footer. */
const maxAside = 200;
const headerSample = 200;
const blockSample = 60;

type Draft = {
  preamble: SketchRecord[];
  header: PlacedRecord;
  known: number;
  sample: readonly PlacedRecord[];
  segments: Segment[];
  footer: SketchRecord[];
  footerRecords: number;
  blankRecords: number;
};
type Found = { readonly index: number; readonly known: number };
type FirstHeader = (block: Block, sample: readonly PlacedRecord[]) => Found | null;

/** The tables of a text in file order. A header that is known beats one that only looks like a header. */
export async function findTables(question: TableQuestion): Promise<readonly PlacedTable[]> {
  for (const firstHeader of firstHeaders(question)) {
    const tables = await tablesFrom(question, firstHeader);
    if (tables.length > 0) return tables;
  }
  return [];
}

/** Ways to find the first header, surest first: `Country,US` in a preamble must not win over a header in a later block. */
function firstHeaders({ headerRecord, isKnown }: TableQuestion): readonly FirstHeader[] {
  if (headerRecord !== undefined)
    return [
      (block) =>
        headerRecord >= block.record && headerRecord < block.record + block.records
          ? { index: headerRecord - block.record, known: 0 }
          : null,
    ];
  const known = (sample: readonly PlacedRecord[]): Found | null => knownHeader(sample, isKnown);
  const sure = (_: Block, sample: readonly PlacedRecord[]): Found | null => {
    const found = known(sample);
    return found !== null && (found.known >= 3 || found.known === filled(sample[found.index]?.cells ?? [])) ? found : null;
  };
  return [sure, (_, sample) => known(sample), (_, sample) => likelyHeader(sample)];
}

async function tablesFrom(question: TableQuestion, firstHeader: FirstHeader): Promise<readonly PlacedTable[]> {
  const { structure, reader } = question;
  const drafts: Draft[] = [];
  let aside: Aside = newAside();
  for (const block of blocksOf(structure)) {
    const table = drafts.at(-1);
    if (block.before !== null) await passSeparator(reader, block.before, { table, aside });
    const sample = await startOf(reader, block, sampleSize(question, block, table));
    const found =
      table === undefined ? firstHeader(block, sample) : drafts.length < maxTables ? laterHeader(block, sample, question.isKnown) : null;
    if (found !== null) {
      drafts.push(newDraft(block, sample, { found, aside }));
      aside = newAside();
    } else if (table !== undefined && continues(table, sample)) {
      table.segments.push(block);
      table.blankRecords += block.hidden;
      moveToFooter(table, aside);
      aside = newAside();
    } else setAside(aside, sample, block.records);
  }
  const table = drafts.at(-1);
  if (table === undefined) return [];
  const last = lastSeparator(structure);
  if (last !== null) await passSeparator(reader, last, { table, aside });
  moveToFooter(table, aside);
  return drafts.map(withoutNotice);
}

function sampleSize({ headerRecord }: TableQuestion, block: Block, table: Draft | undefined): number {
  if (table !== undefined) return blockSample;
  return headerRecord === undefined ? headerSample : Math.max(headerSample, headerRecord - block.record + blockSample);
}

/** Records that belong to no body yet: the next table's preamble or the last one's footer. */
type Aside = { readonly records: SketchRecord[]; count: number };

function newAside(): Aside {
  return { records: [], count: 0 };
}

function setAside(aside: Aside, records: readonly SketchRecord[], count: number): void {
  aside.count += count;
  for (const { record, cells } of records) if (aside.records.length < maxAside) aside.records.push({ record, cells });
}

async function passSeparator(reader: RecordReader, separator: Separator, parts: { table: Draft | undefined; aside: Aside }): Promise<void> {
  if (parts.table !== undefined) parts.table.blankRecords += separator.blanks;
  if (!separator.isComment) return;
  const records = await reader.first(separator, separator.endOffset, Math.min(separator.count, maxAside));
  setAside(
    parts.aside,
    // A record of nothing but spaces, quotes and delimiters is counted as blank, whatever its cells read as.
    records.filter(({ cells }) => cells.some((cell) => /[^\s"]/u.test(cell.replaceAll(reader.tokens.delimiter, '')))),
    separator.count - separator.blanks,
  );
}

/** The separator at the very end, which stands before no block. */
function lastSeparator({ separators, lastSeparators, textBytes }: Structure): Separator | null {
  const last = lastSeparators.at(-1) ?? separators.at(-1);
  return last !== undefined && last.endOffset >= textBytes ? last : null;
}

function newDraft(block: Block, sample: readonly PlacedRecord[], parts: { found: Found; aside: Aside }): Draft {
  const { found, aside } = parts;
  const header = sample[found.index] ?? { record: block.record, cells: [], offset: block.offset, next: block.offset, hasBreaks: false };
  setAside(aside, sample.slice(0, found.index), found.index);
  const rest = block.records - found.index - 1;
  const segments = rest > 0 ? [{ ...placeAfter(header), end: block.end, records: rest, hidden: block.hidden }] : [];
  return {
    preamble: aside.records,
    header,
    known: found.known,
    sample: sample.slice(found.index + 1),
    segments,
    footer: [],
    footerRecords: 0,
    blankRecords: block.hidden,
  };
}

function moveToFooter(table: Draft, aside: Aside): void {
  table.footerRecords += aside.count;
  table.footer.push(...aside.records.slice(0, maxAside - table.footer.length));
}

/** A further table begins with a header of which at least half is known, or with names above numbers after a comment (GA4 home exports); titles may stand above. */
function laterHeader(block: Block, sample: readonly PlacedRecord[], isKnown: IsKnownHeader): Found | null {
  const index = sample.slice(0, 4).findIndex(({ cells }) => filled(cells) > 1);
  const cells = sample[index]?.cells ?? [];
  if (index < 0 || !looksLikeHeader(cells)) return null;
  const next = sample.slice(index + 1);
  if (next.length > 0 && commonWidth(next) !== cells.length) return null;
  const known = cells.filter((cell) => isKnown(cell)).length;
  const isNamed = known > 0 && known >= filled(cells) / 2;
  const isAnnounced = block.before?.isComment === true && next.some((record) => record.cells.some(isNumeric));
  return isNamed || isAnnounced ? { index, known } : null;
}

/** Rows after a blank record go on with the table when they are as wide and about as full; footers padded by a spreadsheet are not. */
function continues(table: Draft, sample: readonly PlacedRecord[]): boolean {
  const width = commonWidth(sample);
  if (width !== table.header.cells.length && (table.sample.length === 0 || width !== commonWidth(table.sample))) return false;
  const body = table.sample.length > 0 ? table.sample : [table.header];
  const usual = body.map(({ cells }) => filled(cells)).toSorted((a, b) => a - b)[body.length >> 1] ?? 0;
  const needed = Math.min(width, Math.max(2, Math.ceil(usual / 2)));
  return sample.some(({ cells }) => filled(cells) >= needed && !isKeyAndValue(cells));
}

/** `Date Range:,2026/04/01 - 2026/04/30`, as Display & Video 360 writes under its rows. */
function isKeyAndValue(cells: readonly string[]): boolean {
  const [key = '', value = ''] = cells;
  return key.trimEnd().endsWith(':') && filled(cells) === (value.trim() === '' ? 1 : 2);
}

/** Reports without rows say so in one sentence under the header (Campaign Manager 360). */
function withoutNotice(draft: Draft): PlacedTable {
  const { sample, ...table } = draft;
  const [only] = sample;
  const rows = table.segments.reduce((sum, segment) => sum + segment.records, 0);
  if (rows !== 1 || only === undefined || table.header.cells.length < 3 || only.cells.length > 1) return table;
  return {
    ...table,
    segments: [],
    footer: [{ record: only.record, cells: only.cells }, ...table.footer],
    footerRecords: table.footerRecords + 1,
  };
}
