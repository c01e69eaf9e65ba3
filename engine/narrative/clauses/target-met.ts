import type { ClauseTemplates } from '../clause-templates.ts';

/** How reached targets are told. */
export const targetMetClauses: ClauseTemplates = {
  kind: 'target-met',
  en: [
    '{value.name} met the target for {value.metric}: {value} against {target}, an attainment of {attainment}.',
    'The estimate of {value.metric} has the {value:interval}.',
    'Against {target.of}, that is worth {effect:signed}.',
    'The figures for {value.metric} have a coverage of {coverage}.',
  ],
  de: [
    'Für {value.name} ist das Ziel für die Kennzahl {value.metric} erreicht: {value} gegenüber {target}, eine Zielerreichung von {attainment}.',
    'Die Schätzung der Kennzahl {value.metric} hat das {value:interval}.',
    'Gegenüber {target.of} entspricht das einem Gegenwert von {effect:signed}.',
    'Die Zahlen zur Kennzahl {value.metric} haben eine Abdeckung von {coverage}.',
  ],
};
