import { count, hundredths } from './amount.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { noFigures, sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { cost, elsewhere, grouped, modelled, none, percent, perUnit, utf8 } from './google-ads-cells.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';

/** Reports that show only a part of the account: search terms and keywords. */
export const googleAdsSearches = (): readonly Sample[] => [searchTermsReport(), keywordReport()];

const week = { start: '2026-05-04', end: '2026-05-10', grain: 'period' } as const;
const weekRecord = ['May 4, 2026 - May 10, 2026'];

const terms = [
  'ultralight tent 2 person',
  'tent, waterproof',
  'hiking backpack 40l',
  '"trail" shoes women',
  'rain jacket men xl',
  'camping stove',
  'sleeping bag -5 degrees',
  '=tent sale',
  'family tent 6',
  'nordlicht outdoor',
];
const termHeader = [
  'Search term',
  'Match type',
  'Added/Excluded',
  'Campaign',
  'Ad group',
  'Clicks',
  'Impr.',
  'CTR',
  'Currency code',
  'Avg. CPC',
  'Cost',
  'Campaign type',
  'Conv. rate',
  'Conversions',
  'Cost / conv.',
];

function searchTermsReport(): Sample {
  const chance = chanceOf('google-ads/Search terms report');
  const rows = terms.map((term) => termRow(term, chance));
  const visible = sumOf(rows.flatMap((row) => row.figures ?? []));
  // The other terms cost more than the visible ones and show no impressions: the file covers 46 % of the account.
  const otherSpend = (((visible.spend ?? 0n) * 54n) / 46n / 10_000n) * 10_000n;
  const others: Figures = { ...noFigures, spend: otherSpend, impressions: 0n, clicks: count(231), conversions: hundredths(812) };
  const all = sumOf([visible, others]);
  const total = (label: string, figures: Figures, type = ''): SampleRow => ({
    cells: [label, '', '', '', '', ...termMeasures(figures, type)],
    figures: null,
  });
  return textSample({
    path: 'google-ads/Search terms report.csv',
    about: 'search terms of one week, 46 % of the account’s spend; hidden terms cost money with 0 impressions; a term begins with =',
    platform: 'google-ads',
    currency: 'USD',
    period: week,
    layout: utf8,
    before: [['Search terms report'], weekRecord],
    header: termHeader,
    rows: [
      ...rows,
      total('Total: Search terms', visible),
      total('Total: Other search terms', others),
      total('Total: Account', all),
      total('Total: Search', all, 'Search'),
    ],
  });
}

function termRow(term: string, chance: Chance): SampleRow {
  const figures = modelled({ spendCents: 4_200, cpmCents: 5_400, clicksPer100k: 11_000, conversionsPer100k: 4_200, orderCents: 0 }, chance);
  const names = [
    chance.pick(['Broad match', 'Phrase match', 'Exact match']),
    chance.pick(['Added', 'None']),
    'Search – Tents, generic',
    'Tents',
  ];
  return { cells: [term, ...names, ...termMeasures(figures, 'Search')], figures };
}

function termMeasures({ spend, impressions, clicks, conversions }: Figures, type: string): readonly string[] {
  const counted = [grouped(clicks, 0), grouped(impressions, 0), percent(clicks, impressions)];
  return [
    ...counted,
    'USD',
    perUnit(spend, clicks),
    cost(spend),
    type,
    percent(conversions, clicks),
    grouped(conversions, 2),
    perUnit(spend, conversions),
  ];
}

const keywords = ['"ultralight tent"', '[hiking backpack]', 'rain jacket men', '"trail running shoes"'];
const devices = [
  { name: 'Computers', spendCents: 21_000 },
  { name: 'Mobile phones', spendCents: 34_000 },
  { name: 'Tablets', spendCents: 1_900 },
  { name: 'TV screens', spendCents: 0 },
] as const;
const keywordHeader = [
  'Device',
  'Keyword status',
  'Keyword',
  'Campaign',
  'Ad group',
  'Currency code',
  'Status',
  'Search impr. share',
  'Search lost IS (rank)',
  'Impr.',
  'Clicks',
  'CTR',
  'Cost',
  'Conversions',
];

type KeywordRow = { readonly device: string; readonly cells: readonly string[]; readonly figures: Figures };

function keywordReport(): Sample {
  const chance = chanceOf('google-ads/Search keyword report');
  const rows = keywords.flatMap((keyword) => devices.map((device) => keywordRow(keyword, device, chance)));
  const visible = sumOf(rows.map((row) => row.figures));
  const total = (label: string, device: string, figures: Figures): SampleRow => ({
    cells: [device, label, '', '', '', 'USD', '', '41.18%', '37.20%', ...keywordMeasures(figures)],
    figures: null,
  });
  const byDevice = devices.map(({ name }) =>
    total('Total: Filtered keywords', name, sumOf(rows.filter((row) => row.device === name).map((row) => row.figures))),
  );
  return textSample({
    path: 'google-ads/Search keyword report.csv',
    about: 'segmented by device: totals labels in column 2, repeated per device; shares censored as `< 10%` and `> 90%`',
    platform: 'google-ads',
    currency: 'USD',
    period: week,
    layout: utf8,
    before: [['Search keyword report'], weekRecord],
    header: keywordHeader,
    rows: [
      ...rows,
      total('Total: Filtered keywords', '', visible),
      ...byDevice,
      total('Total: Account', '', sumOf([visible, elsewhere(visible)])),
    ],
  });
}

function keywordRow(keyword: string, device: (typeof devices)[number], chance: Chance): KeywordRow {
  const figures = modelled(
    { spendCents: device.spendCents, cpmCents: 6_100, clicksPer100k: 6_400, conversionsPer100k: 3_600, orderCents: 0 },
    chance,
  );
  const names = [device.name, 'Enabled', keyword, 'Search – Tents, generic', 'Tents', 'USD', 'Eligible'];
  return { device: device.name, cells: [...names, ...shares(device.spendCents, chance), ...keywordMeasures(figures)], figures };
}

/** Small shares are censored, absent ones are dashes. */
function shares(spendCents: number, chance: Chance): readonly [string, string] {
  if (spendCents === 0) return [none, none];
  if (spendCents < 5_000) return ['< 10%', '> 90%'];
  return [`${chance.between(2_100, 7_900) / 100}%`, `${chance.between(900, 5_100) / 100}%`];
}

function keywordMeasures({ spend, impressions, clicks, conversions }: Figures): readonly string[] {
  return [grouped(impressions, 0), grouped(clicks, 0), percent(clicks, impressions), cost(spend), grouped(conversions, 2)];
}
