import type { ClauseTemplates } from '../clause-templates.ts';

export const creativeFatigueClauses: ClauseTemplates = {
  kind: 'creative-fatigue',
  en: [
    '{value.name} wears out: its {value.metric} {value<>comparator:rose|fell} from {comparator} ({comparator.period}) to {value} ({value.period}).',
    'Compared with other ads on the same days, {drop.name} lost {drop} of its {drop.metric} ({drop:interval}).',
    '{exposures.name} has been shown for {exposures} {exposures.metric}.',
    'Since the flight began, {lost.name} lost {lost:abs} {lost.metric} against its fresh rate, worth {effect:abs}.',
    'At this pace, {days-until.name} takes {days-until} {days-until:plural:day|days} to pass the {limit.metric} that is wanted.',
  ],
  de: [
    '{value.name} nutzt sich ab: Die Kennzahl {value.metric} {value<>comparator:stieg|sank} von {comparator} ({comparator.period}) auf {value} ({value.period}).',
    'Verglichen mit anderen Anzeigen an denselben Tagen büßte {drop.name} {drop} der Kennzahl {drop.metric} ein ({drop:interval}).',
    '{exposures.name} wurde mit {exposures} {exposures.metric} gezeigt.',
    'Seit Beginn der Laufzeit entgingen {lost.name} {lost:abs} {lost.metric} gegenüber der frischen Rate, ein Gegenwert von {effect:abs}.',
    'Bei diesem Tempo dauert es für {days-until.name} {days-until} {days-until:plural:Tag|Tage}, bis die Kennzahl {limit.metric} das gewünschte Maß verfehlt.',
  ],
};
