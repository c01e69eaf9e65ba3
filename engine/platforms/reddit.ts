import type { Platform } from './platform.ts';

export const reddit: Platform = {
  id: 'reddit',
  name: 'Reddit',
  aliases: ['reddit', 'reddit ads'],
  signatures: [
    {
      report: 'API report',
      strength: 'certain',
      anyOf: [
        'comment downvotes',
        'comment upvotes',
        'comments page views',
        'gallery item id',
        'viewer comments',
        'legacy click conversions attribution window day',
        'app install metrics install',
        'video watched 95 percent',
        'conversion roas',
      ],
      anyCount: 2,
      moneyInMicros: ['spend', 'cpc', 'ecpm'],
    },
    { report: 'Table named after Reddit', strength: 'likely', fileName: /reddit/iu },
  ],
  columns: [
    { header: 'app install metrics install', field: 'installs' },
    { header: /^app install metrics (?!install$)/u, field: null, note: 'an event in the app that is not an install' },
    {
      header: /^legacy (?:click|view) conversions /u,
      field: null,
      note: 'conversions of one window; Reddit reports them in a table of their own',
    },
    { header: 'conversion roas', field: null, note: 'unit not stated' },
    { header: 'video watched 25 percent', field: 'video_q25' },
    { header: 'video watched 50 percent', field: 'video_q50' },
    { header: 'video watched 75 percent', field: 'video_q75' },
    { header: 'video watched 100 percent', field: 'video_q100' },
    {
      header: /^video (?:watched (?:3|5|10) seconds|watched 95 percent|plays .*|viewable impressions|fully viewable impressions)$/u,
      field: null,
      note: 'part of the video starts or impressions',
    },
  ],
  timeZone: 'UTC',
  channel: 'social',
  sources: ['fivetran/dbt_reddit_ads'],
};
