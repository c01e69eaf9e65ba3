import type { Platform } from './platform.ts';

export const spotifyAds: Platform = {
  id: 'spotify-ads',
  name: 'Spotify Ads',
  aliases: ['spotify', 'spotify ads', 'spotify ad studio'],
  signatures: [
    {
      report: 'Ads Manager report',
      strength: 'certain',
      anyOf: ['ad played to: 25%', 'ad played to: 50%', 'ad played to: 75%', 'ad played to: 100%', 'customer acquisition cost (cac)'],
    },
    {
      report: 'Ads Manager report',
      strength: 'certain',
      preamble: /^Report (?:Primary Entity|Granularity|Data as of):/u,
      anyOf: ['impressions', 'spend', 'clicks'],
    },
    { report: 'Table named after Spotify Ads', strength: 'likely', fileName: /spotify/iu },
  ],
  columns: [
    { header: 'purchases', field: 'conversions' },
    { header: 'attributed revenue', field: 'revenue' },
    { header: 'starts', field: 'video_starts', note: 'ads that began to play' },
    { header: 'ad played to: 25%', field: 'video_q25' },
    { header: 'ad played to: 50%', field: 'video_q50' },
    { header: 'ad played to: 75%', field: 'video_q75' },
    { header: 'ad played to: 100%', field: 'video_q100' },
    { header: 'completion rate', field: null, note: 'a share of the starts' },
    { header: 'page views', field: 'landing_page_views' },
    { header: 'customer acquisition cost (cac)', field: null, note: 'over new customers, which the file does not count' },
    { header: 'products', field: null, note: 'number of products bought' },
  ],
  timeZone: 'UTC',
  channel: 'audio',
  sources: ['a genuine export'],
};
