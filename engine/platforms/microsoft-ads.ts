import type { Platform } from './platform.ts';

export const microsoftAds: Platform = {
  id: 'microsoft-ads',
  name: 'Microsoft Ads',
  aliases: ['microsoft ads', 'microsoft advertising', 'microsoft', 'bing', 'bing ads', 'msads'],
  signatures: [
    {
      report: 'Performance report',
      strength: 'certain',
      preamble: /^(?:Last Completed Available (?:Day|Hour)|Potential Incomplete Data|Report Aggregation):/u,
    },
    {
      report: 'API report',
      strength: 'certain',
      anyOf: [
        'delivered match type',
        'bid match type',
        'top vs other',
        'conversions qualified',
        'all conversions qualified',
        'budget association status',
        'ad distribution',
        'device os',
      ],
      anyCount: 2,
    },
    {
      report: 'Table named after Microsoft Ads',
      strength: 'likely',
      fileName: /(?:^|[^a-z])(?:bing|bing[ _-]?ads|microsoft[ _-]?(?:ads|advertising))(?:[^a-z]|$)/iu,
    },
  ],
  columns: [
    { header: 'conversions', field: 'conversions' },
    { header: 'conv.', field: 'conversions', preference: 1 },
    { header: /^(?:all )?conversions qualified$/u, field: null, note: 'the same conversions counted with fractions; Conversions is read' },
    { header: /^all (?:conv|revenue)/u, field: null, note: 'includes conversions that are not goals of the campaign' },
    { header: /^(?:low quality|invalid) /u, field: null, note: 'filtered traffic that is not charged' },
    { header: 'assists', field: null, note: 'earlier clicks of the same conversions' },
    { header: 'goal', field: 'conversion_action' },
    { header: 'goal type', field: null, note: 'kind of the goal' },
    { header: 'top vs other', field: 'placement' },
  ],
  timeZone: 'account',
  channel: 'search',
  sources: ['MicrosoftDocs/Advertising guides/reports.md', 'fivetran/dbt_microsoft_ads'],
};
