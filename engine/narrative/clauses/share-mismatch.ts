import type { ClauseTemplates } from '../clause-templates.ts';

/** How shares of results far from the share of spend are told. */
export const shareMismatchClauses: ClauseTemplates = {
  kind: 'share-mismatch',
  en: [
    '{value.name} brings {value} of results for {comparator} of spend.',
    'The share of results of {difference.name} lies {difference:abs} {difference<>0:above|below} its share of spend.',
    'For {effect.name}, that is worth {effect:signed} at the price that the campaign pays for a result.',
  ],
  de: [
    '{value.name} bringt {value} der Ergebnisse für {comparator} der Ausgaben.',
    'Der Ergebnisanteil von {difference.name} liegt um {difference:abs} {difference<>0:über|unter} dem Ausgabenanteil.',
    'Für {effect.name} entspricht das zum Ergebnispreis der Kampagne einem Gegenwert von {effect:signed}.',
  ],
};
