import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { normaliseHeader } from '../fields/header.ts';
import { isKnownHeader } from './known-header.ts';
import { chooseColumns } from './plan-columns.ts';
import { recognise } from './recognise.ts';
import type { SketchRecord, TableSketch } from './table-sketch.ts';

const folder = '/work/shared/data/exports';
const isAvailable = existsSync(`${folder}/expected.json`);

type Expected = {
  readonly platform: string;
  readonly header_record?: number;
  readonly delimiter?: string;
  readonly columns_used?: Readonly<Record<string, string>>;
  readonly campaign_key?: readonly string[];
};

/** Names of `columns_used` that are not our field names; null: deliberately not a fact of ours. */
const fieldNames: Readonly<Record<string, string | null>> = {
  reach_sum_not_valid: 'reach',
  users_sum_not_valid: 'users',
  pin_clicks: 'clicks_all',
  url_clicks: 'link_clicks',
  views: 'video_views',
  view_through_conversions: 'conversions_view',
  add_to_cart_value: null,
  spend_local: null,
  all_action_rows_value: null,
  conversions_qualified: null,
};

const files: readonly [string, Expected][] = isAvailable
  ? (Object.entries(JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')).files) as [string, Expected][]).filter(
      ([name, file]) => /\.(csv|tsv)$/u.test(name) && file.header_record !== undefined,
    )
  : [];

describe.skipIf(!isAvailable)('the exports of the acceptance set (skipped: /work/shared/data/exports is absent)', () => {
  it('are all looked at', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(files)('%s is recognised', (name, file) => {
    const recognition = recognise(sketchOf(name, file));
    const expected = file.platform === 'multi' || file.platform === 'MMM wide' ? 'Generic' : file.platform;
    expect([recognition.platform.name, recognition.evidence.length > 0]).toEqual([expected, true]);
  });

  it.each(files)('%s gives the expected columns', (name, file) => {
    const sketch = sketchOf(name, file);
    const { chosen } = chooseColumns(sketch, recognise(sketch).platform, {});
    for (const [key, text] of Object.entries(file.columns_used ?? {})) {
      const field = key in fieldNames ? fieldNames[key] : key;
      if (field === null || field === undefined) continue;
      const columns = [...chosen].find(([id]) => id === field)?.[1].map((claim) => sketch.header[claim.column]) ?? [];
      expect([key, columns.map((header) => header?.trim())]).toEqual([
        key,
        text
          .replace(/ \/ 1(?:000000)?$/u, '')
          .split(' + ')
          .map((part) => unwrapped(part).trim()),
      ]);
    }
  });

  it.each(files)('%s groups by the expected campaign column', (name, file) => {
    const sketch = sketchOf(name, file);
    const { chosen } = chooseColumns(sketch, recognise(sketch).platform, {});
    const [key = ''] = (file.campaign_key ?? []).slice(-1);
    const fields = [...chosen]
      .filter(([, claims]) => claims.some((claim) => normaliseHeader(sketch.header[claim.column] ?? '') === normaliseHeader(key)))
      .map(([field]) => field as string);
    const isCampaign = /campaign|^id$|insertion/u.test(normaliseHeader(key));
    expect([key, isCampaign ? fields.some((field) => field === 'campaign' || field === 'campaign_id') : fields.length > 0]).toEqual([
      key,
      true,
    ]);
  });

  it('hold headers that are known and body cells that are not', () => {
    for (const [name, file] of files) {
      if (file.platform === 'MMM wide') continue;
      const sketch = sketchOf(name, file);
      const rows = sketch.head.slice(0, 40).filter((record) => record.cells.filter((cell) => isKnownHeader(cell)).length > 2);
      expect([name, sketch.header.some((header) => isKnownHeader(header)), rows.map((row) => row.record)]).toEqual([name, true, []]);
    }
  });
});

function sketchOf(name: string, file: Expected): TableSketch {
  const all = recordsOf(decode(readFileSync(`${folder}/${name}`)), file.delimiter === 'TAB' ? '\t' : (file.delimiter ?? ','));
  const headerRecord = file.header_record ?? 1;
  const body = all.slice(headerRecord);
  return {
    fileName: name,
    sheet: null,
    preamble: all.slice(0, headerRecord - 1),
    headerRecord,
    header: all[headerRecord - 1]?.cells ?? [],
    head: body.slice(0, 400),
    tail: [],
    bodyRecords: body.length,
    footer: [],
    numberFormats: null,
  };
}

function decode(bytes: Buffer): string {
  return (bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')).replace(/^\ufeff/u, '');
}

/** Enough of RFC 4180 for the first records of these files. */
function recordsOf(text: string, delimiter: string): readonly SketchRecord[] {
  const lines = text.split(/\r?\n/u).slice(0, 450);
  return lines.map((line, index) => ({ record: index + 1, cells: cellsOf(line, delimiter) }));
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  if (delimiter === '\t') return line.split('\t').map(unwrapped);
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
}

function unwrapped(cell: string): string {
  return cell.replace(/^="?(.*?)"?$/u, '$1').replace(/^"(.*)"$/u, '$1');
}
