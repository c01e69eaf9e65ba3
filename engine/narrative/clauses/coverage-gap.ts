import type { ClauseTemplates } from '../clause-templates.ts';

/** How spend that the figures do not describe is told. */
export const coverageGapClauses: ClauseTemplates = {
  kind: 'coverage-gap',
  en: [
    'The file of {covered.name} has a coverage of {covered} of its account.',
    'At that coverage, the account of {missing.name} holds a further spend of {missing}.',
    '{value.metric} of {value.name} is {value}, with a coverage of {coverage}.',
  ],
  de: [
    'Die Datei von {covered.name} hat eine Abdeckung von {covered} ihres Kontos.',
    'Bei dieser Abdeckung hat das Konto von {missing.name} weitere Ausgaben von {missing}.',
    'Für {value.name} beträgt die Kennzahl {value.metric} {value}, mit einer Abdeckung von {coverage}.',
  ],
};
