import type { Platform } from './platform.ts';

export const cm360: Platform = {
  id: 'cm360',
  name: 'CM360',
  aliases: ['cm360', 'campaign manager', 'campaign manager 360', 'dcm', 'dfa', 'doubleclick campaign manager'],
  signatures: [
    {
      report: 'Report builder',
      strength: 'certain',
      preamble: /^(?:Report Fields|MRC Accredited Metrics|Date\/Time Generated)$/u,
      anyOf: ['impressions', 'clicks', 'total conversions', 'campaign', 'placement', 'media cost'],
    },
    {
      report: 'Report builder',
      strength: 'certain',
      anyOf: ['site (cm360)', 'site (dcm)', 'site id (cm360)', 'site id (dcm)', 'placement compatibility', 'floodlight configuration'],
    },
    {
      report: 'Table with CM360 names',
      strength: 'likely',
      anyOf: [
        'active view eligible impressions',
        'active view: eligible impressions',
        'click through conversions',
        'view through conversions',
        'placement name',
        'site name',
        'media cost',
        'placement',
      ],
      anyCount: 3,
      noneOf: ['insertion order', 'line item'],
    },
    {
      report: 'Table named after CM360',
      strength: 'likely',
      fileName: /(?:^|[^a-z])(?:cm[ _-]?360|dcm|campaign[ _-]manager[ _-]360)(?:[^a-z0-9]|$)/iu,
    },
  ],
  columns: [
    { header: 'media cost', field: 'spend' },
    { header: 'dv360 cost', field: null, note: 'the same cost seen by the buying tool' },
    { header: 'total conversions', field: 'conversions' },
    { header: 'conversions', field: 'conversions', preference: 1 },
    { header: 'total revenue', field: 'revenue' },
    { header: 'activity', field: 'conversion_action' },
    { header: 'activity name', field: 'conversion_action', preference: 1 },
    { header: 'placement', field: 'placement' },
    { header: 'placement name', field: 'placement' },
    { header: /^site(?: name)?(?: \((?:cm360|dcm)\))?$/u, field: 'placement', preference: 5 },
    { header: /^active view:? eligible impressions$/u, field: null, note: 'not all of them could be measured' },
    { header: 'effective cpm', field: 'cpm' },
  ],
  timeZone: 'advertiser',
  channel: 'display',
  sources: ['google/starthinker cm.py', 'googleads/googleads-dfa-reporting-samples', 'https://support.google.com/campaignmanager'],
};
