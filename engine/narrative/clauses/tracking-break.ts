import type { ClauseTemplates } from '../clause-templates.ts';

export const trackingBreakClauses: ClauseTemplates = {
  kind: 'tracking-break',
  en: [
    'On {days} {days:plural:day|days} ({days.period}), {value.name} counted {value} {value.metric} against {comparator} expected.',
    'Meanwhile {volume.name} went on with {volume} {volume.metric}.',
    'At the value of the other days, the difference of {lost:abs} {lost.metric} for {lost.name} is worth {effect:abs}.',
    'The spend of {spend.name} on these days was {spend}.',
    'For {comparator.name}, the estimate of the expected {comparator.metric} has the {comparator:interval}.',
  ],
  de: [
    'An {days} {days:plural:Tag|Tagen} ({days.period}) zählte {value.name} {value} {value.metric} gegenüber {comparator} erwarteten.',
    'Währenddessen lief {volume.name} mit {volume} {volume.metric} weiter.',
    'Zum Wert der anderen Tage hat die Differenz von {lost:abs} {lost.metric} für {lost.name} einen Gegenwert von {effect:abs}.',
    'Die Ausgaben für {spend.name} betrugen an diesen Tagen {spend}.',
    'Für {comparator.name} hat die Schätzung der Kennzahl {comparator.metric} das {comparator:interval}.',
  ],
};
