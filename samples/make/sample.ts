import { printed, noFigures, sumOf } from './figures.ts';
import type { Figures, PrintedFigures } from './figures.ts';
import { delimiterName, encodingName, writeText } from './text-file.ts';
import type { TextLayout, TextRecord } from './text-file.ts';
import { writeWorkbook } from './workbook.ts';
import type { SheetCell, WorkbookForm } from './workbook.ts';

/** Names of the platforms by id, as people write them. */
export const platformNames = {
  'google-ads': 'Google Ads',
  meta: 'Meta',
  linkedin: 'LinkedIn',
  cm360: 'CM360',
  dv360: 'DV360',
  snapchat: 'Snapchat',
  tiktok: 'TikTok',
  'microsoft-ads': 'Microsoft Ads',
  pinterest: 'Pinterest',
  x: 'X/Twitter',
  reddit: 'Reddit',
  'amazon-ads': 'Amazon Ads',
  'apple-search-ads': 'Apple Search Ads',
  'the-trade-desk': 'The Trade Desk',
  'spotify-ads': 'Spotify Ads',
  ga4: 'GA4',
  generic: 'Generic',
} as const;

export type PlatformId = keyof typeof platformNames;

type SamplePeriod = {
  readonly start: string;
  readonly end: string;
  readonly grain: 'hour' | 'day' | 'week' | 'month' | 'period';
};

/** What an importer must say about a file. */
export type Expected = {
  /** Id and name of the platform, or of a table of several; null when nothing tells it. */
  readonly platformId: string | null;
  readonly platform: string | null;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly headerRecord: number;
  readonly rowsKept: number;
  /** Numbers of the records that are totals, counted from 1. */
  readonly rowsDropped: readonly number[];
  readonly currency: string | null;
  readonly period: SamplePeriod | null;
  readonly totals: PrintedFigures;
  readonly status: 'ok' | 'needs_answer' | 'refused';
  /** The code of the question or error that gives the status; null when the status is `ok`. */
  readonly issue: string | null;
};

/** A file with what it shows and what an importer must say about it. */
export type Sample = { readonly path: string; readonly about: string; readonly bytes: Buffer; readonly expected: Expected };

/** A row of the table; null figures mark a record that is no fact (a totals row). */
export type SampleRow = { readonly cells: TextRecord; readonly figures: Figures | null };

/** What is common to all samples. */
type SampleFacts = {
  readonly path: string;
  /** One line: what the file shows. */
  readonly about: string;
  readonly platform: PlatformId;
  /** A table of several platforms is none of them. */
  readonly isReadAs?: { readonly id: string; readonly name: string };
  readonly currency: string | null;
  readonly period: SamplePeriod | null;
  /** Absent: the file is imported without a question. With one, a file without a period is not imported at all. */
  readonly outcome?: { readonly status: 'needs_answer' | 'refused'; readonly issue: string };
};

export type TextSample = SampleFacts & {
  readonly layout: TextLayout;
  readonly before?: readonly TextRecord[];
  readonly header: TextRecord;
  readonly rows: readonly SampleRow[];
  readonly after?: readonly TextRecord[];
};

/** A text export. The expectation is counted from the rows as they were made, never read from the file. */
export function textSample(sample: TextSample): Sample {
  const { layout, before = [], header, rows, after = [] } = sample;
  const bytes = writeText([...before, header, ...rows.map((row) => row.cells), ...after], layout);
  const form = {
    encoding: encodingName(bytes, layout.encoding),
    delimiter: delimiterName(layout.delimiter),
    headerRecord: before.length + 1,
  };
  return { path: sample.path, about: sample.about, bytes, expected: expectation(sample, form, rows) };
}

export type WorkbookRow = { readonly cells: readonly SheetCell[]; readonly figures: Figures | null };

export type WorkbookSample = SampleFacts & {
  readonly sheet: string;
  readonly form: WorkbookForm;
  readonly before?: readonly (readonly SheetCell[])[];
  readonly header: readonly string[];
  readonly rows: readonly WorkbookRow[];
};

/** An XLSX export. */
export function workbookSample(sample: WorkbookSample): Sample {
  const { before = [], header, rows } = sample;
  const bytes = writeWorkbook({ name: sample.sheet, rows: [...before, header, ...rows.map((row) => row.cells)] }, sample.form);
  const form = { encoding: 'xlsx', delimiter: null, headerRecord: before.length + 1 };
  return { path: sample.path, about: sample.about, bytes, expected: expectation(sample, form, rows) };
}

type FileForm = { readonly encoding: string; readonly delimiter: string | null; readonly headerRecord: number };

/** The headers of a file without rows still tell whose export it is. */
function platformRead(facts: SampleFacts, isImported: boolean): Pick<Expected, 'platformId' | 'platform'> {
  if (!isImported && facts.platform === 'generic') return { platformId: null, platform: null };
  const { id, name } = facts.isReadAs ?? { id: facts.platform, name: platformNames[facts.platform] };
  return { platformId: id, platform: name };
}

function expectation(facts: SampleFacts, form: FileForm, rows: readonly { readonly figures: Figures | null }[]): Expected {
  const isImported = facts.period !== null || facts.outcome === undefined;
  const kept = isImported ? rows.flatMap((row) => row.figures ?? []) : [];
  return {
    ...platformRead(facts, isImported),
    ...form,
    rowsKept: kept.length,
    rowsDropped: isImported ? rows.flatMap((row, index) => (row.figures === null ? [form.headerRecord + index + 1] : [])) : [],
    currency: facts.currency,
    period: facts.period,
    totals: printed(isImported ? sumOf(kept) : noFigures),
    status: facts.outcome?.status ?? 'ok',
    issue: facts.outcome?.issue ?? null,
  };
}
