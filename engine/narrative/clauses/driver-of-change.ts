import type { ClauseTemplates } from '../clause-templates.ts';

export const driverOfChangeClauses: ClauseTemplates = {
  kind: 'driver-of-change',
  en: [
    '{value.metric} of {value.name} {difference<>0:rose|fell} from {comparator} to {value}, which is consistent with {part.name}: its part in that change is {part:signed}.',
    'For {own.name}, {own.metric} stands at {own} against {previous}.',
    'The part of {part.name} in the change of {part.metric} has the {part:interval}.',
    'For {effect.name}, that is worth {effect:signed}.',
  ],
  de: [
    'Die Kennzahl {value.metric} {difference<>0:stieg|sank} für {value.name} von {comparator} auf {value}, was zu {part.name} passt: Der Anteil an dieser Veränderung beträgt {part:signed}.',
    'Für {own.name} liegt die Kennzahl {own.metric} bei {own} gegenüber {previous}.',
    'Der Anteil von {part.name} an der Veränderung der Kennzahl {part.metric} hat das {part:interval}.',
    'Für {effect.name} entspricht das einem Gegenwert von {effect:signed}.',
  ],
};
