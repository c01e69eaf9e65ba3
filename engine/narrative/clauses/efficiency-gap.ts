import type { ClauseTemplates } from '../clause-templates.ts';

/** How channels that bring more or less than the others are told. */
export const efficiencyGapClauses: ClauseTemplates = {
  kind: 'efficiency-gap',
  en: [
    '{value.name} has a {value<>comparator:higher|lower} {value.metric} than {comparator.of}: {value} against {comparator}.',
    '{difference.name} lies {difference:abs} {difference<>0:above|below} {comparator.of} in {difference.metric}.',
    'For {effect.name}, that is worth {effect:signed} against {comparator.of}.',
    'The estimate of {value.metric} for {value.name} has the {value:interval}.',
  ],
  de: [
    '{value.name} hat bei der Kennzahl {value.metric} {value<>comparator:einen höheren|einen niedrigeren} Wert als {comparator.of}: {value} gegenüber {comparator}.',
    '{difference.name} liegt bei der Kennzahl {difference.metric} um {difference:abs} {difference<>0:über|unter} {comparator.of}.',
    'Für {effect.name} entspricht das gegenüber {comparator.of} einem Gegenwert von {effect:signed}.',
    'Die Schätzung der Kennzahl {value.metric} für {value.name} hat das {value:interval}.',
  ],
};
