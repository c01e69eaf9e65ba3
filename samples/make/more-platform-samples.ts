import { count, fixed, ratio, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { addDays, daysFrom, monthFirst, slashed } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import type { Rates } from './delivery.ts';
import { noFigures } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';

/** Exports of Pinterest, X, Reddit, The Trade Desk and Spotify. */
export const morePlatformSamples = (): readonly Sample[] => [pinterest(), xApi(), xInterface(), reddit(), tradeDesk(), spotify()];

const rates: Rates = { spendCents: 7_400, cpmCents: 620, clicksPer100k: 910, conversionsPer100k: 2_100, orderCents: 7_200 };
const utf8 = { encoding: 'utf-8', delimiter: ',' } as const;

function pinterest(): Sample {
  const chance = chanceOf('pinterest');
  const rows = daysFrom('2026-05-04', '2026-05-13').flatMap((day) =>
    ['Frühling | Zelte', 'Frühling | Rucksäcke'].map((campaign): SampleRow => {
      const figures = figuresOf(deliver(rates, chance));
      const { spend, impressions, clicks, conversions, revenue } = figures;
      const viewed = conversions / 3n / 1_000_000n;
      const parts = [String(conversions / 1_000_000n - viewed), String(viewed)];
      const pinClicks = clicks + count(chance.between(3, 25));
      const cells = [
        day,
        campaign,
        'PP687201548',
        fixed(spend, 2),
        whole(impressions),
        `[${whole(pinClicks)}]`,
        `[${ratio(spend, pinClicks, { places: 6 })}]`,
        whole(pinClicks),
        whole(clicks),
        whole(conversions),
        fixed(revenue, 2),
        ...parts,
      ];
      return { cells, figures };
    }),
  );
  return textSample({
    path: 'pinterest/Campaigns.csv',
    about:
      '`Result` as `[9]`, outbound clicks beside pin clicks, checkouts with click and view parts of the total; the currency is not named',
    platform: 'pinterest',
    currency: null,
    period: { start: '2026-05-04', end: '2026-05-13', grain: 'day' },
    layout: utf8,
    header: [
      'Date',
      'Campaign name',
      'Ad ID',
      'Spend in account currency',
      'Impressions',
      'Result',
      'Cost per result',
      'Pin clicks',
      'Outbound clicks',
      'Total conversions (Checkout)',
      'Total order value (Checkout)',
      'Total click-through conversions (Checkout)',
      'Total view-through conversions (Checkout)',
    ],
    rows,
  });
}

function xApi(): Sample {
  const chance = chanceOf('x/api');
  const rows = daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    ['ALL_ON_TWITTER', 'PUBLISHER_NETWORK'].map((placement): SampleRow => {
      const { spend, impressions, clicks } = figuresOf(deliver(rates, chance));
      const cells = [
        '18ce54demo',
        'hq0u9',
        `${day} 07:00:00`,
        placement,
        String(spend),
        String(chance.between(1, 90)),
        whole(clicks),
        whole(impressions),
        whole((clicks / 2n / 1_000_000n) * 1_000_000n),
        '0',
      ];
      return { cells, figures: { ...noFigures, spend, impressions, clicks } };
    }),
  );
  return textSample({
    path: 'x/campaign-analytics-api.csv',
    about: 'API analytics: `billed_charge_local_micro` in millionths; the time of day is the account’s midnight',
    platform: 'x',
    currency: null,
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: utf8,
    header: [
      'account_id',
      'campaign_id',
      'date',
      'placement',
      'billed_charge_local_micro',
      'billed_engagements',
      'clicks',
      'impressions',
      'url_clicks',
      'video_mrc_views',
    ],
    rows,
  });
}

function xInterface(): Sample {
  const chance = chanceOf('x/interface');
  const rows = daysFrom('2026-05-04', '2026-05-17').map((day): SampleRow => {
    const { spend, impressions, clicks } = figuresOf(deliver(rates, chance));
    const cells = [day, 'Gipfel, Hütte & Co.', 'EUR', fixed(spend, 2), whole(impressions), whole(clicks), String(chance.between(20, 90))];
    return { cells, figures: { ...noFigures, spend, impressions, clicks } };
  });
  return textSample({
    path: 'x/Campaigns.csv',
    about: 'Ads Manager table with line ends of Windows; link clicks are the only clicks, engagements are none',
    platform: 'x',
    currency: 'EUR',
    period: { start: '2026-05-04', end: '2026-05-17', grain: 'day' },
    layout: { ...utf8, lineEnd: '\r\n' },
    header: ['Day', 'Campaign name', 'Currency', 'Spend', 'Impressions', 'Link clicks', 'Tweet engagements'],
    rows,
  });
}

function reddit(): Sample {
  const chance = chanceOf('reddit');
  const rows = daysFrom('2026-05-04', '2026-05-10').flatMap((day) =>
    ['1510393823694638543', '1510393823694638551'].map((campaign): SampleRow => {
      const { impressions, clicks, spend: cents } = figuresOf(deliver(rates, chance));
      // Micros below the cent occur in auctions.
      const spend = cents + BigInt(chance.between(0, 9_999));
      const cells = [
        '1234',
        campaign,
        day,
        String(spend),
        whole(impressions),
        whole(clicks),
        ratio(spend, clicks, { places: 3, per: 1_000_000 }) ?? '',
        ratio(spend, impressions, { places: 3, per: 1_000_000_000 }) ?? '',
        String(chance.between(0, 7)),
        String(chance.between(0, 3)),
        '',
      ];
      return { cells, figures: { ...noFigures, spend, impressions, clicks } };
    }),
  );
  return textSample({
    path: 'reddit/campaign-report-api.csv',
    about: 'API report: spend, CPC and eCPM in millionths although no header says so; ids of 19 digits; no conversions in this table',
    platform: 'reddit',
    currency: null,
    period: { start: '2026-05-04', end: '2026-05-10', grain: 'day' },
    layout: utf8,
    header: [
      'account_id',
      'campaign_id',
      'date',
      'spend',
      'impressions',
      'clicks',
      'cpc',
      'ecpm',
      'comment_upvotes',
      'comment_downvotes',
      'gallery_item_id',
    ],
    rows,
  });
}

function tradeDesk(): Sample {
  const chance = chanceOf('the-trade-desk');
  const rows = daysFrom('2026-05-11', '2026-05-20').flatMap((day) =>
    ['CTV', 'Online Video'].map((adGroup): SampleRow => {
      const { spend, impressions, clicks, conversions } = figuresOf(deliver({ ...rates, cpmCents: 1_420, clicksPer100k: 60 }, chance));
      const starts = impressions / 1_000_000n;
      const cells = [
        monthFirst(day),
        'Nordlicht Spring',
        adGroup,
        'Spot 20s',
        'EUR',
        String(starts),
        whole(clicks),
        fixed(((spend * 82n) / 100n / 10_000n) * 10_000n, 2),
        fixed(spend, 2),
        String((starts * 97n) / 100n),
        String((starts * 78n) / 100n),
        whole(conversions),
      ];
      return { cells, figures: { ...noFigures, spend, impressions, clicks, conversions } };
    }),
  );
  return textSample({
    path: 'the-trade-desk/Performance report.csv',
    about: 'advertiser cost is the spend, media cost a part of it; player starts and completions; M/D/YYYY decided by days above 12',
    platform: 'the-trade-desk',
    currency: 'EUR',
    period: { start: '2026-05-11', end: '2026-05-20', grain: 'day' },
    layout: utf8,
    header: [
      'Date',
      'Campaign',
      'Ad Group',
      'Creative',
      'Advertiser Currency',
      'Impressions',
      'Clicks',
      'Media Cost (Adv Currency)',
      'Advertiser Cost (Adv Currency)',
      'Player Starts',
      'Player Completed Views',
      '01 - Total Click + View Conversions',
    ],
    rows,
  });
}

function spotify(): Sample {
  const chance = chanceOf('spotify');
  const days = daysFrom('2026-05-11', '2026-05-24');
  const rows = days.map((day, index): SampleRow => {
    // The first days deliver next to nothing: `.22`, as Spotify prints amounts below one.
    const { spend, impressions, clicks, conversions, revenue } = figuresOf(
      deliver({ ...rates, spendCents: index < 3 ? 22 : rates.spendCents }, chance),
    );
    const amount = fixed(spend, 2).replace(/^0\./u, '.');
    const cells = [
      '00000000-0000-4000-8000-000000000001',
      'Nordlicht Spring',
      ' Spot A',
      slashed(day),
      `${whole(impressions)}.00`,
      whole(clicks),
      amount,
      ratio(spend, clicks, { places: 2 }) ?? '-',
      String(chance.between(0, 40)),
      whole(conversions),
      fixed(revenue, 2),
    ];
    return { cells, figures: { spend, impressions, clicks, conversions, revenue } };
  });
  return textSample({
    path: 'spotify-ads/Ad report.csv',
    about:
      'five `Key: value` records and a blank one before the header; YYYY/MM/DD, `.22`, impressions as `10.00`, `-` where a ratio is undefined',
    platform: 'spotify-ads',
    currency: null,
    period: { start: days[0] ?? '', end: addDays(days[0] ?? '', days.length - 1), grain: 'day' },
    layout: utf8,
    before: [
      ['Report Name: Campaign Performance'],
      ['Report Granularity: Daily'],
      ['Report Primary Entity: Ad'],
      ['Report Date Range: 2026-05-11 - 2026-05-24 (UTC)'],
      ['Report Data as of: 2026-05-25 14:13:30 (UTC)'],
      [],
    ],
    header: [
      'Campaign id',
      'Campaign name',
      'Ad name',
      'Date',
      'Impressions',
      'Clicks',
      'Spend',
      'CPC',
      'Ad played to: 100%',
      'Purchases',
      'Attributed revenue',
    ],
    rows,
  });
}
