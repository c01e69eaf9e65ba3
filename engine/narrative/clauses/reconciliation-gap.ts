import type { ClauseTemplates } from '../clause-templates.ts';

/** How rows that do not add up to the printed totals are told. */
export const reconciliationGapClauses: ClauseTemplates = {
  kind: 'reconciliation-gap',
  en: [
    'The rows of {value.name} have a {value.metric} of {value}, against {comparator} in the printed totals.',
    'The rows of {difference.name} differ by {difference:signed} ({difference.metric}, {relative:signed}).',
  ],
  de: [
    'Die Zeilen von {value.name} ergeben {value} ({value.metric}), gegenüber {comparator} in den ausgewiesenen Summen.',
    'Bei {difference.name} beträgt die Abweichung {difference:signed} ({difference.metric}, {relative:signed}).',
  ],
};
