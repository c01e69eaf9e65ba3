import type { ClauseTemplates } from '../clause-templates.ts';

/** How days without figures are told. */
export const missingDaysClauses: ClauseTemplates = {
  kind: 'missing-days',
  en: [
    '{days.name} has no rows on {days} {days:plural:day|days} ({days.period}).',
    'The spend of {typical.name} on such days usually adds up to {typical}.',
  ],
  de: [
    'Für {days.name} fehlen Zeilen an {days} {days:plural:Tag|Tagen} ({days.period}).',
    'Die Ausgaben für {typical.name} betragen an solchen Tagen üblicherweise zusammen {typical}.',
  ],
};
