import { count, fixed, ratio, whole } from './amount.ts';
import { chanceOf } from './chance.ts';
import { daysFrom } from './days.ts';
import { deliver, figuresOf } from './delivery.ts';
import { noFigures } from './figures.ts';
import { textSample } from './sample.ts';
import type { Sample, SampleRow } from './sample.ts';

/** Two shapes of Meta's API: insights with a column per event, actions with a row per event. */
export const metaApiSamples = (): readonly Sample[] => [insights(), actions()];

const rates = { spendCents: 18_400, cpmCents: 880, clicksPer100k: 1_150, conversionsPer100k: 2_300, orderCents: 8_900 };

function insights(): Sample {
  const chance = chanceOf('meta/insights');
  const rows = daysFrom('2026-04-06', '2026-04-12').flatMap((day) =>
    ['23850000000000017', '23850000000000025'].map((campaign): SampleRow => {
      const figures = figuresOf(deliver(rates, chance));
      const { spend, impressions, clicks, conversions, revenue } = figures;
      const cells = [
        day,
        '1700252260223815',
        campaign,
        whole(impressions),
        whole(clicks),
        fixed(spend, 2),
        ratio(spend, impressions, { places: 6, per: 1000 }) ?? '',
        whole(conversions),
        fixed(revenue, 2),
      ];
      return { cells, figures };
    }),
  );
  return textSample({
    path: 'meta/insights-api.csv',
    about: 'API insights: ids of 16 and 17 digits, `inline_link_clicks`, purchases in a column named after the pixel event, no currency',
    platform: 'meta',
    currency: null,
    period: { start: '2026-04-06', end: '2026-04-12', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: [
      'date_start',
      'account_id',
      'campaign_id',
      'impressions',
      'inline_link_clicks',
      'spend',
      'cpm',
      'actions:offsite_conversion.fb_pixel_purchase',
      'action_values:offsite_conversion.fb_pixel_purchase',
    ],
    rows,
  });
}

/** Per day one lead under two names, purchases, and events that are no conversions. */
function actions(): Sample {
  const chance = chanceOf('meta/actions');
  const rows = daysFrom('2026-04-06', '2026-04-10').flatMap((day) => {
    const [leads, purchases] = [chance.between(2, 9), chance.between(1, 6)];
    const row = (action: string, value: number, isConversion: boolean): SampleRow => ({
      cells: ['6215293456071', day, action, String(value), String(Math.max(0, value - 1)), '1'],
      figures: { ...noFigures, conversions: isConversion ? count(value) : 0n },
    });
    return [
      row('offsite_conversion.fb_pixel_lead', leads, true),
      row('lead', leads, false),
      row('offsite_conversion.fb_pixel_purchase', purchases, true),
      row('link_click', chance.between(40, 90), false),
      row('post_engagement', chance.between(90, 150), false),
    ];
  });
  return textSample({
    path: 'meta/ad-actions-api.csv',
    about: 'API actions, one row per event: `lead` repeats `offsite_conversion.fb_pixel_lead` and must not be counted twice',
    platform: 'meta',
    currency: null,
    period: { start: '2026-04-06', end: '2026-04-10', grain: 'day' },
    layout: { encoding: 'utf-8', delimiter: ',' },
    header: ['ad_id', 'date', 'action_type', 'value', '_7_d_click', '_1_d_view'],
    rows,
  });
}
