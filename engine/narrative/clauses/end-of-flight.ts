import type { ClauseTemplates } from '../clause-templates.ts';

export const endOfFlightClauses: ClauseTemplates = {
  kind: 'end-of-flight',
  en: [
    'At its present pace, {projected.name} ends with {projected.metric} of {projected} against {planned} of {planned.metric}.',
    '{difference.metric} of {difference.name} would then lie {difference:abs} {difference<>0:above|below} {difference.of}, worth {effect:abs}.',
    'To use the budget, {required-per-day.metric} of {required-per-day.name} has to be {required-per-day} on each of the {days-left} {days-left:plural:day|days} that are left.',
    'The projected {projected.metric} of {projected.name} has the {projected:interval}.',
  ],
  de: [
    'Beim jetzigen Tempo endet {projected.name} mit {projected} {projected.metric} gegenüber {planned} {planned.metric}.',
    'Die Kennzahl {difference.metric} für {difference.name} läge dann um {difference:abs} {difference<>0:über|unter} {difference.of}, ein Gegenwert von {effect:abs}.',
    'Um das Budget auszuschöpfen, muss die Kennzahl {required-per-day.metric} für {required-per-day.name} an jedem der {days-left} verbleibenden {days-left:plural:Tag|Tage} bei {required-per-day} liegen.',
    'Die Projektion der Kennzahl {projected.metric} für {projected.name} hat das {projected:interval}.',
  ],
};
