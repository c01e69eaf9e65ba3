import { count, fixed, ratio, thousandths, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { noFigures } from './figures.ts';
import { textSample, workbookSample } from './sample.ts';
import type { Sample, SampleRow, WorkbookRow } from './sample.ts';

/** Exports of Snapchat and TikTok. */
export const videoAppSamples = (): readonly Sample[] => [
  snapInterface(),
  snapApi(),
  snapMarketingMix(),
  tiktokWorkbook(),
  tiktokShop(),
  tiktokApi(),
];

const rates: Rates = { spendCents: 9_300, cpmCents: 410, clicksPer100k: 880, conversionsPer100k: 1_700, orderCents: 6_900 };
const utf8 = { encoding: 'utf-8', delimiter: ',' } as const;

function snapInterface(): Sample {
  const chance = chanceOf('snapchat/interface');
  const rows = daysFrom('2026-05-04', '2026-05-13').map((day): SampleRow => {
    const { spend, impressions, clicks } = figuresOf(deliver(rates, chance));
    const cells = [
      day,
      'Spring Snap – Jackets',
      'DACH 18-34',
      fixed(spend, 2),
      whole(impressions),
      whole(clicks),
      `${ratio(clicks, impressions, { places: 2, per: 100 })}%`,
      ratio(spend, impressions, { places: 2, per: 1000 }) ?? '',
      ratio(spend, clicks, { places: 2 }) ?? '',
    ];
    return { cells, figures: { ...noFigures, spend, impressions, clicks } };
  });
  return textSample({
    path: 'snapchat/Ad Squads.csv',
    about: 'Ads Manager table: a swipe up is the click, an ad squad the ad group; the header names the currency',
    platform: 'snapchat',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-13', grain: 'day' },
    layout: utf8,
    header: [
      'Date',
      'Campaign Name',
      'Ad Squad Name',
      'Amount Spent (EUR)',
      'Paid Impressions',
      'Swipe Ups',
      'Swipe Up Rate',
      'eCPM',
      'eCPSU',
    ],
    rows,
  });
}

function snapApi(): Sample {
  const chance = chanceOf('snapchat/api');
  const rows = daysFrom('2026-05-04', '2026-05-05').flatMap((day) =>
    [6, 12, 18, 23].map((hour): SampleRow => {
      const figures = figuresOf(deliver({ ...rates, spendCents: 1_900 }, chance));
      const { spend, impressions, clicks, conversions, revenue } = figures;
      const cells = [
        'a225b31a-0000-4948-a66f-487a9abc03f2',
        `${day} ${String(hour).padStart(2, '0')}:00:00.000`,
        whole(impressions),
        String(spend),
        whole(clicks),
        String(revenue),
        whole(conversions),
        String(chance.between(0, 8)),
      ];
      return { cells, figures };
    }),
  );
  return textSample({
    path: 'snapchat/ad-hourly-api.csv',
    about: 'API statistics by the hour, in UTC, with a byte-order mark; spend and purchase value in millionths although no header says so',
    platform: 'snapchat',
    currency: null,
    period: { start: '2026-05-04', end: '2026-05-05', grain: 'hour' },
    layout: { encoding: 'utf-8+bom', delimiter: ',' },
    header: [
      'ad_id',
      'date',
      'impressions',
      'spend',
      'swipes',
      'conversion_purchases_value',
      'conversion_purchases',
      'conversion_add_cart',
    ],
    rows,
  });
}

function snapMarketingMix(): Sample {
  const chance = chanceOf('snapchat/mmm');
  const rows = daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    ['DE', 'AT', 'CH'].map((country): SampleRow => {
      const { spend, impressions, clicks } = figuresOf(deliver(rates, chance));
      const earned = count(chance.between(200, 1_900));
      return {
        cells: [
          day,
          'Spring Snap – Jackets',
          country,
          'EUR',
          fixed(spend, 2),
          whole(impressions + earned),
          whole(impressions),
          whole(clicks),
        ],
        figures: { ...noFigures, spend, impressions, clicks },
      };
    }),
  );
  return textSample({
    path: 'snapchat/mmm-report.csv',
    about: 'marketing-mix report: spend in euros, paid and all impressions side by side, of which the paid ones count',
    platform: 'snapchat',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: utf8,
    header: ['date', 'campaign_name', 'country', 'currency', 'spend', 'impressions_total', 'impressions_paid', 'clicks'],
    rows,
  });
}

function tiktokWorkbook(): Sample {
  const chance = chanceOf('tiktok/workbook');
  const rows = daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    ['Trail UGC', 'Gipfel-Challenge 🏔️'].map((adGroup): WorkbookRow => {
      const { spend, impressions, clicks, conversions } = figuresOf(deliver(rates, chance));
      const rate = `${ratio(clicks, impressions, { places: 2, per: 100 })}%`;
      const cells = [
        'NO_Spring26_TikTok',
        adGroup,
        day,
        { number: fixed(spend, 2) },
        { number: whole(impressions) },
        { number: whole(clicks) },
        rate,
        { number: ratio(spend, clicks, { places: 2 }) ?? '0' },
        { number: whole(conversions) },
        'EUR',
      ];
      return { cells, figures: { ...noFigures, spend, impressions, clicks, conversions } };
    }),
  );
  return workbookSample({
    path: 'tiktok/Campaign report.xlsx',
    about: 'Ads Manager workbook: texts inside their cells, days as text under “By Day”, clicks to the destination, an emoji in a name',
    platform: 'tiktok',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    sheet: 'Sheet1',
    form: { strings: 'inline' },
    header: [
      'Campaign name',
      'Ad group name',
      'By Day',
      'Cost',
      'Impressions',
      'Clicks (destination)',
      'CTR (destination)',
      'CPC (destination)',
      'Conversions',
      'Currency',
    ],
    rows,
  });
}

function tiktokShop(): Sample {
  const chance = chanceOf('tiktok/gmv-max');
  const rows = Array.from({ length: 8 }, (_, index): SampleRow => {
    const spend = thousandths(chance.between(90_000, 480_000) * 1000);
    const [orders, impressions, clicks] = [chance.between(0, 160), chance.between(20_000, 90_000), chance.between(900, 6_500)].map(
      count,
    ) as [bigint, bigint, bigint];
    const revenue = orders === 0n ? 0n : thousandths(chance.between(900_000, 3_000_000) * 1000 + 341);
    const ids = ['181000000000000000', '1710000000000000000', `761000000000000${1000 + index}`];
    const cells = [
      'kampanye A',
      ...ids,
      'akun_demo_1',
      '2026-02-05 22:58',
      fixed(spend, 3),
      whole(orders),
      ratio(spend, orders, { places: 3 }) ?? '-',
      fixed(revenue, 3),
      ratio(revenue, spend, { places: 2 }) ?? '-',
      whole(impressions),
      whole(clicks),
      `${ratio(clicks, impressions, { places: 2, per: 100 })}%`,
      'IDR',
    ];
    return { cells, figures: { spend, impressions, clicks, conversions: orders, revenue } };
  });
  return textSample({
    path: 'tiktok/GMV Max.tsv',
    about:
      'TikTok Shop in Indonesian: every cell as `="…"`, rupiah with three decimals, ids of 18 and 19 digits; the time a video was posted is no reporting day',
    platform: 'tiktok',
    currency: 'IDR',
    period: null,
    layout: { encoding: 'utf-8', delimiter: '\t', quotes: 'formula' },
    header: [
      'Nama kampanye',
      'ID Campaign',
      'ID produk',
      'ID video',
      'Akun TikTok',
      'Waktu posting',
      'Biaya',
      'Pesanan SKU',
      'Biaya per pesanan',
      'Pendapatan kotor',
      'ROI',
      'Impresi iklan produk',
      'Jumlah klik iklan produk',
      'Tingkat klik iklan produk',
      'Mata uang',
    ],
    rows,
  });
}

function tiktokApi(): Sample {
  const chance = chanceOf('tiktok/api');
  const rows = daysFrom('2026-05-04', '2026-05-10').map((day): SampleRow => {
    const figures = figuresOf(deliver(rates, chance));
    const { spend, impressions, clicks, conversions, revenue } = figures;
    const cells = [
      '1731000000000000001',
      `${day} 00:00:00`,
      fixed(spend, 2),
      whole(impressions),
      whole(clicks),
      whole(conversions),
      String(chance.between(0, 9)),
      fixed(revenue, 2),
      String(chance.between(900, 4_000)),
      '-',
    ];
    return { cells, figures };
  });
  return textSample({
    path: 'tiktok/campaign-daily-api.csv',
    about: 'API report: `stat_time_day` in UTC, conversions by the day of the click, not by the day of the event (`real_time_conversion`)',
    platform: 'tiktok',
    currency: null,
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: utf8,
    header: [
      'campaign_id',
      'stat_time_day',
      'spend',
      'impressions',
      'clicks',
      'conversion',
      'real_time_conversion',
      'total_purchase_value',
      'video_watched_2s',
      'secondary_goal_result',
    ],
    rows,
  });
}
