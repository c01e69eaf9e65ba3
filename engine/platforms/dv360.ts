import type { Platform } from './platform.ts';

const advertiserCurrency = String.raw`(?: \(?adv(?:ertiser)? currency\)?)`;
const checked =
  'DV360’s Revenue is what the advertiser pays, other tools write sales under this name: to be checked against the printed CPM, CPC or CPA';

export const dv360: Platform = {
  id: 'dv360',
  name: 'DV360',
  aliases: ['dv360', 'display video 360', 'display and video 360', 'dbm', 'doubleclick bid manager', 'bid manager'],
  signatures: [
    {
      report: 'Report builder',
      strength: 'certain',
      anyOf: [
        'insertion order',
        'insertion order id',
        'revenue (adv currency)',
        'revenue adv currency',
        'media cost (advertiser currency)',
        'revenue (advertiser currency)',
        'billable impressions',
      ],
      anyCount: 2,
    },
    {
      report: 'Report builder',
      strength: 'certain',
      anyOf: [
        'revenue (adv currency)',
        'revenue ecpm (adv currency)',
        'revenue ecpc (adv currency)',
        'first quartile views (video)',
        'complete views (video)',
      ],
    },
    {
      report: 'Table with DV360 names',
      strength: 'likely',
      allOf: ['insertion order'],
      anyOf: ['line item', 'line item name', 'line item id', 'exchange', 'viewable impressions', 'inventory source'],
    },
    {
      report: 'Table named after DV360',
      strength: 'likely',
      fileName: /(?:^|[^a-z])(?:dv[ _-]?360|dbm|display[ _-]?(?:and[ _-])?video[ _-]?360)(?:[^a-z0-9]|$)/iu,
    },
  ],
  columns: [
    { header: new RegExp(`^media cost${advertiserCurrency}?$`, 'u'), field: 'spend', note: 'cost of the media without fees' },
    { header: new RegExp(`^revenue${advertiserCurrency}$`, 'u'), field: 'spend', preference: 1, note: checked },
    { header: new RegExp(`^revenue${advertiserCurrency}$`, 'u'), field: 'revenue', preference: 5, note: checked },
    {
      header: new RegExp(`^total media cost${advertiserCurrency}?$`, 'u'),
      field: 'spend',
      preference: 2,
      note: 'media with data and fees',
    },
    {
      header: new RegExp(
        `^(?:revenue|media cost|profit|billable cost|total media cost|data fees?)(?: .*)? ?\\(?partner currency\\)?$`,
        'u',
      ),
      field: null,
      note: 'the same money in another currency',
    },
    {
      header: new RegExp(`^(?:profit|billable cost|data fees?|media fee \\d|platform fee)(?: .*)?$`, 'u'),
      field: null,
      note: 'a part of what the advertiser pays',
    },
    {
      header: new RegExp(`^(?:media cost|total media cost|profit) ecp[mca]`, 'u'),
      field: null,
      note: 'a ratio over another cost than the one read as spend',
    },
    { header: new RegExp(`^revenue ecpm${advertiserCurrency}?$`, 'u'), field: 'cpm' },
    { header: new RegExp(`^revenue ecpc${advertiserCurrency}?$`, 'u'), field: 'cpc' },
    { header: new RegExp(`^revenue ecpa${advertiserCurrency}?$`, 'u'), field: 'cpa' },
    { header: 'billable impressions', field: null, note: 'the part of Impressions that was charged' },
    { header: /^active view:? eligible impressions$/u, field: null, note: 'not all of them could be measured' },
    { header: 'insertion order', field: 'campaign' },
    { header: 'insertion order name', field: 'campaign' },
    { header: 'campaign', field: 'campaign', preference: 5 },
    { header: 'campaign name', field: 'campaign', preference: 5 },
    { header: 'insertion order id', field: 'campaign_id' },
    { header: 'campaign id', field: 'campaign_id', preference: 5 },
    { header: 'line item', field: 'ad_group' },
    { header: 'line item name', field: 'ad_group' },
    { header: 'line item id', field: 'ad_group_id' },
    { header: /^(?:app\/url|site|inventory source)$/u, field: 'placement', preference: 5 },
    { header: 'floodlight activity name', field: 'conversion_action' },
  ],
  timeZone: 'advertiser',
  channel: 'display',
  sources: [
    'google/starthinker dv.py and monthly_budget_mover.json',
    'https://support.google.com/displayvideo "Reporting time zones and quotas"',
  ],
};
