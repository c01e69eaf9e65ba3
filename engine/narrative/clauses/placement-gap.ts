import { gapSentences } from '../gap-sentences.ts';
import type { ClauseTemplates } from '../clause-templates.ts';

/** How placements and networks that bring more or less are told. */
export const placementGapClauses: ClauseTemplates = {
  kind: 'placement-gap',
  en: [
    'On {value.name}, {value.metric} is {value<>comparator:higher|lower} than for {comparator.of}: {value} against {comparator}.',
    ...gapSentences.en,
  ],
  de: [
    'Auf {value.name} liegt die Kennzahl {value.metric} {value<>comparator:höher|niedriger} als für {comparator.of}: {value} gegenüber {comparator}.',
    ...gapSentences.de,
  ],
};
