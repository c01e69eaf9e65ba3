import { gapSentences } from '../gap-sentences.ts';
import type { ClauseTemplates } from '../clause-templates.ts';

/** How audiences, ages and genders that bring more or less are told. */
export const audienceGapClauses: ClauseTemplates = {
  kind: 'audience-gap',
  en: [
    'For {value.name}, {value.metric} is {value<>comparator:higher|lower} than for {comparator.of}: {value} against {comparator}.',
    ...gapSentences.en,
  ],
  de: [
    'Für {value.name} liegt die Kennzahl {value.metric} {value<>comparator:höher|niedriger} als für {comparator.of}: {value} gegenüber {comparator}.',
    ...gapSentences.de,
  ],
};
