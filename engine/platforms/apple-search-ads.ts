import type { Platform } from './platform.ts';

export const appleSearchAds: Platform = {
  id: 'apple-search-ads',
  name: 'Apple Search Ads',
  aliases: ['apple search ads', 'apple ads', 'apple', 'asa'],
  signatures: [
    {
      report: 'Campaign report',
      strength: 'certain',
      anyOf: [
        'ttr',
        'avg cpt',
        'avg. cpt',
        'average cpt',
        'installs (total)',
        'installs (tap through)',
        'tap installs',
        'local spend',
        'local spend amount',
        'local spend currency',
        'avg cpt amount',
        'lat on installs',
        'new downloads',
      ],
    },
    { report: 'Table with Apple names', strength: 'likely', allOf: ['taps'] },
    { report: 'Table named after Apple Search Ads', strength: 'likely', fileName: /apple[ _-]?search|(?:^|[^a-z])asa(?:[^a-z]|$)/iu },
  ],
  columns: [
    { header: /^local spend(?: amount)?$/u, field: 'spend' },
    { header: 'local spend currency', field: 'currency' },
    { header: 'taps', field: 'clicks', note: 'a tap is Apple’s click' },
    { header: 'ttr', field: 'ctr', note: 'tap-through rate' },
    { header: /^(?:avg\.?|average) cpt(?: amount)?$/u, field: 'cpc', note: 'cost per tap' },
    { header: /^(?:installs \(total\)|total installs|installs)$/u, field: 'installs' },
    {
      header: /^(?:installs \(total\)|total installs|installs)$/u,
      field: 'conversions',
      preference: 5,
      note: 'installs are the conversions of Apple Search Ads',
    },
    { header: /^(?:installs \(tap through\)|tap installs)$/u, field: 'installs', preference: 1 },
    {
      header: /^(?:installs \(tap through\)|tap installs)$/u,
      field: 'conversions',
      preference: 6,
      note: 'installs are the conversions of Apple Search Ads',
    },
    {
      header:
        /^(?:installs \(view through\)|view installs|new downloads|redownloads|lat o(?:n|ff) installs|tap (?:new downloads|redownloads))$/u,
      field: null,
      note: 'part of the installs',
    },
  ],
  timeZone: 'account',
  channel: 'search',
  sources: ['fivetran/dbt_apple_search_ads', 'https://developer.apple.com/documentation/apple_search_ads'],
};
