import type { ClauseTemplates } from '../clause-templates.ts';

/** How days of the week that bring more or less are told. */
export const weekdayPatternClauses: ClauseTemplates = {
  kind: 'weekday-pattern',
  en: [
    'On {value.name}, {value.metric} is {value<>comparator:higher|lower} than for {comparator.of}: {value} against {comparator}.',
    '{difference.name} lies {difference:abs} {difference<>0:above|below} {comparator.of} in {difference.metric} ({difference:interval}).',
    'For {effect.name}, that is worth {effect:signed} against {comparator.of}.',
    'The share of spend of {spend-share.name} is {spend-share}.',
  ],
  de: [
    'Am {value.name} liegt die Kennzahl {value.metric} {value<>comparator:höher|niedriger} als für {comparator.of}: {value} gegenüber {comparator}.',
    '{difference.name} liegt bei der Kennzahl {difference.metric} um {difference:abs} {difference<>0:über|unter} {comparator.of} ({difference:interval}).',
    'Für {effect.name} entspricht das gegenüber {comparator.of} einem Gegenwert von {effect:signed}.',
    'Der Ausgabenanteil von {spend-share.name} beträgt {spend-share}.',
  ],
};
