import type { ClauseTemplates } from '../clause-templates.ts';

export const funnelDriverClauses: ClauseTemplates = {
  kind: 'funnel-driver',
  en: [
    '{value.metric} of {value.name} {difference<>0:rose|fell} by {difference:abs}, from {comparator} to {value}, which is consistent with {link.metric}: its part in {part.metric} is {part:signed}.',
    '{link.metric} of {link.name} stands at {link} against {previous} in {comparator.of}.',
    'The part of that step in {part.metric} has the {part:interval}.',
    'At the price of a result in {comparator.of}, that is worth {effect:signed}.',
  ],
  de: [
    '{value.metric} von {value.name}: Der Wert {difference<>0:stieg|sank} um {difference:abs} von {comparator} auf {value}, was zur Kennzahl {link.metric} passt: Ihr Anteil an {part.metric} beträgt {part:signed}.',
    'Die Kennzahl {link.metric} liegt für {link.name} bei {link} gegenüber {previous} in {comparator.of}.',
    'Der Anteil dieses Schritts an {part.metric} hat das {part:interval}.',
    'Zum Preis eines Ergebnisses in {comparator.of} entspricht das einem Gegenwert von {effect:signed}.',
  ],
};
