import type { ClauseTemplates } from '../clause-templates.ts';

export const creativeFatigueClauses: ClauseTemplates = {
  kind: 'creative-fatigue',
  en: [
    '{value.name} wears out: its {value.metric} {value<>comparator:rose|fell} from {comparator} ({comparator.period}) to {value} ({value.period}).',
    'Compared with other ads on the same days, wear cost {drop.name} {drop} of its {drop.metric} ({drop:interval}).',
    '{exposures.name} has been shown for {exposures} {exposures.metric}.',
    'For {lost.name}, that makes a difference of {lost:signed} {lost.metric} in the flight, worth {effect:signed}.',
    'At this pace, {days-until.name} takes {days-until} {days-until:plural:day|days} to pass the {limit.metric} that is wanted.',
  ],
  de: [
    '{value.name} nutzt sich ab: Die Kennzahl {value.metric} {value<>comparator:stieg|sank} von {comparator} ({comparator.period}) auf {value} ({value.period}).',
    'Verglichen mit anderen Anzeigen an denselben Tagen büßte {drop.name} {drop} der Kennzahl {drop.metric} ein ({drop:interval}).',
    '{exposures.name} wurde mit {exposures} {exposures.metric} gezeigt.',
    'Für {lost.name} macht das in der Laufzeit einen Unterschied von {lost:signed} {lost.metric}, ein Gegenwert von {effect:signed}.',
    'Bei diesem Tempo dauert es für {days-until.name} {days-until} {days-until:plural:Tag|Tage}, bis die Kennzahl {limit.metric} das gewünschte Maß verfehlt.',
  ],
};
