import type { ClauseTemplates } from '../clause-templates.ts';

export const anomalyClauses: ClauseTemplates = {
  kind: 'anomaly',
  en: [
    'On {days} {days:plural:day|days} ({value.period}), {value.metric} of {value.name} lay {value<>comparator:above|below} {comparator.of}: {value} against {comparator}.',
    'For {difference.name}, {difference.metric} lay {difference:abs} {difference<>0:above|below} {comparator.of}.',
    'For {effect.name}, the difference is worth {effect:abs}.',
  ],
  de: [
    'An {days} {days:plural:Tag|Tagen} ({value.period}) lag {value.name} bei der Kennzahl {value.metric} {value<>comparator:über|unter} {comparator.of}: {value} gegenüber {comparator}.',
    'Für {difference.name} lag die Kennzahl {difference.metric} um {difference:abs} {difference<>0:über|unter} {comparator.of}.',
    'Für {effect.name} hat die Differenz einen Gegenwert von {effect:abs}.',
  ],
};
