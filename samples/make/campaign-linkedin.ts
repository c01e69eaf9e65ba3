import { fixed, ratio, whole } from './amount.ts';
import { businesses, deliverAll, factOf, wholePeriod } from './campaign-story.ts';
import type { CampaignFile } from './campaign-story.ts';
import { longEnglish, monthFirst } from './days.ts';
import type { Day } from './days.ts';
import type { FullFigures } from './delivery.ts';
import { textSample } from './sample.ts';
import type { SampleRow } from './sample.ts';

const business = { spendCents: 0, cpmCents: 3_300, clicksPer100k: 580, conversionsPer100k: 2_200, orderCents: 19_000 };

const header = [
  'Start Date (in UTC)',
  'Account Name',
  'Campaign Group Name',
  'Campaign Name',
  'Creative Name',
  'Currency',
  'Total Spent',
  'Impressions',
  'Clicks',
  'Average CTR',
  'Average CPC',
  'Conversions',
  'Total Conversion Value',
];

/** LinkedIn speaks to businesses and does not pay. */
export function linkedinFile(): CampaignFile {
  const rows = deliverAll('campaign/linkedin', [
    { names: ['NO | Spring26 | Teamwear', 'Teamwear HR', 'Teamfoto Hütte'], week: businesses, rates: { ...business, spendCents: 19_000 } },
    {
      names: ['NO | Spring26 | Teamwear', 'Teamwear HR', 'Rechner Ausstattung'],
      week: businesses,
      rates: { ...business, spendCents: 12_000, clicksPer100k: 690 },
    },
    {
      names: ['NO | Spring26 | Teamwear', 'Teamwear Office', 'Teamfoto Hütte'],
      week: businesses,
      rates: { ...business, spendCents: 21_000, conversionsPer100k: 1_500 },
    },
  ]);
  const sample = textSample({
    path: 'campaign/campaign_performance_report.csv',
    about: 'LinkedIn, 122 days: five records before the header, M/D/YYYY in UTC; the worst return of the five channels',
    platform: 'linkedin',
    currency: 'EUR',
    period: { ...wholePeriod, grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    before: [
      ['Campaign Performance Report (in UTC)'],
      [`Report Start: ${longEnglish(wholePeriod.start)}, 12:00 AM`],
      [`Report End: ${longEnglish(wholePeriod.end)}, 11:59 PM`],
      ['Date Generated: June 2, 2026, 7:40 AM'],
      [],
    ],
    header,
    rows: rows.map(({ day, names, figures }) => rowOf(day, names, figures)),
  });
  return { sample, facts: rows.map((row) => factOf('linkedin', row.day, row.figures)) };
}

function rowOf(day: Day, names: readonly string[], figures: FullFigures): SampleRow {
  const { spend, impressions, clicks, conversions, revenue } = figures;
  const ratios = [`${ratio(clicks, impressions, { places: 2, per: 100 }) ?? '0.00'}%`, ratio(spend, clicks, { places: 2 }) ?? ''];
  const counted = [fixed(spend, 2), whole(impressions), whole(clicks), ...ratios, whole(conversions), fixed(revenue, 2)];
  return { cells: [monthFirst(day), 'Nordlicht Outdoor', ...names, 'EUR', ...counted], figures };
}
