import { gapSentences } from '../gap-sentences.ts';
import type { ClauseTemplates } from '../clause-templates.ts';

/** How creatives that are worse than the others are told. */
export const worstCreativeClauses: ClauseTemplates = {
  kind: 'worst-creative',
  en: [
    '{value.name} has a {value<>comparator:higher|lower} {value.metric} than {comparator.of}: {value} against {comparator}.',
    ...gapSentences.en,
    'For {likely.name}, the likely {likely.metric} from now on is {likely} ({likely:interval}).',
  ],
  de: [
    '{value.name} hat bei der Kennzahl {value.metric} {value<>comparator:einen höheren|einen niedrigeren} Wert als {comparator.of}: {value} gegenüber {comparator}.',
    ...gapSentences.de,
    'Für {likely.name} ist bei der Kennzahl {likely.metric} künftig ein Wert von {likely} wahrscheinlich ({likely:interval}).',
  ],
};
