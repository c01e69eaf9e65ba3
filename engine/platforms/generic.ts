import type { Platform } from './platform.ts';

/** A table of no known platform: read by the shared aliases, with fallbacks for what is usually meant. */
export const generic: Platform = {
  id: 'generic',
  name: 'Generic',
  aliases: ['generic'],
  signatures: [],
  columns: [
    { header: 'link clicks', field: 'link_clicks' },
    { header: 'link clicks', field: 'clicks', preference: 14, note: 'link clicks: the file has no other clicks' },
    { header: 'clicks (all)', field: 'clicks_all' },
    { header: 'clicks (all)', field: 'clicks', preference: 15, note: 'all clicks: the file has no other clicks' },
    { header: 'leads', field: 'leads' },
    { header: 'leads', field: 'conversions', preference: 15, note: 'leads are the conversions of a file that reports no others' },
    { header: 'insertion order', field: 'campaign', preference: 12 },
  ],
  timeZone: 'account',
  channel: 'other',
  sources: ['shared alias table'],
};
