import { fixed, hundredths } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom, withWeekday } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { noFigures, sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { cost, elsewhere, grouped, modelled, none, percent, perUnit, utf8 } from './google-ads-cells.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';

/** The English campaign report of the interface and an overview card. */
export const googleAdsReports = (): readonly Sample[] => [campaignReport(), timeSeriesCard()];

type Campaign = { readonly name: string; readonly type: string; readonly status: string; readonly rates: Rates };

const campaigns: readonly Campaign[] = [
  {
    name: 'Video views - 2026-05',
    type: 'Video',
    status: 'Enabled',
    rates: { spendCents: 118_000, cpmCents: 640, clicksPer100k: 77_000, conversionsPer100k: 0, orderCents: 0 },
  },
  {
    name: 'Search – Brand',
    type: 'Search',
    status: 'Enabled',
    rates: { spendCents: 214_000, cpmCents: 9_400, clicksPer100k: 14_200, conversionsPer100k: 7_900, orderCents: 0 },
  },
  {
    name: 'Search – Tents, generic',
    type: 'Search',
    status: 'Enabled',
    rates: { spendCents: 342_000, cpmCents: 5_200, clicksPer100k: 5_900, conversionsPer100k: 3_100, orderCents: 0 },
  },
  {
    name: 'PMax – "Summer" assortment',
    type: 'Performance Max',
    status: 'Enabled',
    rates: { spendCents: 498_000, cpmCents: 730, clicksPer100k: 1_700, conversionsPer100k: 2_400, orderCents: 0 },
  },
  {
    name: 'Search – Clearance',
    type: 'Search',
    status: 'Paused',
    rates: { spendCents: 0, cpmCents: 5_000, clicksPer100k: 0, conversionsPer100k: 0, orderCents: 0 },
  },
];

const campaignHeader = [
  'Campaign status',
  'Campaign',
  'Budget',
  'Budget name',
  'Budget type',
  'Status',
  'Status reasons',
  'Optimization score',
  'Campaign type',
  'Currency code',
  'Impr.',
  'Interactions',
  'Interaction rate',
  'Avg. cost',
  'Cost',
  'Conv. (Platform Comparable)',
  'Conv. rate',
  'Conversions',
  'Cost / conv.',
];

function campaignReport(): Sample {
  const chance = chanceOf('google-ads/Campaign report');
  const rows = campaigns.map((campaign) => ({ campaign, figures: modelled(campaign.rates, chance) }));
  const visible = sumOf(rows.map((row) => row.figures));
  const ofType = (type: string): SampleRow =>
    totalRow(`Total: ${type}`, sumOf(rows.filter((row) => row.campaign.type === type).map((row) => row.figures)), type);
  return textSample({
    path: 'google-ads/Campaign report.csv',
    about: 'US interface, totals of May without days; interactions instead of clicks, ` --` for undefined ratios, five totals rows',
    platform: 'google-ads',
    currency: 'USD',
    period: { start: '2026-05-01', end: '2026-05-31', grain: 'period' },
    layout: utf8,
    before: [['Campaign report'], ['May 1, 2026 - May 31, 2026']],
    header: campaignHeader,
    rows: [
      ...rows.map(({ campaign, figures }) => campaignRow(campaign, figures)),
      totalRow('Total: Campaigns', visible),
      totalRow('Total: Account', sumOf([visible, elsewhere(visible)])),
      ...['Search', 'Video', 'Performance Max'].map(ofType),
    ],
  });
}

function campaignRow({ name, type, status, rates }: Campaign, figures: Figures): SampleRow {
  const budget = fixed(hundredths(Math.ceil(rates.spendCents / 31 / 500) * 500), 2);
  const state = status === 'Enabled' ? ['Eligible', 'unknown'] : ['Paused', 'campaign paused; unknown'];
  return { cells: [status, name, budget, none, 'Daily', ...state, '92.4%', type, 'USD', ...measures(figures)], figures };
}

function totalRow(label: string, figures: Figures, type = none): SampleRow {
  return { cells: [label, none, none, none, none, none, '', none, type, 'USD', ...measures(figures)], figures: null };
}

function measures({ spend, impressions, clicks, conversions }: Figures): readonly string[] {
  const counted = [grouped(impressions, 0), grouped(clicks, 0), percent(clicks, impressions)];
  const allConversions = grouped((conversions ?? 0n) * 2n, 2);
  return [
    ...counted,
    perUnit(spend, clicks),
    cost(spend),
    allConversions,
    percent(conversions, clicks),
    grouped(conversions, 2),
    perUnit(spend, conversions),
  ];
}

function timeSeriesCard(): Sample {
  const chance = chanceOf('google-ads/Time_series');
  const rates = { spendCents: 162_000, cpmCents: 1_150, clicksPer100k: 2_100, conversionsPer100k: 0, orderCents: 0 };
  const rows = daysFrom('2026-05-18', '2026-05-24').map((day): SampleRow => {
    const { spend, clicks, impressions } = figuresOf(deliver(rates, chance));
    const cells = [withWeekday(day), grouped(clicks, 0), grouped(impressions, 0), `€${perUnit(spend, clicks)}`, `€${grouped(spend, 2)}`];
    return { cells, figures: { ...noFigures, spend, clicks, impressions } };
  });
  return textSample({
    path: 'google-ads/Time_series(2026.05.18-2026.05.24).csv',
    about: 'overview card: no title, `"€1,622.60"` and `"Mon, 18 May 2026"` in the cells, currency only as a symbol',
    platform: 'google-ads',
    currency: 'EUR',
    period: { start: '2026-05-18', end: '2026-05-24', grain: 'day' },
    layout: utf8,
    header: ['Date', 'Clicks', 'Impressions', 'Avg. CPC', 'Cost'],
    rows,
  });
}
