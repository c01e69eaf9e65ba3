import { gapSentences } from '../gap-sentences.ts';
import type { ClauseTemplates } from '../clause-templates.ts';

/** How countries and regions that bring more or less are told. */
export const geographyGapClauses: ClauseTemplates = {
  kind: 'geography-gap',
  en: [
    'In {value.name}, {value.metric} is {value<>comparator:higher|lower} than for {comparator.of}: {value} against {comparator}.',
    ...gapSentences.en,
  ],
  de: [
    'In {value.name} liegt die Kennzahl {value.metric} {value<>comparator:höher|niedriger} als für {comparator.of}: {value} gegenüber {comparator}.',
    ...gapSentences.de,
  ],
};
