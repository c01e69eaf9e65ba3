import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { analyse, parseBrief, platforms } from '@pca/engine';
import type { Analysis, MeasureId } from '@pca/engine';
import { openWarehouse } from '@pca/warehouse';
import type { Certificate, Warehouse } from '@pca/warehouse';

import { allSamples } from './make/all-samples.ts';
import type { Expectations } from './make/all-samples.ts';
import { briefFields } from './make/brief.ts';
import type { PrintedFigures } from './make/figures.ts';
import type { Expected } from './make/sample.ts';

const folder = import.meta.dirname;
// The cast holds: the file is written by the generator, and a test below compares the two.
const expectations = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expectations;
const files = Object.entries(expectations.files);

describe('the files', () => {
  it('are those that the generator writes, byte for byte', () => {
    const changed = allSamples().filter(({ path, bytes }) => !bytes.equals(readFileSync(join(folder, path))));
    expect(changed.map(({ path }) => path)).toEqual([]);
  });

  it('are all listed in expected.json', () => {
    const present = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath !== folder && !entry.parentPath.endsWith('make'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    expect(present.toSorted()).toEqual([...files.map(([path]) => path), expectations.campaign.brief].toSorted());
  });

  it('hold at least one of every platform that is imported without a question', () => {
    const shown = new Set(files.filter(([, expected]) => expected.status === 'ok').map(([path]) => path.split('/')[0]));
    expect(platforms.filter((platform) => !shown.has(platform.id)).map((platform) => platform.id)).toEqual([]);
  });
});

describe('an import', () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await openWarehouse();
  });
  afterAll(() => warehouse[Symbol.asyncDispose]());

  it.each(files)('of %s gives what is expected', async (path, expected) => {
    expect(readingOf(await warehouse.importFile(join(folder, path)))).toEqual(expected);
  });
});

describe('the sample campaign', () => {
  let analysis: Analysis;
  const brief = parseBrief(briefFields);
  const { flight, before, secondViews } = expectations.campaign;

  beforeAll(async () => {
    await using warehouse = await openWarehouse();
    const own = files.map(([path]) => path).filter((path) => path.startsWith('campaign/'));
    for (const path of own) await warehouse.importFile(join(folder, path));
    const { dataset, runner, sources, reported } = await warehouse.openDataset();
    analysis = await analyse({ brief: brief.value, dataset, runner, sources, reported });
  }, 60_000);

  it('has a brief of which everything is understood', () => {
    expect(brief.issues).toEqual([]);
  });

  it('adds up to the flight, platform by platform', () => {
    expect(figuresOf(analysis.totals)).toEqual(flight.totals);
    const rows = analysis.breakdowns.find((breakdown) => breakdown.dimension === 'platform')?.rows ?? [];
    expect(Object.fromEntries(rows.map((row) => [row.key, figuresOf(row.totals)]))).toEqual(flight.byPlatform);
  });

  it('is compared with the equally long period before it', () => {
    const previous = analysis.previousPeriod;
    expect(previous?.previous).toEqual({ start: before.start, end: before.end });
    expect(previous === null ? null : figuresOf(previous.totals.previous)).toEqual(before.totals);
  });

  it('does not add second views of a spend', () => {
    const views = analysis.sources.filter((source) => source.view !== 'primary').map((source) => `campaign/${source.fileName}`);
    expect(views.toSorted()).toEqual([...secondViews].toSorted());
    expect(
      analysis.views.flatMap((view) => view.dimensions).filter((id) => id === 'device' || id === 'age' || id === 'gender'),
    ).toHaveLength(3);
  });
});

/** The certificate in the words of `expected.json`. */
function readingOf(certificate: Certificate): Expected {
  const { platformId, platform, encoding, delimiter, headerRecord, rowsKept, rowsDropped, currency, period, totals, status } = certificate;
  const deciding = certificate.issues.find((issue) => issue.severity === (status === 'refused' ? 'error' : 'question'));
  return {
    platformId,
    platform,
    encoding: encoding ?? '',
    delimiter,
    headerRecord: headerRecord ?? 0,
    rowsKept,
    rowsDropped: rowsDropped.map((dropped) => dropped.record),
    currency,
    period,
    totals: figuresOf(totals),
    status,
    issue: deciding?.code ?? null,
  };
}

function figuresOf({ spend, impressions, clicks, conversions, revenue }: Readonly<Record<MeasureId, string | null>>): PrintedFigures {
  return { spend, impressions, clicks, conversions, revenue };
}
