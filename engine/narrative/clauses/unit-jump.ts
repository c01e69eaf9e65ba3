import type { ClauseTemplates } from '../clause-templates.ts';

export const unitJumpClauses: ClauseTemplates = {
  kind: 'unit-jump',
  en: [
    'For {factor.name}, the export gives {factor.metric} at {factor} times the unit of the other days ({factor.period}), while the counts went on as before.',
    '{value.metric} of {value.name} stands at {value} against {comparator} on {comparator.of}.',
    'For {affected.name}, that concerns {affected} of {affected.metric} on {days} {days:plural:day|days}.',
    'For {also.name}, {also} of {also.metric} is concerned as well.',
    'The factor of {factor.metric} for {factor.name} has the {factor:interval}.',
  ],
  de: [
    'Für {factor.name} gibt der Export die Kennzahl {factor.metric} mit dem Faktor {factor} gegenüber den anderen Tagen aus ({factor.period}), während die Zählungen weiterliefen wie zuvor.',
    'Bei der Kennzahl {value.metric} steht {value.name} bei {value} gegenüber {comparator} an den Tagen davor.',
    'Für {affected.name} betrifft das {affected} an {affected.metric} an {days} {days:plural:Tag|Tagen}.',
    'Für {also.name} betrifft es ebenso {also} an {also.metric}.',
    'Der Faktor der Kennzahl {factor.metric} für {factor.name} hat das {factor:interval}.',
  ],
};
