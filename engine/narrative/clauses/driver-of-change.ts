import type { ClauseTemplates } from '../clause-templates.ts';

export const driverOfChangeClauses: ClauseTemplates = {
  kind: 'driver-of-change',
  en: [
    '{value.metric} of {value.name} {difference<>0:rose|fell} from {comparator} to {value}, which is consistent with {part.name}: its part in that change is {part:signed}.',
    'For {own.name}, {own.metric} stands at {own} against {previous}.',
    'The part of {part.name} in the change of {part.metric} has the {part:interval}.',
    'For {effect.name}, that is worth {effect:signed}.',
    'Within {combination-within.name}, it is {combination.name}: its part in the change of {combination.metric} is {combination:signed}.',
    'Within {combination-within.name}, {combination-own.metric} of {combination-own.name} stands at {combination-own} against {combination-previous}.',
    'Within {combination-within.name}, the part of {combination-effect.name} is worth {combination-effect:signed}.',
    'Within {combination-within.name} and {combination-between.name}, it is {combination-of-three.name}: its part in the change of {combination-of-three.metric} is {combination-of-three:signed}.',
    'Within {combination-within.name} and {combination-between.name}, the part of {combination-of-three-effect.name} is worth {combination-of-three-effect:signed}.',
  ],
  de: [
    'Die Kennzahl {value.metric} {difference<>0:stieg|sank} für {value.name} von {comparator} auf {value}, was zu {part.name} passt: Der Anteil an dieser Veränderung beträgt {part:signed}.',
    'Für {own.name} liegt die Kennzahl {own.metric} bei {own} gegenüber {previous}.',
    'Der Anteil von {part.name} an der Veränderung der Kennzahl {part.metric} hat das {part:interval}.',
    'Für {effect.name} entspricht das einem Gegenwert von {effect:signed}.',
    'Innerhalb von {combination-within.name} ist es {combination.name}: Der Anteil an der Veränderung der Kennzahl {combination.metric} beträgt {combination:signed}.',
    'Innerhalb von {combination-within.name} liegt die Kennzahl {combination-own.metric} für {combination-own.name} bei {combination-own} gegenüber {combination-previous}.',
    'Innerhalb von {combination-within.name} entspricht der Anteil von {combination-effect.name} einem Gegenwert von {combination-effect:signed}.',
    'Innerhalb von {combination-within.name} und {combination-between.name} ist es {combination-of-three.name}: Der Anteil an der Veränderung der Kennzahl {combination-of-three.metric} beträgt {combination-of-three:signed}.',
    'Innerhalb von {combination-within.name} und {combination-between.name} entspricht der Anteil von {combination-of-three-effect.name} einem Gegenwert von {combination-of-three-effect:signed}.',
  ],
};
