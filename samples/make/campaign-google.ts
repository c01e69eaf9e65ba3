import { count, english, fixed, hundredths, ratio } from './amount.ts';
import type { Amount } from './amount.ts';
import { before, deliverDay, factOf, flight, shoppers } from './campaign-story.ts';
import type { CampaignFile, Line } from './campaign-story.ts';
import { chanceOf } from './chance.ts';
import { daysFrom, longEnglish, pointed } from './days.ts';
import type { Day } from './days.ts';
import { figuresOf } from './delivery.ts';
import { noFigures, sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { textSample } from './sample.ts';
import type { SampleRow } from './sample.ts';

/** Search is the channel that carries the campaign: two exports of one report, and a card that shows the flight by device. */
export function googleFiles(): readonly CampaignFile[] {
  const rows = deviceRows();
  const inFlight = rows.filter((row) => row.day >= flight.start);
  const earlier = rows.filter((row) => row.day < flight.start);
  return [
    campaignReport(
      'Campaign report.csv',
      flight,
      inFlight,
      'Google Ads, flight: UTF-16 with TAB under the name .csv, `Total: Account` above the visible rows',
    ),
    campaignReport('Campaign report (1).csv', before, earlier, 'Google Ads, the 61 days before: the same report downloaded a second time'),
    deviceCard(inFlight),
  ];
}

type GoogleLine = Line & { readonly campaign: string; readonly type: string };

const lines: readonly GoogleLine[] = [
  {
    campaign: 'NO | Spring26 | Search Brand',
    type: 'Search',
    week: shoppers,
    rates: { spendCents: 22_000, cpmCents: 5_880, clicksPer100k: 14_000, conversionsPer100k: 7_800, orderCents: 10_100 },
  },
  {
    campaign: 'NO | Spring26 | Search Generic DE',
    type: 'Search',
    week: shoppers,
    rates: { spendCents: 46_000, cpmCents: 5_700, clicksPer100k: 6_200, conversionsPer100k: 3_400, orderCents: 10_400 },
  },
  {
    campaign: 'NO | Spring26 | Search Generic AT+CH',
    type: 'Search',
    week: shoppers,
    rates: { spendCents: 21_000, cpmCents: 6_030, clicksPer100k: 5_800, conversionsPer100k: 3_000, orderCents: 11_200 },
  },
  {
    campaign: 'NO | Spring26 | PMax Shop',
    type: 'Performance Max',
    week: shoppers,
    rates: { spendCents: 71_000, cpmCents: 722, clicksPer100k: 1_900, conversionsPer100k: 2_700, orderCents: 9_400 },
  },
  {
    campaign: 'NO | Spring26 | Demand Gen',
    type: 'Demand Gen',
    week: shoppers,
    rates: { spendCents: 18_000, cpmCents: 266, clicksPer100k: 950, conversionsPer100k: 550, orderCents: 8_800 },
  },
];

/** Shares of spend, and how a device converts compared with the line; percentages. */
const devices = [
  { name: 'Mobile phones', spend: 61, conversions: 84 },
  { name: 'Computers', spend: 33, conversions: 128 },
  { name: 'Tablets', spend: 6, conversions: 101 },
] as const;

type DeviceRow = { readonly day: Day; readonly line: GoogleLine; readonly device: string; readonly figures: Figures };

function deviceRows(): readonly DeviceRow[] {
  const chance = chanceOf('campaign/google-ads');
  return daysFrom(before.start, flight.end).flatMap((day) =>
    lines.flatMap((line) =>
      devices.map((device) => {
        const figures = figuresOf(deliverDay({ ...line, spend: () => device.spend, conversions: () => device.conversions }, day, chance));
        const conversions = figures.conversions === 0n ? 0n : figures.conversions + hundredths(chance.between(-45, 45));
        return { day, line, device: device.name, figures: { ...figures, conversions } };
      }),
    ),
  );
}

function campaignReport(
  name: string,
  period: { readonly start: Day; readonly end: Day },
  rows: readonly DeviceRow[],
  about: string,
): CampaignFile {
  const byCampaign = daysFrom(period.start, period.end).flatMap((day) =>
    lines.map((line) => ({
      day,
      line,
      figures: sumOf(rows.filter((row) => row.day === day && row.line === line).map((row) => row.figures)),
    })),
  );
  const visible = sumOf(rows.map((row) => row.figures));
  const ofType = (type: string): Figures => sumOf(rows.filter((row) => row.line.type === type).map((row) => row.figures));
  const sample = textSample({
    path: `campaign/${name}`,
    about,
    platform: 'google-ads',
    currency: 'EUR',
    period: { ...period, grain: 'day' },
    layout: { encoding: 'utf-16le+bom', delimiter: '\t' },
    before: [['Campaign report'], [`${longEnglish(period.start)} - ${longEnglish(period.end)}`]],
    header: [
      'Campaign status',
      'Campaign',
      'Day',
      'Campaign type',
      'Currency code',
      'Cost',
      'Clicks',
      'Impr.',
      'CTR',
      'Avg. CPC',
      'Conversions',
      'Conv. rate',
      'Cost / conv.',
      'Conv. value',
    ],
    rows: [
      ...byCampaign.map(({ day, line, figures }): SampleRow => ({
        cells: ['Enabled', line.campaign, day, line.type, 'EUR', ...measures(figures)],
        figures,
      })),
      total('Total: Campaigns', visible),
      // Evergreen campaigns that the report's filter hides.
      total('Total: Account', sumOf([visible, evergreen(visible)])),
      ...['Search', 'Performance Max', 'Demand Gen'].map((type) => total(`Total: ${type}`, ofType(type), type)),
    ],
  });
  return { sample, facts: byCampaign.map(({ day, figures }) => factOf('google-ads', day, figures)) };
}

function total(label: string, figures: Figures, type = ' --'): SampleRow {
  return { cells: [label, ' --', ' --', type, 'EUR', ...measures(figures)], figures: null };
}

function measures({ spend, impressions, clicks, conversions, revenue }: Figures): readonly string[] {
  const percent = (part: Amount | null, of: Amount | null): string => (of ? `${ratio(part, of, { places: 2, per: 100 })}%` : ' --');
  const grouped = (amount: Amount | null, places: number): string => english(fixed(amount ?? 0n, places));
  return [
    fixed(spend ?? 0n, 2),
    grouped(clicks, 0),
    grouped(impressions, 0),
    percent(clicks, impressions),
    ratio(spend, clicks, { places: 2 }) ?? ' --',
    grouped(conversions, 2),
    percent(conversions, clicks),
    ratio(spend, conversions, { places: 2 }) ?? ' --',
    grouped(revenue, 2),
  ];
}

function evergreen({ spend, impressions, clicks, conversions, revenue }: Figures): Figures {
  const part = (amount: Amount | null, step: Amount): Amount => (((amount ?? 0n) * 18n) / 100n / step) * step;
  return {
    spend: part(spend, hundredths(1)),
    impressions: part(impressions, count(1)),
    clicks: part(clicks, count(1)),
    conversions: part(conversions, hundredths(1)),
    revenue: part(revenue, hundredths(1)),
  };
}

/** The same money by device: it must never be added to the report. */
function deviceCard(rows: readonly DeviceRow[]): CampaignFile {
  const cells = devices.map(({ name }): SampleRow => {
    const { spend, impressions, clicks } = sumOf(rows.filter((row) => row.device === name).map((row) => row.figures));
    return {
      cells: [name, `€${english(fixed(spend ?? 0n, 2))}`, english(fixed(impressions ?? 0n, 0)), english(fixed(clicks ?? 0n, 0))],
      figures: { ...noFigures, spend, impressions, clicks },
    };
  });
  const sample = textSample({
    path: `campaign/Devices(${pointed(flight.start)}-${pointed(flight.end)}).csv`,
    about:
      'Google Ads overview card: the flight’s spend by device, a second view that must not be added; its period stands only in the file name',
    platform: 'google-ads',
    currency: 'EUR',
    period: { ...flight, grain: 'period' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: ['Device', 'Cost', 'Impressions', 'Clicks'],
    rows: cells,
  });
  return { sample, facts: [] };
}
