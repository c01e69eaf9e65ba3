import type { ClauseTemplates } from '../clause-templates.ts';

/** How a frequency above the cap is told. */
export const frequencyHighClauses: ClauseTemplates = {
  kind: 'frequency-high',
  en: [
    'The frequency of {value.name} is {value} against {comparator} as the cap.',
    'The spend of {excess.name} on contacts beyond the cap is {excess}.',
  ],
  de: [
    'Die Frequenz von {value.name} liegt bei {value} gegenüber {comparator} als Obergrenze.',
    'Auf Kontakte jenseits der Obergrenze entfallen bei {excess.name} Ausgaben von {excess}.',
  ],
};
