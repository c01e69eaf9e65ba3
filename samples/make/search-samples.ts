import { count, fixed, ratio, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom, monthFirst } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { noFigures } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';
import type { TextRecord } from './text-file.ts';

/** Exports of Microsoft Ads and Apple Search Ads. */
export const searchSamples = (): readonly Sample[] => [microsoftDaily(), microsoftHourly(), microsoftCutOff(), appleCampaigns()];

const rates: Rates = { spendCents: 11_800, cpmCents: 2_300, clicksPer100k: 3_400, conversionsPer100k: 3_700, orderCents: 8_400 };

function microsoftPreamble(form: {
  readonly time: string;
  readonly aggregation: string;
  readonly rows: number;
  readonly isComplete: boolean;
}): readonly TextRecord[] {
  return [
    ['Report Name: Nordlicht campaign performance'],
    [`Report Time: ${form.time}`],
    ['Time Zone: (GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
    ['Last Completed Available Day: 5/11/2026 10:15:00 PM (GMT)'],
    ['Last Completed Available Hour: 5/11/2026 10:15:00 PM (GMT)'],
    [`Report Aggregation: ${form.aggregation}`],
    ['Report Filter: '],
    [`Potential Incomplete Data: ${form.isComplete ? 'false' : 'true'}`],
    [`Rows: ${form.rows}`],
    [],
  ];
}

const copyright: readonly TextRecord[] = [[], ['©2026 Microsoft Corporation. All rights reserved. ']];
const quoted = { encoding: 'utf-8', delimiter: ',', quotes: 'all' } as const;

function microsoftRow(names: readonly string[], figures: ReturnType<typeof figuresOf>): SampleRow {
  const { spend, impressions, clicks, conversions, revenue } = figures;
  const ratios = [`${ratio(clicks, impressions, { places: 2, per: 100 }) ?? '0.00'}%`, ratio(spend, clicks, { places: 2 }) ?? '0.00'];
  return {
    cells: [...names, 'EUR', whole(impressions), whole(clicks), ...ratios, fixed(spend, 2), whole(conversions), fixed(revenue, 2), ''],
    figures,
  };
}

const microsoftHeader = (time: string): readonly string[] => [
  time,
  'CampaignName',
  'DeviceType',
  'CurrencyCode',
  'Impressions',
  'Clicks',
  'Ctr',
  'AverageCpc',
  'Spend',
  'Conversions',
  'Revenue',
  'ImpressionSharePercent',
];

function microsoftDays(seed: string): readonly SampleRow[] {
  const chance = chanceOf(seed);
  return daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    ['Computer', 'Smartphone'].map((device) =>
      microsoftRow([monthFirst(day), 'Search | Tents', device], figuresOf(deliver(rates, chance))),
    ),
  );
}

function microsoftDaily(): Sample {
  const rows = microsoftDays('microsoft/daily');
  return textSample({
    path: 'microsoft-ads/Campaign performance.csv',
    about: 'nine quoted records before the header, `Rows: 14` as a checksum, possibly incomplete data, a copyright line after the rows',
    platform: 'microsoft-ads',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: quoted,
    before: microsoftPreamble({ time: '5/4/2026, 5/10/2026', aggregation: 'Daily', rows: rows.length, isComplete: false }),
    header: microsoftHeader('TimePeriod'),
    rows,
    after: copyright,
  });
}

function microsoftHourly(): Sample {
  const chance = chanceOf('microsoft/hourly');
  const rows = [7, 8, 9, 17, 18, 19, 20].map((hour): SampleRow => {
    const figures = figuresOf(deliver({ ...rates, spendCents: 2_400 }, chance));
    // A click may be counted after the day of its impression, so clicks without impressions are legal.
    const late = hour === 7 ? { ...figures, impressions: 0n, clicks: count(2), conversions: 0n, revenue: 0n } : figures;
    return microsoftRow([`2026-05-05|${hour}`, 'Search | Tents', 'Smartphone'], late);
  });
  return textSample({
    path: 'microsoft-ads/Hourly performance.csv',
    about: 'by the hour as `2026-05-05|7`; clicks and spend without impressions in one row, which is legal',
    platform: 'microsoft-ads',
    currency: 'EUR',
    period: { start: '2026-05-05', end: '2026-05-05', grain: 'hour' },
    layout: quoted,
    before: microsoftPreamble({ time: '5/5/2026', aggregation: 'Hourly', rows: rows.length, isComplete: true }),
    header: microsoftHeader('TimePeriod'),
    rows,
    after: copyright,
  });
}

function microsoftCutOff(): Sample {
  const rows = microsoftDays('microsoft/cut');
  return textSample({
    path: 'microsoft-ads/Cut off.csv',
    about: 'the preamble states 20 rows and the file holds 14: rows are missing, so a question is asked',
    platform: 'microsoft-ads',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    outcome: { status: 'needs_answer', issue: 'totals.differ' },
    layout: quoted,
    before: microsoftPreamble({ time: '5/4/2026, 5/10/2026', aggregation: 'Daily', rows: 20, isComplete: true }),
    header: microsoftHeader('TimePeriod'),
    rows,
  });
}

function appleCampaigns(): Sample {
  const chance = chanceOf('apple/campaigns');
  const rows = daysFrom('2026-05-04', '2026-05-13').flatMap((day) =>
    ['Nordlicht – Brand', 'Nordlicht – Discovery'].map((campaign): SampleRow => {
      const { spend, impressions, clicks, conversions } = figuresOf(deliver({ ...rates, conversionsPer100k: 41_000 }, chance));
      const cells = [
        day,
        campaign,
        'Germany',
        whole(impressions),
        whole(clicks),
        whole(conversions),
        `${ratio(clicks, impressions, { places: 2, per: 100 })}%`,
        fixed(spend, 2),
        'EUR',
        ratio(spend, clicks, { places: 2 }) ?? '',
        whole(conversions),
      ];
      return { cells, figures: { ...noFigures, spend, impressions, clicks, conversions } };
    }),
  );
  return textSample({
    path: 'apple-search-ads/Campaigns.csv',
    about: 'taps are the clicks, installs the conversions, and there is no conversion value',
    platform: 'apple-search-ads',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-13', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: [
      'Day',
      'Campaign Name',
      'Country or Region',
      'Impressions',
      'Taps',
      'Installs (Total)',
      'TTR',
      'Local Spend',
      'Local Spend Currency',
      'Avg CPT',
      'New Downloads',
    ],
    rows,
  });
}
