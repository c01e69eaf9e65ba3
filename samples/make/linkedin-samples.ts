import { fixed, hundredths, ratio, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom, monthFirst } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { noFigures } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';

/** Campaign Manager's performance and conversion reports, and the API's table. */
export const linkedinSamples = (): readonly Sample[] => [performanceReport(), conversionReport(), apiAnalytics()];

const rates: Rates = { spendCents: 21_300, cpmCents: 3_400, clicksPer100k: 620, conversionsPer100k: 3_100, orderCents: 24_500 };
const campaigns = ['Teamwear | HR', 'Teamwear | Office'] as const;
const preamble = (title: string): readonly (readonly string[])[] => [
  [`${title} (in UTC)`],
  ['Report Start: April 13, 2026, 12:00 AM'],
  ['Report End: April 22, 2026, 11:59 PM'],
  ['Date Generated: April 24, 2026, 8:05 AM'],
  [],
];

function performanceReport(): Sample {
  const chance = chanceOf('linkedin/performance');
  const rows = daysFrom('2026-04-13', '2026-04-22').flatMap((day) =>
    campaigns.map((campaign, index): SampleRow => {
      const figures = figuresOf(deliver(rates, chance));
      const { spend, impressions, clicks, conversions, revenue } = figures;
      const introduction = 'Ihr Team draußen.\nJacken, die zu allen passen – ab 20 Stück.';
      const cells = [
        monthFirst(day),
        'Nordlicht Outdoor',
        'Spring 2026 B2B',
        campaign,
        `38471204${index}`,
        introduction,
        'EUR',
        fixed(spend, 2),
        whole(impressions),
        whole(clicks),
        String(chance.between(0, 9)),
        `${ratio(clicks, impressions, { places: 2, per: 100 })}%`,
        whole(conversions),
        fixed(revenue, 2),
      ];
      return { cells, figures };
    }),
  );
  return textSample({
    path: 'linkedin/campaign_performance_report.csv',
    about: 'five records before the header, UTF-16 big-endian with TAB, M/D/YYYY in UTC, ad texts that run over two lines',
    platform: 'linkedin',
    currency: 'EUR',
    period: { start: '2026-04-13', end: '2026-04-22', grain: 'day' },
    layout: { encoding: 'utf-16be+bom', delimiter: '\t' },
    before: preamble('Campaign Performance Report'),
    header: [
      'Start Date (in UTC)',
      'Account Name',
      'Campaign Group Name',
      'Campaign Name',
      'Campaign ID',
      'Ad Introduction Text',
      'Currency',
      'Total Spent',
      'Impressions',
      'Clicks',
      'Clicks to LinkedIn Page',
      'Average CTR',
      'Conversions',
      'Total Conversion Value',
    ],
    rows,
  });
}

/** Conversions stand in a report of their own, which has neither spend nor impressions. */
function conversionReport(): Sample {
  const chance = chanceOf('linkedin/conversions');
  const rows = daysFrom('2026-04-13', '2026-04-22').map((day): SampleRow => {
    const [afterClick, afterView] = [chance.between(0, 4), chance.between(0, 3)];
    const conversions = hundredths((afterClick + afterView) * 100);
    const cells = [
      monthFirst(day),
      'Nordlicht Outdoor',
      'Spring 2026 B2B',
      campaigns[0],
      'Sample box ordered',
      'Purchase',
      whole(conversions),
      String(afterClick),
      String(afterView),
    ];
    return { cells, figures: { ...noFigures, conversions } };
  });
  return textSample({
    path: 'linkedin/conversion_report.csv',
    about: 'the separate conversion report: no spend, no impressions, click and view parts beside the total',
    platform: 'linkedin',
    currency: null,
    period: { start: '2026-04-13', end: '2026-04-22', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    before: preamble('Conversion Performance Report'),
    header: [
      'Start Date (in UTC)',
      'Account Name',
      'Campaign Group Name',
      'Campaign Name',
      'Conversion Name',
      'Conversion Type',
      'Conversions',
      'Post-Click Conversions',
      'View-Through Conversions',
    ],
    rows,
  });
}

function apiAnalytics(): Sample {
  const chance = chanceOf('linkedin/api');
  const rows = daysFrom('2026-04-13', '2026-04-19').map((day): SampleRow => {
    const { spend, impressions, clicks, conversions, revenue } = figuresOf(deliver(rates, chance));
    const leads = chance.between(0, 3);
    const all = conversions + hundredths(leads * 100);
    const cells = [
      '384712040',
      `${day} 00:00:00`,
      whole(impressions),
      whole(clicks),
      fixed(spend, 2),
      whole(conversions),
      String(leads),
      fixed(revenue, 2),
      String(chance.between(20, 90)),
      String(chance.between(0, 5)),
    ];
    return { cells, figures: { spend, impressions, clicks, conversions: all, revenue } };
  });
  return textSample({
    path: 'linkedin/ad_analytics_by_campaign.csv',
    about: 'API table: `cost_in_local_currency`, website conversions and one-click leads that are added up, viral impressions that are not',
    platform: 'linkedin',
    currency: null,
    period: { start: '2026-04-13', end: '2026-04-19', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: [
      'campaign_id',
      'day',
      'impressions',
      'clicks',
      'cost_in_local_currency',
      'external_website_conversions',
      'one_click_leads',
      'conversion_value_in_local_currency',
      'viral_impressions',
      'viral_clicks',
    ],
    rows,
  });
}
