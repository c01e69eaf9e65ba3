import type { ColumnRule, Platform } from './platform.ts';

/** The longest window stands first: API tables hold several, and only the longest has both orders and sales. */
const windows = [30, 14, 7, 1];

const windowRules = windows.flatMap((days, preference): readonly ColumnRule[] => [
  {
    header: new RegExp(`^${days} day total orders \\(#\\)$`, 'u'),
    field: 'conversions',
    preference,
    note: `orders within ${days} days of the click`,
  },
  { header: new RegExp(`^${days} day total sales$`, 'u'), field: 'revenue', preference, note: `sales within ${days} days of the click` },
  { header: new RegExp(`^${days} day conversion rate$`, 'u'), field: 'cvr', preference },
  {
    header: new RegExp(`^(?:attributed )?(?:purchases|conversions|orders) ?${days} ?d$`, 'u'),
    field: 'conversions',
    preference,
    note: `orders within ${days} days of the click`,
  },
  {
    header: new RegExp(`^(?:attributed )?sales ?${days} ?d$`, 'u'),
    field: 'revenue',
    preference,
    note: `sales within ${days} days of the click`,
  },
]);

const windowed = (name: (days: number) => string): readonly string[] => windows.map(name);

export const amazonAds: Platform = {
  id: 'amazon-ads',
  name: 'Amazon Ads',
  aliases: ['amazon', 'amazon ads', 'amazon advertising', 'amazon dsp', 'sponsored products'],
  signatures: [
    {
      report: 'Sponsored ads report (UI)',
      strength: 'certain',
      anyOf: [
        ...windowed((days) => `${days} day total sales`),
        ...windowed((days) => `${days} day total orders (#)`),
        'customer search term',
        'total advertising cost of sales (acos)',
        'total return on advertising spend (roas)',
      ],
    },
    {
      report: 'API report',
      strength: 'certain',
      anyOf: [
        'campaign bidding strategy',
        'campaign budget currency code',
        'campaign applicable budget rule id',
        'campaign rule based budget amount',
        ...windowed((days) => `purchases ${days} d`),
        ...windowed((days) => `sales ${days} d`),
        ...windowed((days) => `purchases${days}d`),
        ...windowed((days) => `sales${days}d`),
        ...windowed((days) => `attributed sales${days}d`),
      ],
      anyCount: 2,
    },
    { report: 'Table named after Amazon Ads', strength: 'likely', fileName: /amazon|sponsored[ _-]products/iu },
  ],
  columns: [
    ...windowRules,
    {
      header: /(?:advertised|other|same|halo|promoted) (?:sku|asin) (?:units|sales|orders|purchases)/u,
      field: null,
      note: 'part of the total',
    },
    { header: /brand halo|new to brand/u, field: null, note: 'part of the total' },
    { header: /(?:total units|units sold)/u, field: null, note: 'units; one order may hold several' },
    { header: /advertising cost of sales|^acos/u, field: null, note: 'the inverse of ROAS' },
    { header: 'targeting', field: 'keyword', preference: 5 },
    { header: 'campaign budget currency code', field: 'currency' },
  ],
  timeZone: 'account',
  channel: 'retail',
  sources: ['10 genuine exports', 'fivetran/dbt_amazon_ads'],
};
