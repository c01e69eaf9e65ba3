import type { Platform } from './platform.ts';

export const theTradeDesk: Platform = {
  id: 'the-trade-desk',
  name: 'The Trade Desk',
  aliases: ['the trade desk', 'trade desk', 'tradedesk', 'ttd'],
  signatures: [
    {
      report: 'Performance report',
      strength: 'certain',
      anyOf: [
        'advertiser cost (adv currency)',
        'advertiser cost adv currency',
        'ttd cost (adv currency)',
        'ttd cost',
        'partner cost (adv currency)',
        'player 25% complete',
        'player completed views',
        'player starts',
        'sampled viewed impressions',
      ],
    },
    {
      report: 'Performance report',
      strength: 'likely',
      allOf: ['advertiser cost'],
      anyOf: ['ad group', 'partner cost', 'media cost', 'creative'],
    },
    { report: 'Table named after The Trade Desk', strength: 'likely', fileName: /trade[ _-]?desk|(?:^|[^a-z])ttd(?:[^a-z]|$)/iu },
  ],
  columns: [
    { header: /^advertiser cost(?: \(?adv(?:ertiser)? currency\)?)?$/u, field: 'spend', note: 'what the advertiser pays, fees included' },
    { header: /^(?:media|partner|ttd|data|feature) cost/u, field: null, note: 'a part of the advertiser cost' },
    { header: 'player starts', field: 'video_starts' },
    { header: 'player 25% complete', field: 'video_q25' },
    { header: 'player 50% complete', field: 'video_q50' },
    { header: 'player 75% complete', field: 'video_q75' },
    { header: 'player completed views', field: 'video_q100' },
    { header: /^(?:01 - )?total click \+ view conversions$/u, field: 'conversions', note: 'the first conversion pixel' },
    { header: /^(?:01 - )?(?:total )?click conversions?(?: 01)?$/u, field: 'conversions_click' },
    { header: /^(?:01 - )?(?:total )?view through conversions?(?: 01)?$/u, field: 'conversions_view' },
    { header: /conversions?(?: revenue)? (?:0[2-9]|[1-9]\d)$|^(?:0[2-9]|[1-9]\d) - /u, field: null, note: 'another conversion pixel' },
    { header: 'sampled viewed impressions', field: 'viewable_impressions' },
    { header: 'sampled tracked impressions', field: 'measurable_impressions' },
  ],
  timeZone: 'UTC',
  channel: 'display',
  sources: ['https://partner.thetradedesk.com report metrics; no genuine export seen'],
};
