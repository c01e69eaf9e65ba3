import type { ClauseTemplates } from '../clause-templates.ts';

export const unitJumpClauses: ClauseTemplates = {
  kind: 'unit-jump',
  en: [
    'For {factor.name}, the export multiplies {factor.metric} by {factor} ({factor.period}), while the other figures went on as before.',
    '{value.metric} of {value.name} stands at {value} against {comparator} on {comparator.of}.',
    'For {affected.name}, that concerns {affected} {affected.metric} on {days} {days:plural:day|days}.',
    'For {also.name}, it concerns {also} {also.metric} as well.',
    'The factor of {factor.metric} for {factor.name} has the {factor:interval}.',
  ],
  de: [
    'Für {factor.name} gibt der Export die Kennzahl {factor.metric} mit dem Faktor {factor} aus ({factor.period}), während die übrigen Zahlen weiterliefen wie zuvor.',
    'Bei der Kennzahl {value.metric} steht {value.name} bei {value} gegenüber {comparator} an den Tagen davor.',
    'Für {affected.name} betrifft das {affected} {affected.metric} an {days} {days:plural:Tag|Tagen}.',
    'Für {also.name} betrifft es ebenso {also} {also.metric}.',
    'Der Faktor der Kennzahl {factor.metric} für {factor.name} hat das {factor:interval}.',
  ],
};
