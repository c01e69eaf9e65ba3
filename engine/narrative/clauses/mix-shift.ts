import type { ClauseTemplates } from '../clause-templates.ts';

export const mixShiftClauses: ClauseTemplates = {
  kind: 'mix-shift',
  en: [
    'The share of spend of {gain.name} {gain<>0:rose|fell} by {gain:abs}, and that shift moved the {mix.metric} of {mix.name} by {mix:signed}.',
    '{value.metric} of {value.name} came to {value} against {comparator} in {comparator.of}.',
    'Without that shift, the {without.metric} of {without.name} comes to {without}.',
    'What the shift did to {mix.metric} has the {mix:interval}.',
    'For {own.name}, {own.metric} stands at {own} with a share of spend of {share}.',
    'For {effect.name}, that shift is worth {effect:signed}.',
  ],
  de: [
    'Der Ausgabenanteil von {gain.name} {gain<>0:stieg|sank} um {gain:abs}, und diese Verschiebung veränderte die Kennzahl {mix.metric} für {mix.name} um {mix:signed}.',
    'Die Kennzahl {value.metric} liegt für {value.name} bei {value} gegenüber {comparator} in {comparator.of}.',
    'Ohne diese Verschiebung läge die Kennzahl {without.metric} für {without.name} bei {without}.',
    'Die Wirkung der Verschiebung auf die Kennzahl {mix.metric} hat das {mix:interval}.',
    'Für {own.name} liegt die Kennzahl {own.metric} bei {own} mit einem Ausgabenanteil von {share}.',
    'Für {effect.name} entspricht diese Verschiebung einem Gegenwert von {effect:signed}.',
  ],
};
