import type { ClauseTemplates } from '../clause-templates.ts';

/** How KPIs that got better than in the period before are told. */
export const improvementClauses: ClauseTemplates = {
  kind: 'improvement',
  en: [
    '{value.metric} of {value.name} {difference<>0:improved|improved} against {comparator.of}: it {difference<>0:rose|fell} by {difference:abs}, from {comparator} to {value}.',
    'The change of {difference.metric} has the {difference:interval}.',
    'Against {comparator.of}, that is worth {effect:signed}.',
  ],
  de: [
    'Für {value.name} {difference<>0:verbesserte|verbesserte} sich die Kennzahl {value.metric} gegenüber {comparator.of}: Sie {difference<>0:stieg|sank} um {difference:abs} von {comparator} auf {value}.',
    'Die Veränderung der Kennzahl {difference.metric} hat das {difference:interval}.',
    'Gegenüber {comparator.of} entspricht das einem Gegenwert von {effect:signed}.',
  ],
};
