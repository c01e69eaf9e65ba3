import { count, fixed, ratio, whole } from './amount.ts';
import type { Amount } from './amount.ts';
import { deliverAll, factOf, isFlight, machines, shoppers, wholePeriod } from './campaign-story.ts';
import type { CampaignFile } from './campaign-story.ts';
import { slashed } from './days.ts';
import type { Day } from './days.ts';
import { sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { textSample, workbookSample } from './sample.ts';
import type { SampleRow, WorkbookRow } from './sample.ts';

/** Display & Video 360 does not spend its budget, TikTok brings young visitors. */
export const videoFiles = (): readonly CampaignFile[] => [dv360File(), tiktokFile()];

const banner = { spendCents: 0, cpmCents: 420, clicksPer100k: 140, conversionsPer100k: 2_900, orderCents: 0 };
const video = { spendCents: 0, cpmCents: 1_650, clicksPer100k: 30, conversionsPer100k: 2_400, orderCents: 0 };

/** The television line waited for its spot, ran, and lost its deal: a third of the plan was never spent. */
const television = (day: Day): number => (!isFlight(day) || day < '2026-04-13' || day > '2026-05-10' ? 0 : 100);

const countries = [
  { code: 'DE', spend: 68 },
  { code: 'AT', spend: 18 },
  { code: 'CH', spend: 14 },
] as const;

function dv360File(): CampaignFile {
  const lineItems = [
    { item: 'Display Desktop', device: 'Desktop', rates: { ...banner, spendCents: 17_000 } },
    { item: 'Display Mobile', device: 'Smart Phone', rates: { ...banner, spendCents: 16_000, cpmCents: 310 } },
    { item: 'Video CTV', device: 'Connected TV', rates: { ...video, spendCents: 42_000 }, spend: television },
  ];
  const lines = lineItems.flatMap(({ item, device, rates, spend }) =>
    countries.map((country) => ({
      names: ['NO | Spring26 | Programmatic', item, country.code, device],
      week: machines,
      rates,
      spend: (day: Day) => ((spend?.(day) ?? 100) * country.spend) / 100,
    })),
  );
  const rows = deliverAll('campaign/dv360', lines).map(({ figures, ...row }) => ({ ...row, figures: { ...figures, revenue: null } }));
  const sample = textSample({
    path: 'campaign/Nordlicht_Spring_DV360.csv',
    about: 'DV360, 122 days: a third of the plan is not spent; sum row with a blank first cell, footer; conversions without their value',
    platform: 'dv360',
    currency: 'EUR',
    period: { ...wholePeriod, grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: ['Date', 'Advertiser Currency', 'Insertion Order', 'Line Item', 'Country', 'Device Type', ...displayMeasures],
    rows: [
      ...rows.map(({ day, names, figures }): SampleRow => ({
        cells: [slashed(day), 'EUR', ...names, ...displayCells([figures])],
        figures,
      })),
      { cells: ['', '', '', '', '', '', ...displayCells(rows.map((row) => row.figures))], figures: null },
    ],
    after: [
      [],
      ['Report Time:', '2026/06/02 06:12 GMT'],
      ['Date Range:', `${slashed(wholePeriod.start)} - ${slashed(wholePeriod.end)}`],
      ['Group By:', 'Date'],
      ['Group By:', 'Line Item'],
      ['Filter by Advertiser ID:', '7410852'],
    ],
  });
  return { sample, facts: rows.map((row) => factOf('dv360', row.day, row.figures)) };
}

const displayMeasures = [
  'Impressions',
  'Clicks',
  'Revenue (Adv Currency)',
  'Revenue eCPM (Adv Currency)',
  'Total Conversions',
  'Active View: Viewable Impressions',
  'Active View: Measurable Impressions',
];

/** The cells of one row, or of the sum of several: viewability is rounded row by row before it is added. */
function displayCells(rows: readonly Figures[]): readonly string[] {
  const { spend, impressions, clicks, conversions } = sumOf(rows);
  const plain = (amount: Amount | null): string => whole(amount ?? 0n);
  const measurable = rows.map((row) => (((row.impressions ?? 0n) / count(1)) * 93n) / 100n);
  const viewable = measurable.map((impression) => (impression * 68n) / 100n);
  const ecpm = ratio(spend, impressions, { places: 4, per: 1000 }) ?? '';
  return [
    plain(impressions),
    plain(clicks),
    fixed(spend ?? 0n, 2),
    ecpm,
    plain(conversions),
    String(addUp(viewable)),
    String(addUp(measurable)),
  ];
}

const addUp = (counts: readonly bigint[]): bigint => counts.reduce((sum, each) => sum + each, 0n);

const app = { spendCents: 0, cpmCents: 380, clicksPer100k: 850, conversionsPer100k: 1_100, orderCents: 7_800 };

function tiktokFile(): CampaignFile {
  const lines = ['Trail UGC 18-24', 'Camping Hacks 18-34'].flatMap((adGroup, index) =>
    countries.map((country) => ({
      names: ['NO | Spring26 | TikTok', adGroup, country.code] as const,
      week: shoppers,
      rates: { ...app, spendCents: index === 0 ? 28_000 : 21_000, conversionsPer100k: index === 0 ? 900 : 1_400 },
      spend: () => country.spend,
    })),
  );
  const rows = deliverAll('campaign/tiktok', lines);
  const sample = workbookSample({
    path: 'campaign/TikTok Ads Manager.xlsx',
    about: 'TikTok, 122 days as a workbook in UTC; numbers as numbers, days as text',
    platform: 'tiktok',
    currency: 'EUR',
    period: { ...wholePeriod, grain: 'day' },
    sheet: 'Sheet1',
    form: { strings: 'shared' },
    header: [
      'Campaign name',
      'Ad group name',
      'Country',
      'Date',
      'Cost',
      'Impressions',
      'Clicks (destination)',
      'CTR (destination)',
      'Conversions',
      'Total purchase value',
      'Currency',
    ],
    rows: rows.map(({ day, names, figures }): WorkbookRow => {
      const { spend, impressions, clicks, conversions, revenue } = figures;
      const number = (text: string): { number: string } => ({ number: text });
      const rate = `${ratio(clicks, impressions, { places: 2, per: 100 }) ?? '0.00'}%`;
      return {
        cells: [
          ...names,
          day,
          number(fixed(spend, 2)),
          number(whole(impressions)),
          number(whole(clicks)),
          rate,
          number(whole(conversions)),
          number(fixed(revenue, 2)),
          'EUR',
        ],
        figures,
      };
    }),
  });
  return { sample, facts: rows.map((row) => factOf('tiktok', row.day, row.figures)) };
}
