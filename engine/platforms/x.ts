import type { Platform } from './platform.ts';

export const x: Platform = {
  id: 'x',
  name: 'X/Twitter',
  aliases: ['x', 'twitter', 'x/twitter', 'twitter ads', 'x ads', 'x (twitter)'],
  signatures: [
    {
      report: 'API analytics',
      strength: 'certain',
      anyOf: [
        'billed charge local micro',
        'billed engagements',
        'tweets send',
        'video mrc views',
        'video 3 s 100 pct views',
        'auto created conversion landing page view',
      ],
    },
    {
      report: 'Ads Manager (UI)',
      strength: 'certain',
      anyOf: ['tweet engagements', 'promoted tweet', 'post engagements (x)', 'cost per tweet engagement'],
    },
    { report: 'Table named after X/Twitter', strength: 'likely', fileName: /twitter|(?:^|[^a-z])x[ _-]ads(?:[^a-z]|$)/iu },
  ],
  columns: [
    { header: 'billed charge local micro', field: 'spend', micros: true },
    { header: 'clicks', field: 'clicks' },
    { header: 'url clicks', field: 'link_clicks' },
    { header: 'link clicks', field: 'link_clicks' },
    { header: 'link clicks', field: 'clicks', preference: 5, note: 'link clicks: the file has no other clicks' },
    { header: 'app clicks', field: null, note: 'part of Clicks' },
    { header: 'qualified impressions', field: null, note: 'part of Impressions' },
    {
      header: /^conversion purchases (?:metric|post engagement|post view)$/u,
      field: null,
      note: 'purchases; which of X’s events are the conversions of a campaign is set per account: map this column to conversions if these are',
    },
    {
      header: /^(?:mobile |auto created )?conversion (?!rate$|value$)\w+ \w+/u,
      field: null,
      note: 'another event, or one part of a total',
    },
    { header: 'video total views', field: 'video_views' },
    { header: 'video content starts', field: 'video_starts' },
    {
      header: /^(?:media views|media engagements|billed engagements|card engagements|video mrc views|video (?:3|6|15) s .*views)$/u,
      field: null,
      note: 'part of the views or engagements',
    },
    { header: 'results', field: null, note: 'counts a different event per campaign objective' },
  ],
  timeZone: 'account',
  channel: 'social',
  sources: ['fivetran/dbt_twitter', 'https://developer.x.com/en/docs/x-ads-api/analytics'],
};
