import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

import { makeRandom } from './random.ts';
import type { Random } from './random.ts';

/** Exact sums of a generated file, in cents and whole counts, to compare with what is imported. */
export type GeneratedTotals = { spendCents: bigint; impressions: bigint; clicks: bigint; revenueCents: bigint };

type Row = {
  readonly day: string;
  readonly campaign: number;
  readonly group: number;
  readonly ad: number;
  readonly device: string;
  readonly country: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly cents: number;
  readonly conversions: number;
  readonly revenueCents: number;
};

type Layout = { readonly preamble: string; readonly line: (row: Row) => string; readonly total: (totals: GeneratedTotals) => string };

const days = 92;
const devices = ['Mobile phones', 'Computers', 'Tablets', 'TV screens'];
const countries = ['United States', 'Germany', 'France', 'United Kingdom', 'Spain', 'Italy', 'Netherlands', 'Poland'];

/**
 * Writes an export of `rows` rows in the layout of Google Ads (two preamble records, grouped counts, currency signs,
 * percent signs, dash nulls, quoted commas, doubled quotes, a totals row) and returns its exact sums.
 */
export function generateGoogle(path: string, rows: number): Promise<GeneratedTotals> {
  return generate(path, rows, makeRandom(1), {
    preamble:
      'Campaign report\n"June 1, 2025 - August 31, 2025"\nDay,Campaign,Ad group,Ad name,Device,Country,Currency code,Impr.,Clicks,CTR,Cost,Conversions,Conv. value\n',
    line: (row) =>
      `${row.day},"Brand, ""EU"" ${row.campaign}",Ad group ${row.campaign}-${row.group},Creative ${row.ad},${row.device},${row.country},USD,${grouped(row.impressions)},${grouped(row.clicks)},` +
      `${row.impressions > 0 ? `${((100 * row.clicks) / row.impressions).toFixed(2)}%` : ' --'},${money(row.cents)},${row.conversions === 0 ? ' --' : row.conversions.toFixed(2)},${(row.revenueCents / 100).toFixed(2)}\n`,
    total: (totals) =>
      `Total: Campaigns, --, --, --, --, --,USD,"${withCommas(totals.impressions)}","${withCommas(totals.clicks)}", --,"$${withCommas(totals.spendCents / 100n)}.${String(totals.spendCents % 100n).padStart(2, '0')}", --, --\n`,
  });
}

/** Writes an export of `rows` rows in the layout of Meta Ads Manager (BOM, currency in the header, blanks for "none"). */
export function generateMeta(path: string, rows: number): Promise<GeneratedTotals> {
  return generate(path, rows, makeRandom(2), {
    preamble:
      '\ufeffDay,"Campaign name","Ad set name","Ad name","Impression device",Country,Currency,Impressions,"Link clicks","Amount spent (USD)",Purchases,"Purchases conversion value"\n',
    line: (row) =>
      `${row.day},"Prospecting | ${row.campaign}",Set ${row.campaign}-${row.group},"Ad ${row.ad}, video",${row.device},${row.country},USD,${row.impressions},${row.clicks},${(row.cents / 100).toFixed(2)},${row.conversions === 0 ? '' : row.conversions},${row.conversions === 0 ? '' : (row.revenueCents / 100).toFixed(2)}\n`,
    total: () => '',
  });
}

async function generate(path: string, rows: number, random: Random, layout: Layout): Promise<GeneratedTotals> {
  const stream = createWriteStream(path);
  const totals: GeneratedTotals = { spendCents: 0n, impressions: 0n, clicks: 0n, revenueCents: 0n };
  let buffer = layout.preamble;
  for (let index = 0; index < rows; index += 1) {
    const row = makeRow(index, rows, random);
    totals.spendCents += BigInt(row.cents);
    totals.impressions += BigInt(row.impressions);
    totals.clicks += BigInt(row.clicks);
    totals.revenueCents += row.conversions === 0 && layout.preamble.startsWith('\ufeff') ? 0n : BigInt(row.revenueCents);
    buffer += layout.line(row);
    if (buffer.length > 1 << 20) {
      if (!stream.write(buffer)) await once(stream, 'drain');
      buffer = '';
    }
  }
  stream.end(buffer + layout.total(totals));
  await once(stream, 'finish');
  return totals;
}

function makeRow(index: number, rows: number, random: Random): Row {
  const campaign = random(40);
  const impressions = random(30_000);
  const clicks = random(Math.max(1, Math.floor(impressions / 20)));
  const conversions = random(10) < 3 ? 0 : random(Math.max(1, Math.floor(clicks / 8)));
  return {
    day: dayText(Math.floor((index * days) / rows)),
    campaign,
    group: random(8),
    ad: random(400),
    device: devices[random(devices.length)] ?? '',
    country: countries[random(countries.length)] ?? '',
    impressions,
    clicks,
    cents: clicks * (20 + random(300)),
    conversions,
    revenueCents: conversions * (1500 + random(9000)),
  };
}

function dayText(offset: number): string {
  const lengths = [30, 31, 31];
  let rest = offset;
  for (const [month, length] of lengths.entries()) {
    if (rest < length) return `2025-0${6 + month}-${String(rest + 1).padStart(2, '0')}`;
    rest -= length;
  }
  return '2025-08-31';
}

function grouped(value: number): string {
  return value >= 1000 ? `"${withCommas(BigInt(value))}"` : String(value);
}

function money(cents: number): string {
  const text = `$${withCommas(BigInt(Math.floor(cents / 100)))}.${String(cents % 100).padStart(2, '0')}`;
  return text.includes(',') ? `"${text}"` : text;
}

function withCommas(value: bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/gu, ',');
}
