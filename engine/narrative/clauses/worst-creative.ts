import type { ClauseTemplates } from '../clause-templates.ts';

/** How creatives that are worse than the others are told. */
export const worstCreativeClauses: ClauseTemplates = {
  kind: 'worst-creative',
  en: [
    '{value.name} has a {value<>comparator:higher|lower} {value.metric} than {comparator.of}: {value} against {comparator}.',
    '{difference.name} lies {difference:abs} {difference<>0:above|below} {comparator.of} in {difference.metric} ({difference:interval}).',
    'For {effect.name}, that is worth {effect:signed} against {comparator.of}.',
    'The share of spend of {spend-share.name} is {spend-share}.',
    'For {likely.name}, the likely {likely.metric} from now on is {likely} ({likely:interval}).',
  ],
  de: [
    '{value.name} hat bei der Kennzahl {value.metric} {value<>comparator:einen höheren|einen niedrigeren} Wert als {comparator.of}: {value} gegenüber {comparator}.',
    '{difference.name} liegt bei der Kennzahl {difference.metric} um {difference:abs} {difference<>0:über|unter} {comparator.of} ({difference:interval}).',
    'Für {effect.name} entspricht das gegenüber {comparator.of} einem Gegenwert von {effect:signed}.',
    'Der Ausgabenanteil von {spend-share.name} beträgt {spend-share}.',
    'Für {likely.name} ist bei der Kennzahl {likely.metric} künftig ein Wert von {likely} wahrscheinlich ({likely:interval}).',
  ],
};
