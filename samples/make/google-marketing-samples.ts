import { fixed, ratio } from './amount.ts';
import type { Amount } from './amount.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { daysFrom, monthFirst, slashed } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';
import type { TextRecord } from './text-file.ts';

/** Reports of Campaign Manager 360 and Display & Video 360. */
export const googleMarketingSamples = (): readonly Sample[] => [
  campaignManager(),
  emptyCampaignManager(),
  displayAndVideo(),
  unclearDisplayAndVideo(),
];

const rates: Rates = { spendCents: 14_700, cpmCents: 410, clicksPer100k: 180, conversionsPer100k: 2_600, orderCents: 0 };
const text = (amount: Amount | null, places: number): string => fixed(amount ?? 0n, places);

/** As many records as the report has filters; the words `Report Fields` end them. */
function preamble(advertiser: string): readonly TextRecord[] {
  return [
    ['Nordlicht_Spring_Delivery'],
    ['Date/Time Generated', '6/2/26 6:12 AM'],
    ['Report Time Zone', 'Europe/Berlin'],
    ['Account ID', '741852'],
    ['Date Range', '4/1/26 - 4/6/26'],
    ['Advertiser', `Equals:${advertiser} (9630147)`],
    ['Campaign', 'Equals:Spring 2026 (30214587)'],
    ['MRC Accredited Metrics', 'Impressions, Clicks and Active View metrics are accredited'],
    [],
    ['Report Fields'],
  ];
}

const header = [
  'Campaign',
  'Site (CM360)',
  'Placement',
  'Date',
  'Impressions',
  'Clicks',
  'Active View: Viewable Impressions',
  'Active View: Measurable Impressions',
  'Total Conversions',
  'Click-through Conversions',
  'View-through Conversions',
  'Media Cost',
];

function campaignManager(): Sample {
  const chance = chanceOf('cm360/delivery');
  const rows = daysFrom('2026-04-01', '2026-04-06').flatMap((day) =>
    ['bergzeit-magazin.example', '(not set)'].map((site, index): SampleRow => {
      const figures: Figures = { ...figuresOf(deliver(rates, chance)), revenue: null };
      const { impressions, clicks, conversions, spend } = figures;
      const cells = [
        'Spring 2026',
        site,
        index === 0 ? 'Billboard, 970x250' : 'Halfpage 300x600',
        monthFirst(day),
        text(impressions, 0),
        text(clicks, 0),
        ...viewable(impressions),
        text(conversions, 0),
        text(conversions, 0),
        '-',
        text(spend, 2),
      ];
      return { cells, figures };
    }),
  );
  const { impressions, clicks, conversions, spend } = sumOf(rows.flatMap((row) => row.figures ?? []));
  const total = [
    'Grand Total:',
    '---',
    '---',
    '---',
    text(impressions, 0),
    text(clicks, 0),
    '---',
    '---',
    text(conversions, 0),
    text(conversions, 0),
    '0',
    text(spend, 2),
  ];
  return textSample({
    path: 'cm360/Nordlicht_Spring_Delivery.csv',
    about:
      'ten records of varying length before the header, ended by `Report Fields`; `(not set)`, `-` and a `Grand Total:` row; no currency',
    platform: 'cm360',
    currency: null,
    period: { start: '2026-04-01', end: '2026-04-06', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    before: preamble('Nordlicht Outdoor'),
    header,
    rows: [...rows, { cells: total, figures: null }],
  });
}

function viewable(impressions: Amount | null): readonly [string, string] {
  const measurable = ((impressions ?? 0n) * 94n) / 100n / 1_000_000n;
  return [String((measurable * 71n) / 100n), String(measurable)];
}

function emptyCampaignManager(): Sample {
  return textSample({
    path: 'cm360/No_data.csv',
    about: 'a report without data says so in a sentence under the header, which is no row',
    platform: 'cm360',
    currency: null,
    period: null,
    outcome: { status: 'refused', issue: 'table.no-rows' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    before: preamble('Nordlicht B2B'),
    header,
    rows: [],
    after: [['No data returned by the reporting service.']],
  });
}

type DisplayRow = SampleRow & { readonly figures: Figures };

function displayRows(chance: Chance, withEcpm: boolean): readonly DisplayRow[] {
  return daysFrom('2026-04-01', '2026-04-08').flatMap((day) =>
    ['Display – Desktop', 'Video – CTV'].map((lineItem, index) => {
      const figures: Figures = {
        ...figuresOf(deliver(index === 0 ? rates : { ...rates, cpmCents: 1_650, clicksPer100k: 25 }, chance)),
        revenue: null,
      };
      const { spend, impressions, clicks, conversions } = figures;
      const reach = index === 0 ? '< 1000' : String(chance.between(1_010, 4_800));
      const names = [
        slashed(day),
        'Nordlicht Outdoor',
        'EUR',
        'Spring26 Prospecting',
        '1008820014',
        lineItem,
        index === 0 ? 'Unknown' : 'YouTube',
      ];
      const ecpm = withEcpm ? [ratio(spend, impressions, { places: 2, per: 1000 }) ?? '0.00'] : [];
      return { cells: [...names, text(impressions, 0), text(clicks, 0), reach, text(spend, 2), ...ecpm, text(conversions, 0)], figures };
    }),
  );
}

function displayAndVideo(): Sample {
  const rows = displayRows(chanceOf('dv360/report'), true);
  const { spend, impressions, clicks, conversions } = sumOf(rows.map((row) => row.figures));
  const total = [
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    text(impressions, 0),
    text(clicks, 0),
    '',
    text(spend, 2),
    ratio(spend, impressions, { places: 2, per: 1000 }) ?? '',
    text(conversions, 0),
  ];
  return textSample({
    path: 'dv360/Nordlicht_Spring_Report.csv',
    about:
      'YYYY/MM/DD, a sum row whose first cell is blank, a footer of settings; `Revenue` is what the advertiser pays, as its eCPM proves; `< 1000`',
    platform: 'dv360',
    currency: 'EUR',
    period: { start: '2026-04-01', end: '2026-04-08', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: displayHeader(true),
    rows: [...rows, { cells: total, figures: null }],
    after: [
      [],
      ['Report Time:', '2026/04/09 06:12 GMT'],
      ['Date Range:', '2026/04/01 - 2026/04/08'],
      ['Group By:', 'Date'],
      ['Group By:', 'Insertion Order'],
      ['MRC Accredited Metrics', 'Active View metrics are accredited only when Media Type equals ‘Display’'],
      ['Reporting numbers from the previous month are finalized on the first of each month, unless communicated otherwise.'],
    ],
  });
}

function unclearDisplayAndVideo(): Sample {
  return textSample({
    path: 'dv360/Revenue_without_eCPM.csv',
    about: '`Revenue (Adv Currency)` without a printed CPM, CPC or CPA: cost or sales, so a question is asked',
    platform: 'dv360',
    currency: 'EUR',
    period: { start: '2026-04-01', end: '2026-04-08', grain: 'day' },
    outcome: { status: 'needs_answer', issue: 'revenue.meaning-unclear' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: displayHeader(false),
    rows: displayRows(chanceOf('dv360/unclear'), false),
  });
}

function displayHeader(withEcpm: boolean): readonly string[] {
  const names = ['Date', 'Advertiser', 'Advertiser Currency', 'Insertion Order', 'Insertion Order ID', 'Line Item', 'Exchange'];
  return [
    ...names,
    'Impressions',
    'Clicks',
    'Unique Reach: Total Reach',
    'Revenue (Adv Currency)',
    ...(withEcpm ? ['Revenue eCPM (Adv Currency)'] : []),
    'Total Conversions',
  ];
}
