import type { ClauseTemplates } from '../clause-templates.ts';

export const changePointClauses: ClauseTemplates = {
  kind: 'change-point',
  en: [
    '{value.metric} of {value.name} {value<>comparator:rose|fell} from {comparator} ({comparator.period}) to {value} ({value.period}).',
    'For {difference.name}, {difference.metric} changed by {difference:signed} and stayed there.',
    'For {effect.name}, that is worth {effect:signed} against {comparator.of}.',
    '{value.metric} of {value.name} has the {value:interval} since the change.',
    '{comparator.metric} of {comparator.name} had the {comparator:interval} before.',
  ],
  de: [
    '{value.metric} {value<>comparator:stieg|sank} für {value.name} von {comparator} ({comparator.period}) auf {value} ({value.period}).',
    'Für {difference.name} veränderte sich die Kennzahl {difference.metric} um {difference:signed} und blieb dort.',
    'Für {effect.name} entspricht das gegenüber {comparator.of} einem Gegenwert von {effect:signed}.',
    'Seit der Veränderung hat die Kennzahl {value.metric} für {value.name} das {value:interval}.',
    'Zuvor hatte die Kennzahl {comparator.metric} für {comparator.name} das {comparator:interval}.',
  ],
};
