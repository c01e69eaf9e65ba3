import type { ClauseTemplates } from '../clause-templates.ts';

export const simpsonParadoxClauses: ClauseTemplates = {
  kind: 'simpson-paradox',
  en: [
    '{value.metric} of {value.name} {difference<>0:rose|fell} from {comparator} to {value}, though within the groups by {gain.dimension} it {rate<>0:rose|fell}: their own part in {value.name} is {rate:signed}.',
    '{against} of {groups} {groups:plural:group|groups} moved against the whole.',
    'The share of spend of {gain.name} {gain<>0:rose|fell} by {gain:abs}, and that shift moved the {mix.metric} of {mix.name} by {mix:signed}.',
    'What the groups did to {rate.metric} by themselves has the {rate:interval}.',
    'For {effect.name}, that shift is worth {effect:signed}.',
  ],
  de: [
    'Die Kennzahl {value.metric} {difference<>0:stieg|sank} für {value.name} von {comparator} auf {value}, obwohl sie innerhalb der Gruppen nach {gain.dimension} {rate<>0:stieg|sank}: Deren eigener Anteil beträgt für {value.name} {rate:signed}.',
    '{against} von {groups} {groups:plural:Gruppe|Gruppen} bewegten sich entgegen dem Ganzen.',
    'Der Ausgabenanteil von {gain.name} {gain<>0:stieg|sank} um {gain:abs}, und diese Verschiebung veränderte die Kennzahl {mix.metric} für {mix.name} um {mix:signed}.',
    'Die eigene Wirkung der Gruppen auf die Kennzahl {rate.metric} hat das {rate:interval}.',
    'Für {effect.name} entspricht diese Verschiebung einem Gegenwert von {effect:signed}.',
  ],
};
