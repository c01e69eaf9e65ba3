import { count, fixed, hundredths, ratio, split, whole } from './amount.ts';
import type { Amount } from './amount.ts';
import { before, deliverDay, factOf, flight, isFlight, progress, shoppers } from './campaign-story.ts';
import type { CampaignFile, Line } from './campaign-story.ts';
import { chanceOf } from './chance.ts';
import { daysFrom } from './days.ts';
import type { Day } from './days.ts';
import { figuresOf } from './delivery.ts';
import { sumOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { textSample } from './sample.ts';
import type { SampleRow } from './sample.ts';

/** Meta carries the reach: ads by placement and day, and the flight's spend by age and gender as a second view. */
export function metaFiles(): readonly CampaignFile[] {
  const rows = placementRows();
  return [
    adReport(
      'Nordlicht-Outdoor-Ads-Apr-1-2026-May-31-2026.csv',
      flight,
      rows,
      'Meta, flight: total first without names, ads by placement and day; one video tires, and purchases fail on May 12 and 13',
    ),
    adReport('Nordlicht-Outdoor-Ads-Jan-30-2026-Mar-31-2026.csv', before, rows, 'Meta, the 61 days before'),
    peopleReport(rows.filter((row) => isFlight(row.day))),
  ];
}

type Ad = Line & { readonly names: readonly [campaign: string, adSet: string, ad: string] };

const prospecting = { spendCents: 0, cpmCents: 780, clicksPer100k: 1_050, conversionsPer100k: 2_600, orderCents: 9_200 };
const retargeting = { spendCents: 0, cpmCents: 1_150, clicksPer100k: 1_600, conversionsPer100k: 5_200, orderCents: 9_600 };
const traffic = { spendCents: 0, cpmCents: 520, clicksPer100k: 2_200, conversionsPer100k: 350, orderCents: 8_000 };

/** The pixel was broken for two days. */
const tracked = (day: Day): number => (day === '2026-05-12' || day === '2026-05-13' ? 3 : 100);
const tiring = (day: Day): number => (isFlight(day) ? 118 - Math.round(progress(day) * 0.62) : 100);
const onlyInFlight = (day: Day): number => (isFlight(day) ? 100 : 0);

const ads: readonly Ad[] = [
  {
    names: ['NO | Spring26 | Prospecting', 'DACH 25-44 Wandern', 'Gipfelglück Video 15s'],
    week: shoppers,
    rates: { ...prospecting, spendCents: 38_000 },
    clicks: tiring,
    conversions: tracked,
  },
  {
    names: ['NO | Spring26 | Prospecting', 'DACH 25-44 Wandern', 'Regenjacke Carousel'],
    week: shoppers,
    rates: { ...prospecting, spendCents: 26_000, conversionsPer100k: 3_000 },
    conversions: tracked,
  },
  {
    names: ['NO | Spring26 | Prospecting', 'DACH 35-54 Familie', 'Familienzelt Static'],
    week: shoppers,
    rates: { ...prospecting, spendCents: 17_000, orderCents: 12_400 },
    conversions: tracked,
  },
  {
    names: ['NO | Spring26 | Retargeting', 'Warenkorb 14 Tage', 'Katalog DPA'],
    week: shoppers,
    rates: { ...retargeting, spendCents: 22_000 },
    conversions: tracked,
  },
  {
    names: ['NO | Spring26 | Retargeting', 'Warenkorb 14 Tage', 'Zelt-Rabatt Static'],
    week: shoppers,
    rates: { ...retargeting, spendCents: 11_000, conversionsPer100k: 4_300 },
    conversions: tracked,
  },
  {
    names: ['NO | Spring26 | Traffic', 'Ratgeber-Leser', 'Packliste Guide'],
    week: shoppers,
    rates: { ...traffic, spendCents: 12_000 },
    conversions: tracked,
  },
  {
    names: ['NO | Spring26 | Traffic', 'Ratgeber-Leser', 'Trail UGC Lena'],
    week: shoppers,
    rates: { ...traffic, spendCents: 9_000, clicksPer100k: 2_900 },
    spend: onlyInFlight,
    conversions: tracked,
  },
];

const placements = [
  { platform: 'facebook', placement: 'Feed', spend: 52, clicks: 100 },
  { platform: 'instagram', placement: 'Instagram Reels', spend: 36, clicks: 112 },
  { platform: 'audience_network', placement: 'Rewarded video', spend: 12, clicks: 58 },
] as const;

type PlacementRow = { readonly day: Day; readonly ad: Ad; readonly placement: (typeof placements)[number]; readonly figures: Figures };

function placementRows(): readonly PlacementRow[] {
  const chance = chanceOf('campaign/meta');
  return daysFrom(before.start, flight.end).flatMap((day) =>
    ads.flatMap((ad) =>
      placements.flatMap((placement) => {
        const spend = (ad.spend?.(day) ?? 100) * placement.spend;
        const line: Line = { ...ad, spend: () => spend / 100, clicks: () => ((ad.clicks?.(day) ?? 100) * placement.clicks) / 100 };
        return spend === 0 ? [] : [{ day, ad, placement, figures: figuresOf(deliverDay(line, day, chance)) }];
      }),
    ),
  );
}

const money = (amount: Amount | null): string => fixed(amount ?? 0n, 2);
const counted = (amount: Amount | null): string => whole(amount ?? 0n);

/** An empty cell means that the event did not happen. */
const ifAny = (amount: Amount | null, text: string): string => (amount === null || amount === 0n ? '' : text);

function measures(figures: Figures, reachPercent: bigint): readonly string[] {
  const { spend, impressions, clicks, conversions, revenue } = figures;
  const reach = ((impressions ?? 0n) * reachPercent) / 100n / 1_000_000n;
  return [
    String(reach),
    counted(impressions),
    money(spend),
    ratio(spend, impressions, { places: 8, per: 1000 }) ?? '',
    counted(clicks),
    ratio(clicks, impressions, { places: 8, per: 100 }) ?? '',
    ifAny(conversions, counted(conversions)),
    ifAny(conversions, money(revenue)),
    ifAny(conversions, ratio(revenue, spend, { places: 8 }) ?? ''),
  ];
}

const measureHeader = [
  'Reach',
  'Impressions',
  'Amount spent (EUR)',
  'CPM (cost per 1,000 impressions)',
  'Link clicks',
  'CTR (link click-through rate)',
  'Purchases',
  'Purchases conversion value',
  'Purchase ROAS (return on ad spend)',
];

function adReport(
  name: string,
  period: { readonly start: Day; readonly end: Day },
  all: readonly PlacementRow[],
  about: string,
): CampaignFile {
  const rows = all.filter((row) => row.day >= period.start && row.day <= period.end);
  const total: SampleRow = {
    cells: ['', '', '', '', '', '', ...measures(sumOf(rows.map((row) => row.figures)), 31n), period.start, period.end],
    figures: null,
  };
  const sample = textSample({
    path: `campaign/${name}`,
    about,
    platform: 'meta',
    currency: 'EUR',
    period: { ...period, grain: 'day' },
    layout: { encoding: 'utf-8+bom', delimiter: ',', quotes: 'spaces' },
    header: [
      'Day',
      'Campaign name',
      'Ad set name',
      'Ad name',
      'Platform',
      'Placement',
      ...measureHeader,
      'Reporting starts',
      'Reporting ends',
    ],
    rows: [
      total,
      ...rows.map(({ day, ad, placement, figures }): SampleRow => ({
        cells: [day, ...ad.names, placement.platform, placement.placement, ...measures(figures, 87n), day, day],
        figures,
      })),
    ],
  });
  return { sample, facts: rows.map((row) => factOf('meta', row.day, row.figures)) };
}

/** Women of 25 to 44 buy most; the shares are those of the flight, measure by measure. */
const people = [
  { age: '18-24', gender: 'female', spend: 7, orders: 4 },
  { age: '18-24', gender: 'male', spend: 6, orders: 3 },
  { age: '25-34', gender: 'female', spend: 19, orders: 23 },
  { age: '25-34', gender: 'male', spend: 14, orders: 13 },
  { age: '35-44', gender: 'female', spend: 18, orders: 24 },
  { age: '35-44', gender: 'male', spend: 13, orders: 13 },
  { age: '45-54', gender: 'female', spend: 9, orders: 10 },
  { age: '45-54', gender: 'male', spend: 8, orders: 6 },
  { age: '55+', gender: 'female', spend: 3, orders: 2 },
  { age: '55+', gender: 'unknown', spend: 3, orders: 2 },
] as const;

function peopleReport(rows: readonly PlacementRow[]): CampaignFile {
  const campaigns = [...new Set(ads.map((ad) => ad.names[0]))];
  const groups = campaigns.flatMap((campaign) =>
    byPeople(campaign, sumOf(rows.filter((row) => row.ad.names[0] === campaign).map((row) => row.figures))),
  );
  const period = [flight.start, flight.end];
  const total: SampleRow = { cells: ['', '', '', ...measures(sumOf(groups.map((group) => group.figures)), 31n), ...period], figures: null };
  const sample = textSample({
    path: 'campaign/Nordlicht-Outdoor-Age-Gender-Apr-1-2026-May-31-2026.csv',
    about: 'Meta by age and gender: the flight’s spend once more, without days; a second view that must not be added',
    platform: 'meta',
    currency: 'EUR',
    period: { ...flight, grain: 'period' },
    layout: { encoding: 'utf-8+bom', delimiter: ',', quotes: 'spaces' },
    header: ['Campaign name', 'Age', 'Gender', ...measureHeader, 'Reporting starts', 'Reporting ends'],
    rows: [total, ...groups.map(({ names, figures }): SampleRow => ({ cells: [...names, ...measures(figures, 44n), ...period], figures }))],
  });
  return { sample, facts: [] };
}

function byPeople(campaign: string, whole: Figures): readonly { readonly names: readonly string[]; readonly figures: Figures }[] {
  const bySpend = people.map((group) => group.spend);
  const byOrders = people.map((group) => group.orders);
  const spend = split(whole.spend ?? 0n, bySpend, hundredths(1));
  const impressions = split(whole.impressions ?? 0n, bySpend, count(1));
  const clicks = split(whole.clicks ?? 0n, bySpend, count(1));
  const conversions = split(whole.conversions ?? 0n, byOrders, count(1));
  const revenue = split(whole.revenue ?? 0n, byOrders, hundredths(1));
  return people.map(({ age, gender }, index) => ({
    names: [campaign, age, gender],
    figures: {
      spend: spend[index] ?? 0n,
      impressions: impressions[index] ?? 0n,
      clicks: clicks[index] ?? 0n,
      conversions: conversions[index] ?? 0n,
      revenue: revenue[index] ?? 0n,
    },
  }));
}
