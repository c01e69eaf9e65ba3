import type { ClauseTemplates } from '../clause-templates.ts';

export const trackingBreakClauses: ClauseTemplates = {
  kind: 'tracking-break',
  en: [
    'On {days} {days:plural:day|days} ({days.period}), {value.name} counted {value} {value.metric} against {comparator} expected.',
    'Meanwhile {volume.name} went on with {volume} {volume.metric}.',
    'At the value of the other days, the difference of {difference:abs} {difference.metric} for {difference.name} is worth {effect:abs}.',
    'The spend of {spend.name} on these days was {spend}.',
    'The expected {comparator.metric} of {comparator.name} have the {comparator:interval}.',
  ],
  de: [
    'An {days} {days:plural:Tag|Tagen} ({days.period}) zählte {value.name} {value} {value.metric}, erwartet gegenüber {comparator}.',
    'Währenddessen lief {volume.name} mit {volume} {volume.metric} weiter.',
    'Zum Wert der anderen Tage hat die Differenz von {difference:abs} {difference.metric} für {difference.name} einen Gegenwert von {effect:abs}.',
    'Die Ausgaben für {spend.name} betrugen an diesen Tagen {spend}.',
    'Die erwarteten {comparator.metric} für {comparator.name} haben das {comparator:interval}.',
  ],
};
